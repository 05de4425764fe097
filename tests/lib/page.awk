# page - the words that stand in a template as they are, a line each.  What a
# key is called, code and an element that names its own language are no texts.
function cut(s, from, to,  out, i) {
	while ((i = index(s, from)) > 0) {
		out = out substr(s, 1, i - 1)
		s = substr(s, i + length(from))
		i = index(s, to)
		s = i > 0 ? substr(s, i + length(to)) : ""
	}
	return out s
}
function say(s) {
	gsub(/&[a-z]+;|tyst|URN|KiB/, "", s)
	gsub(/[ \n]+/, " ", s)
	if (s ~ /[[:alpha:]][[:alpha:]]/)
		print FILENAME ": " s
}
{ all = all $0 "\n" }
END {
	all = cut(cut(all, "<!--", "-->"), "{{", "}}")
	all = cut(all, "<style>", "</style>")
	gsub(/<kbd>[^<]*<|<code>[^<]*<|<[^>]* lang="(cy|en)"[^>]*>[^<]*</, "<", all)
	n = split(all, parts, "<")
	for (i = 1; i <= n; i++) {
		tag = i > 1 ? parts[i] : ""
		sub(/>.*/, "", tag)
		sub(/^[^>]*>/, "", parts[i])
		say(parts[i])
		while (match(tag, /(aria-label|alt|title|placeholder)="[^"]*"/)) {
			said = substr(tag, RSTART, RLENGTH)
			tag = substr(tag, RSTART + RLENGTH)
			sub(/^[^"]*/, "", said)
			say(said)
		}
	}
}
