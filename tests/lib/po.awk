# po - a catalogue as lines: msgid, msgid_plural (or nothing), every msgstr,
# with tabs between, the escapes as they stand in the file.  No header.
function text(line) {
	sub(/^[^"]*"/, "", line)
	sub(/"[ \t]*$/, "", line)
	return line
}
function flush_entry(  i, line) {
	if (id != "") {
		line = id "\t" plural
		for (i = 0; i < n; i++)
			line = line "\t" str[i]
		print line
	}
	id = plural = ""
	n = 0
}
/^#/ { next }
/^msgid_plural / { into = "plural"; plural = text($0); next }
/^msgid / { flush_entry(); into = "id"; id = text($0); next }
/^msgstr/ { into = "str"; str[n++] = text($0); next }
/^"/ {
	if (into == "id")
		id = id text($0)
	else if (into == "plural")
		plural = plural text($0)
	else
		str[n - 1] = str[n - 1] text($0)
}
END { flush_entry() }
