# code - C without comments and without what stands in strings:
# each line comes out as FILE:LINE:CODE.
FNR == 1 { comment = 0 }
{
	line = $0
	code = ""
	for (;;) {
		if (comment) {
			end = index(line, "*/")
			if (!end)
				break
			line = substr(line, end + 2)
			comment = 0
		}
		if (!match(line, /\/\*|\/\/|"|'/)) {
			code = code line
			break
		}
		code = code substr(line, 1, RSTART - 1)
		opening = substr(line, RSTART, RLENGTH)
		line = substr(line, RSTART)
		if (opening == "//")
			break
		if (opening == "/*") {
			comment = 1
			line = substr(line, 3)
		} else if (match(line, opening == "\"" ? \
		    /^"([^"\\]|\\.)*"/ : /^'([^'\\]|\\.)*'/)) {
			code = code opening opening
			line = substr(line, RLENGTH + 1)
		} else {
			break
		}
	}
	print FILENAME ":" FNR ":" code
}
