#!/bin/sh
# Every visible text is marked, translated and in the house's tone.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/lint.sh"
need xgettext
need msgattrib
build=${abs_top_builddir:-$top}

# What is the same in Welsh.
cat >"$tmp/same" <<'EOT'
tyst [--data DIR] [--lang cy|en] [--json] [--quiet] COMMAND …
EOT

# merged PO POT: the catalogue as it would be with every text of the source.
merged() {
	msgmerge --quiet --no-fuzzy-matching --output-file=- "$1" "$2"
}

# ids: the msgids of a catalogue on stdin, without its header.
ids() { awk -f "$top/tests/lib/po.awk" | cut -f 1; }

untranslated() { merged "$@" | msgattrib --untranslated | ids; }
# Merging makes a translation fuzzy too whose directives cannot be right.
fuzzy() { merged "$@" | msgattrib --only-fuzzy | ids; }
gone() { merged "$@" | msgattrib --only-obsolete | sed -n 's/^#~ msgid //p'; }
wrong_formats() {
	merged "$@" >"$tmp/merged.po"
	msgfmt --check-format -o /dev/null "$tmp/merged.po" 2>&1
}

# tone PO: texts out of tone, in English or in the other language.
tone() {
	awk -f "$top/tests/lib/po.awk" "$1" | awk -F '\t' '
	FNR == NR { same[$0] = 1; next }
	function last(s) { return substr(s, length(s)) }
	function closes(s) { return last(s) ~ /[.?:…]/ ? last(s) : "" }
	$1 ~ /^Error/ { print "begins with Error: " $1 }
	{
		for (i = 1; i <= NF; i++) {
			if ($i ~ /!/)
				print "exclaims: " $i
			if ($i ~ /Gwall:/)
				print "says Gwall: " $i
		}
		for (i = 3; i <= NF; i++) {
			if ($i != "" && ($i == $1 || $i == $2) &&
			    !($1 in same))
				print "is not translated: " $1
			if ($i != "" && closes($i) != closes($1))
				print "ends otherwise: " $i
		}
	}' "$tmp/same" -
}

# unmarked TREE: words handed to a reader without N_ or tr.
unmarked() (
	cd "$1" || exit
	# shellcheck disable=SC2046
	xgettext --from-code=UTF-8 --no-location --force-po --keyword \
		--keyword=out_line:2 --keyword=out_note:2 --keyword=fail:4 \
		--keyword=fail_errno:3 --output=- $(sources . src) | ids |
	while IFS= read -r text; do
		printf '%s\n' "$text" |
		sed 's/%[-+ 0#]*[0-9*]*\(\.[0-9*]*\)\{0,1\}[hljzt]*[a-zA-Z]//g
			s/\\[a-z]//g; s/tyst//g' |
			grep -q '[[:alpha:]][[:alpha:]]' && echo "$text"
	done
)

# in_templates TREE: words of a page outside {{_ …}}.
in_templates() (
	cd "$1" || exit
	for page in src/*/page/*.html; do
		awk -f "$top/tests/lib/page.awk" "$page"
	done
)

"$top/src/po/extract" "$top" "$build" >"$tmp/now.pot"
for po in "$top"/src/po/*.po; do
	name=${po##*/}
	is "$name: every text is translated" \
		"$(untranslated "$po" "$tmp/now.pot")" ""
	is "$name: no translation is doubtful" "$(fuzzy "$po" "$tmp/now.pot")" ""
	is "$name: no text is gone from the source" \
		"$(gone "$po" "$tmp/now.pot")" ""
	is "$name: directives agree" "$(wrong_formats "$po" "$tmp/now.pot")" ""
	is "$name: the tone is the house's" "$(tone "$po")" ""
done
is "no text reaches a reader unmarked" "$(unmarked "$top")" ""
is "nor does one in a template" "$(in_templates "$top")" ""

plant src/cli/x.c <<-'X'
	int x(int n) {
	    out_line(o, "Plain words %d", 1);
	    out_line(o, "%-20s %s", tr(lang, "Found %d."), N_("Kept."));
	    return fail(c, ERR_INPUT, "code", tr_n(lang, "%d unit!", "%d units!", n));
	}
X
"$top/src/po/extract" "$tmp/tree" >"$tmp/x.pot"
cat >"$tmp/x.po" <<'X'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n!=1;\n"
#, c-format
msgid "Found %d."
msgstr "Gwall: %s"
#, fuzzy
msgid "Kept."
msgstr "Kept."
msgid "Gone."
msgstr "Wedi mynd."
X
is "a text that is not translated is found" \
	"$(untranslated "$tmp/x.po" "$tmp/x.pot")" "%d unit!"
is "a doubtful translation is found" "$(fuzzy "$tmp/x.po" "$tmp/x.pot")" "Kept."
is "a text that is gone is found" "$(gone "$tmp/x.po" "$tmp/x.pot")" '"Gone."'
like "directives that differ are found" \
	"$(wrong_formats "$tmp/x.po" "$tmp/x.pot")" "*'msgid' and 'msgstr'*"
is "a wrong tone is found" "$(merged "$tmp/x.po" "$tmp/x.pot" >"$tmp/y.po"
	tone "$tmp/y.po")" "says Gwall: Gwall: %s
ends otherwise: Gwall: %s
is not translated: Kept.
exclaims: %d unit!
exclaims: %d units!"
is "unmarked words are found" "$(unmarked "$tmp/tree")" "Plain words %d"
plant src/web/page/x.html <<-'X'
	<!-- words --><p title="{{_ "Kept"}}">{{_ "Kept"}} <kbd>Esc</kbd></p>
	<a lang="cy">Cymraeg</a>{{#if a->b}}<img alt="A picture">{{/if}}
	<p class="x">Plain
	words</p>
X
is "and in a template" "$(in_templates "$tmp/tree")" \
	'src/web/page/x.html: "A picture"
src/web/page/x.html: Plain words'
done_testing
