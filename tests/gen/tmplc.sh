#!/bin/sh
# tmplc: values are escaped for their place; where no escaping is safe, and
# where a browser could read the page otherwise, the template is refused.
. "${srcdir:-.}/tests/lib/tap.sh"
top=$(cd "${srcdir:-.}" && pwd)
build=${abs_top_builddir:-$PWD}
tmplc=$build/src/gen/tmplc
dir=$(mktemp -d) && trap 'rm -rf "$dir"' EXIT && cd "$dir" || exit 99

page() { # the body of a page on stdin → a.html
	{ echo '{{#page view_a(const struct a *v)}}'; cat; } >a.html
}
# The line and the message follow "a.html:"; the body begins in line 2.
refused() { # NAME MESSAGE
	page
	status "refused: $1" 1 "$tmplc" a.html
	is "and why: $1" "$(echo "$output" | grep '^a\.html:')" "a.html:$2"
}
# What is written for the body on stdin, without what is the same for all.
body() {
	page
	"$tmplc" a.html 2>&1 | sed -e '1,/^{$/d' -e '/^#line/d' -e 's/^ *//' |
		tr '\n' ' '
}
is_body() { is "$1" "$(body)" "$2 } "; }

is_body "text and values" 'html_literal(o, "<p title=\""); _Generic((v->t), HTML_TYPES)(o, HTML_PLAIN, v->t); html_literal(o, "\">"); _Generic((v->s), HTML_IN_TEXT)(o, HTML_TEXT, v->s); html_literal(o, "</p>");' <<'END'
<p title="{{v->t}}">{{ v->s }}</p>
END
is_body "addresses, whole and in parts" 'html_literal(o, "<a href=\""); _Generic((v->a), HTML_TYPES)(o, HTML_URL, v->a); html_literal(o, "#x\"></a><img src=\""); _Generic((v->b), HTML_TYPES)(o, HTML_PATH, v->b); html_literal(o, "\"><a href='\''/x/"); _Generic((v->c), HTML_TYPES)(o, HTML_PART, v->c); html_literal(o, "?y="); _Generic((v->d), HTML_TYPES)(o, HTML_PART, v->d); html_literal(o, "'\''></a>");' <<'END'
<a href="{{v->a}}#x"></a><img src="{{v->b}}"><a href='/x/{{v->c}}?y={{v->d}}'></a>
END
is_body "texts and plurals" 'html_put(o, HTML_TEXT, tr(o->lang, "A \"b\" }}")); html_put_format(o, HTML_TEXT, tr(o->lang, "A %s"), v->s); html_put_format(o, HTML_TEXT, tr_n(o->lang, "%lu of %s", "%lu of %s", (unsigned long)(f(v, 1))), (unsigned long)(f(v, 1)), v->s);' <<'END'
{{_ "A \"b\" }}"}}{{_ "A %s", v->s}}{{_n "%lu of %s", "%lu of %s", f(v, 1), v->s}}
END
is_body "blocks" 'if (v->a) { html_literal(o, "A"); } else if (v->b) { html_literal(o, "B"); } else { html_literal(o, "C"); } for (size_t i_n = 0, i_of = (size_t)( v->n); i_n < i_of; i_n++) { const char *const *i = &(v->list)[i_n]; _Generic((*i), HTML_IN_TEXT)(o, HTML_TEXT, *i); }' <<'END'
{{#if v->a}}A{{#elif v->b}}B{{#else}}C{{/if}}{{#each const char *const *i : v->list, v->n}}{{*i}}{{/each}}
END
is_body "an attribute that may be there" 'html_literal(o, "<input "); if (v->a) { html_literal(o, "checked"); } html_literal(o, " name=\"x\""); if (v->b) { html_literal(o, " id=\""); _Generic((v->s), HTML_TYPES)(o, HTML_PLAIN, v->s); html_literal(o, "\""); } html_literal(o, ">");' <<'END'
<input {{#if v->a}}checked{{/if}}name="x"{{#if v->b}}id="{{v->s}}"{{/if}}>
END
is_body "calls" 'view_b(o); html_literal(o, "\n" ""); view_c(o, v, (struct d){1});' <<'END'
{{> view_b()}}
{{> view_c(v, (struct d){1})}}
END
is_body "indentation and comments are left out" 'html_literal(o, "<p class=\"a b\">\n" "x y</p>");' <<'END'
  <!-- A "comment" & <more>. -->
<p
   class="a b">

    x  y</p>

END
is_body "but not where they count" 'html_literal(o, "<pre>\n" "a\n" "  b</pre><textarea>\n" ""); _Generic((v->s), HTML_TYPES)(o, HTML_PLAIN, v->s); html_literal(o, "</textarea>");' <<'END'
<pre>a
  b</pre><textarea>{{v->s}}</textarea>
END
is_body "what C would read otherwise is written so" 'html_literal(o, "a\\n?\?(&quot;");' <<'END'
a\n??(&quot;
END
cat >two.html <<'END'
{{#part row(const struct a *v)}}<i>{{v->s}}</i>
{{#page view_b()}}<b></b>
END
status "several in a file" 0 "$tmplc" two.html
like "each a function" "$output" "*static void
row(struct html \*o, const struct a \*v)*
void
view_b(struct html \*o)
*"
mkdir -p src/web/page && cp two.html src/web/page/
like "the room's views are included" "$("$tmplc" src/web/page/two.html)" \
	'*#include "web/views.h"*'

# Values where no escaping is safe.
inside='a value inside a tag stands between an attribute'"'"'s quotes'
refused "a value in a script" "2: no value may stand in <script>" <<'END'
<script>var a = "{{v->s}}";</script>
END
refused "a value in a style" "3: no value may stand in <style>" <<'END'
<style>
p { color: {{v->s}} }</style>
END
for raw in iframe noembed noframes noscript plaintext template xmp; do
	refused "a value in $raw" "2: no value may stand in <$raw>" <<END
<$raw>{{v->s}}</$raw>
END
done
refused "what a browser would not end with </script>" "2: a comment in <script>" <<'END'
<script><!--<script></script>{{v->s}}</script>
END
refused "a value in a comment" "2: no tag may stand in a comment" <<'END'
<!-- {{v->s}} -->
END
refused "a value in the doctype" "2: no value may stand in the doctype" <<'END'
<!doctype {{v->s}}>
END
refused "a value without quotes" "2: the value of title wants quotes" <<'END'
<p title={{v->s}}>
END
refused "an attribute without quotes" "2: the value of title wants quotes" <<'END'
<p title=x>
END
refused "the name of a tag" "2: a bare <: write &lt;" <<'END'
<{{v->s}}>
END
refused "half the name of a tag" "2: no value may stand in the name of a tag" <<'END'
<h{{v->n}}>
END
refused "the name of an end tag" "2: a bare <: write &lt;" <<'END'
<p></{{v->s}}>
END
refused "an attribute" "2: $inside" <<'END'
<p {{v->s}}>
END
refused "an attribute's name" "2: $inside" <<'END'
<p data-{{v->s}}="x">
END
for name in onclick ONCLICK style srcdoc srcset content formmethod http-equiv \
	target; do
	lower=$(echo "$name" | tr '[:upper:]' '[:lower:]')
	refused "the attribute $name" \
		"2: no value may stand in the attribute $lower" <<END
<p $name="{{v->s}}">
END
done
refused "the base of all addresses" "2: no value may stand in <base>" <<'END'
<base href="{{v->s}}">
END

# Addresses.
begins='an address begins with a path of ours, ?, #'
anywhere="$begins, mailto:, or http:// and a host"
for start in 'java' 'javascript:' ' ' '/' '//' "/\\" 'x' 'https:' 'https://' \
	'https://x' 'data:'; do
	refused "a value behind “$start”" \
		"2: no value may stand behind “$start”: $anywhere" <<END
<a href="$start{{v->s}}">
END
done
refused "a foreign host in one of ours" \
	"2: no value may stand behind “https://x/”: $begins" <<'END'
<form action="https://x/{{v->s}}">
END
refused "two whole addresses" "2: behind a whole address no value may stand" <<'END'
<a href="{{v->s}}{{v->t}}">
END
refused "a path behind a whole address" \
	"2: behind a whole address only ?, # or & may stand" <<'END'
<a href="{{v->s}}/x">
END
refused "the same by a block" "2: behind a whole address no value may stand" <<'END'
<a href="{{#if v->a}}{{v->s}}{{#else}}/x{{/if}}{{v->t}}">
END
refused "a beginning that may be missing" "2: the ways through this block end in different places of the HTML syntax" <<'END'
<a href="{{#if v->a}}/x{{/if}}{{v->t}}">
END

# Blocks.
apart="the ways through this block end in different places of the HTML syntax"
for block in '{{#if v->a}}<p{{/if}}>' '<p{{#if v->a}}>{{/if}}' \
	'<p title="{{#if v->a}}"{{/if}}>' \
	'{{#if v->a}}<pre>{{/if}}' '{{#if v->a}}<textarea>{{/if}}' \
	'{{#if v->a}}<p title="{{#else}}<p alt="{{/if}}x">' \
	"{{#if v->a}}<p title=\"{{#else}}<p title='{{/if}}x\">" \
	'{{#each int *i : v->l, v->n}}<p {{/each}}>' \
	'{{#if v->a}}x{{#elif v->b}}<p {{#else}}y{{/if}}'; do
	refused "$block" "2: $apart" <<END
$block
END
done
for block in '{{#if v->a}}<script>{{/if}}' '<script>{{#if v->a}}{{/if}}'; do
	refused "$block" "2: no tag may stand in <script>" <<END
$block
END
done
refused "an #if left open" "4: the block of line 2 is not closed" <<'END'
{{#if v->a}}

END
refused "an #if left open at the next page" "3: the block of line 2 is not closed" <<'END'
{{#each int *i : v->l, v->n}}
{{#page view_b()}}
END
refused "an /if alone" "2: {{/if}} belongs to no block" <<'END'
{{/if}}
END
refused "an #else alone" "2: {{#else}} belongs to no block" <<'END'
{{#else}}
END
refused "an #else twice" "2: {{#else}} behind {{#else}}" <<'END'
{{#if 1}}{{#else}}{{#else}}{{/if}}
END
refused "the wrong end" "3: {{/each}} inside the block of line 2" <<'END'
{{#if 1}}
{{/each}}
END
refused "an #each without a count" "2: wants {{#each TYPE *NAME : ARRAY, COUNT}}" <<'END'
{{#each int *i : v->l}}{{/each}}
END
refused "an #each without a pointer" "2: wants {{#each TYPE *NAME : ARRAY, COUNT}}" <<'END'
{{#each int i : v->l, v->n}}{{/each}}
END
refused "too many blocks" "18: blocks nest too deep" <<END
$(yes '{{#if 1}}' | head -n 17)
END

# Things left open, and things that are not there.
refused "a tag of ours left open" "2: {{ is not closed" <<'END'
<p>{{v->s</p>
END
refused "a string left open" "2: a string is not closed" <<'END'
{{_ "Text}}
END
refused "an end alone" "2: }} closes nothing" <<'END'
a }} b
END
for open in '<p' '<p title="' '<textarea>' '<script>'; do
	tag=${open%% *} tag=${tag#<}
	refused "$open left open" "3: <${tag%>}> is not closed" <<END
$open
END
done
refused "pre left open" "3: <pre> is not closed" <<'END'
<pre>
END
refused "a comment left open" "3: a comment is not closed" <<'END'
<!-- a
END
for tag in '#unless x' '/unless' '! comment' '&v->s' '{v->s' '^x' '#' '/'; do
	refused "there is no $tag" "2: there is no tag {{$tag}}" <<END
{{$tag}}
END
done
refused "nothing" "2: an empty tag" <<'END'
{{ }}
END
refused "a text that is no string" "2: a text is a string in double quotes" <<'END'
{{_ v->s}}
END
refused "a text and no comma" '2: wants {{_ "TEXT", VALUES}}' <<'END'
{{_ "A" v->s}}
END
refused "a text that lacks its values" "2: a text with % wants values" <<'END'
{{_ "Sent to %s"}}
END
refused "a plural without a count" '2: wants {{_n "ONE", "MANY", COUNT}}' <<'END'
{{_n "a", "b"}}
END
refused "a call in an attribute" "2: a template is called in text only" <<'END'
<p title="{{> view_b()}}">
END
refused "a call without values" "2: wants {{> NAME(VALUES)}}" <<'END'
{{> view_b}}
END
refused "a page without parameters" "2: wants NAME(PARAMETERS)" <<'END'
{{#page view_b}}
END

# Strictness.
refused "a bare <" "2: a bare <: write &lt;" <<'END'
1 < 2
END
refused "a bare < in a title" "2: a bare < in <title>: write &lt;" <<'END'
<title>a<b></title>
END
refused "a bare &" "2: a bare &: write &amp;" <<'END'
<a href="/x?a=1&b=2">
END
refused "a reference that a value could end" "2: a bare &: write &amp;" <<'END'
&{{v->s}};
END
refused "a quote in a tag" '2: “"” where an attribute'"'"'s name should be' <<'END'
<p title="x"">
END
refused "a < in a tag" '2: “<” where an attribute'"'"'s name should be' <<'END'
<p <b>
END
refused "a blank before =" '2: “=” where an attribute'"'"'s name should be' <<'END'
<p title ="x">
END
refused "a name of a tag" "2: “:” in the name of a tag" <<'END'
<svg:a>
END
echo '<p>' >a.html
status "a page without its head" 1 "$tmplc" a.html
like "is refused" "$output" "*a.html:1: wants {{#page NAME(PARAMETERS)}} first*"
: >a.html
status "an empty file" 1 "$tmplc" a.html
like "is refused too" "$output" "*a.html:1: wants {{#page*"

# Texts go to the catalogue under the template's name.
if have xgettext "texts and plurals are found"; then
	mkdir -p tree/src build/src/web/page
	page <<-'END'
		{{_ "Sent to %s", v->s}}{{_n "%lu unit", "%lu units", v->n}}
	END
	cp a.html src/web/page/
	"$tmplc" src/web/page/a.html >build/src/web/page/a.c
	is "texts and plurals are found" "$("$top/src/po/extract" tree build |
		sed '1,/^$/d' | grep -v '^#,')" '#: src/web/page/a.html
msgid "Sent to %s"
msgstr ""

#: src/web/page/a.html
msgid "%lu unit"
msgid_plural "%lu units"
msgstr[0] ""
msgstr[1] ""'
fi

# What the C compiler finds, at the template's line.
cat >views.h <<'END'
#include "base/html.h"
struct a { const char *s; int n; _Bool flag; double real; struct safe_html safe; };
void view_a(struct html *o, const struct a *v);
END
compiled() {
	page
	"$tmplc" a.html >a.c || return
	# The flags are quoted for a shell, as make would give them to one.
	(cd "$build" && eval "$CC $TYST_CPPFLAGS -I'$dir' -std=c11 -Wall" \
		"-Wextra -Werror -fsyntax-only '$dir/a.c'") 2>&1 |
		sed -n '/\(error\|warning\):/s/^\([^:]*:[0-9]*\):.*/\1/p' | sort -u
}
is "a template compiles without a warning" "$(compiled <<'END'
<p title="{{v->s}}">{{v->s}}{{v->n}}{{v->safe}}{{_ "%d", v->n}}</p>
END
)" ""
faulty() { is "$1" "$(compiled)" "a.html:$2"; }
faulty "a misspelt field" 3 <<'END'
<p>
{{v->ss}}
END
faulty "a misspelt field in a condition" 4 <<'END'
<p>

{{#if v->ss}}{{/if}}
END
faulty "a truth as text" 2 <<'END'
{{v->flag}}
END
faulty "a number that is not whole" 2 <<'END'
{{v->real}}
END
faulty "a struct" 2 <<'END'
{{*v}}
END
faulty "safe HTML in an attribute" 2 <<'END'
<p title="{{v->safe}}">
END
faulty "safe HTML in a textarea" 2 <<'END'
<textarea>{{v->safe}}</textarea>
END
faulty "a directive of another type" 2 <<'END'
{{_ "%s", v->n}}
END
done_testing
