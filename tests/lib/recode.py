"""recode - published standards as they come in other encodings and formats.

    recode.py make FOLDER FORMATS SEED...   writes and prints FOLDER/…, each
    recode.py compare WANT GOT SEEDS FILE...   tells what differs, a line each

A variant is a format (text, html, markdown, paged) and what is done to its
words and bytes afterwards.  compare reads two arrays as "standard convert
--json" prints them, of the SEEDS (their names, with commas) and of the variants;
it knows by a file's name what that cannot keep.
"""
import html
import json
import os
import re
import sys
import textwrap
import unicodedata

ITEM = re.compile(r"^\s*(?:(\d+(?:\.\d+)*)(\.?)|(-))[ \u00a0]+(.*)$")
HEADINGS = {
    "trosolwg", "meini prawf perfformiad", "gwybodaeth a dealltwriaeth",
    "cwmpas/ystod", "cwmpas perfformiad", "gwybodaeth cwmpas", "gwerthoedd",
    "ymddygiadau", "sgiliau", "geirfa", "dolenni i nos eraill",
    "cysylltiadau allanol"}
LABELS = {
    "fersiwn rhif", "dyddiad adolygu dangosol", "dilysrwydd", "statws",
    "sefydliad cychwynnol", "urn gwreiddiol", "galwedigaethau perthnasol",
    "cod soc", "geiriau allweddol"}


def blocks(text):
    """A seed as (kind, ...): heading, fact, item, words."""
    out, lines = [], [line.rstrip("\n") for line in text.split("\n")]
    i = 0
    while i < len(lines):
        line = lines[i].strip()
        bare = line.lower()
        i += 1
        if not line:
            continue
        item = ITEM.match(lines[i - 1])
        if item:
            label = item.group(1) or "-"
            out.append(("item", label, item.group(2) or "", item.group(4)))
        elif bare in HEADINGS:
            out.append(("heading", line))
        elif bare in LABELS:
            while i < len(lines) and not lines[i].strip():
                i += 1
            value = ""
            if i < len(lines) and lines[i].strip().lower() not in LABELS:
                value = lines[i].strip()
                i += 1
            out.append(("fact", line, value))
        elif "\t" in line:
            out.append(("fact", *line.split("\t", 1)))
        elif re.match(r"^[^:]{1,40}: \S", line) and len(out) < 8:
            out.append(("fact", *line.split(": ", 1)))
        else:
            out.append(("words", line))
    return out


def is_title(parts, i):
    """Words that no heading comes before, or that end the last list."""
    if parts[i][0] != "words":
        return False
    if i == 0:
        return True
    return i + 1 < len(parts) and parts[i - 1][0] == "item" and \
        parts[i + 1][0] == "fact"


def nested(labels):
    """Do labels have parts, so that <ol> cannot count them?"""
    return any("." in label for label in labels)


def html_items(items):
    labels = [i[1] for i in items]
    if labels[0] == "-":
        tag, rows = "ul", ["<li>%s</li>" % html.escape(i[3]) for i in items]
    elif nested(labels):
        tag, rows = "ul", [
            "<li><span>%s</span>\n  <div>%s</div></li>" % (
                i[1], html.escape(i[3])) for i in items]
    elif len(set(labels)) < len(labels):
        return "".join("<p>%s. %s</p>\n" % (i[1], html.escape(i[3]))
                       for i in items)
    else:
        tag, rows = "ol", ["<li><p>%s</p>" % html.escape(i[3]) for i in items]
    return "<%s>\n%s\n</%s>\n" % (tag, "\n".join(rows), tag)


def html_facts(facts):
    if len(facts) > 5:
        rows = "".join("<tr><th>%s</th>\n<td>%s</td></tr>\n" % (
            html.escape(f[1]), html.escape(f[2])) for f in facts)
        return "<table>\n%s</table>\n" % rows
    if len(facts) > 3:
        return "<p>%s</p>\n" % "<br>\n".join(
            "<strong>%s</strong>: %s" % (html.escape(f[1]), html.escape(f[2]))
            for f in facts)
    return "<dl>%s</dl>\n" % "".join("<dt>%s</dt><dd>%s</dd>\n" % (
        html.escape(f[1]), html.escape(f[2])) for f in facts)


def grouped(parts):
    """Neighbours of one kind together."""
    i = 0
    while i < len(parts):
        j = i + 1
        while j < len(parts) and parts[j][0] == parts[i][0]:
            j += 1
        yield i, parts[i:j]
        i = j


def as_html(text):
    body, parts = "", blocks(text)
    for at, group in grouped(parts):
        kind = group[0][0]
        if kind == "item":
            body += html_items(group)
        elif kind == "fact":
            body += html_facts(group)
        else:
            for k, part in enumerate(group):
                words = html.escape(part[1], quote=False)
                words = words.replace("\u00a0", "&nbsp;")
                if kind == "heading":
                    body += "<h2>%s</h2>\n" % words
                elif is_title(parts, at + k):
                    body += "<h1>%s</h1>\n" % words
                else:
                    first, space, rest = words.partition(" ")
                    body += "<p><em>%s</em>%s%s\n</p>\n" % (first, space, rest)
    return """<!DOCTYPE html>
<html lang="cy"><head><meta charset="utf-8"><title>Safonau</title>
<style>p > b { color: red }</style>
<script>if (1 < 2) document.write("<p>Trosolwg</p>")</script></head><body>
<a class="skip-link" href="#m">Neidio i'r cynnwys</a>
<header><a href="/">Safonau Galwedigaethol</a></header>
<nav><ul><li><a href="/">Hafan</a></li><li><a href="/c">Cysylltu</a></li></ul>
</nav>
<main id="m">
<p class="breadcrumb"><a href="/">Hafan</a> &gt; <a href="/s">Safonau</a></p>
%s</main>
<footer><p>&copy; 2026</p></footer>
</body></html>
""" % body


def markdown_words(words):
    return re.sub(r"([\\`*_\[\]<>#])", r"\\\1", words)


def as_markdown(text):
    out, parts = "", blocks(text)
    for at, group in grouped(parts):
        kind = group[0][0]
        if kind == "item":
            for part in group:
                # CommonMark has no "12.1": it stays a line.
                dot = "" if "." in part[1] or part[1] == "-" else \
                    part[2] or "."
                out += "%s%s %s\n" % (part[1], dot, markdown_words(part[3]))
            out += "\n"
        elif kind == "fact" and len(group) > 5:
            out += "| Maes | Gwerth |\n|---|---|\n"
            out += "".join("| **%s** | %s |\n" % p[1:] for p in group) + "\n"
        elif kind == "fact":
            out += "  \n".join("**%s:** %s" % p[1:] for p in group) + "\n\n"
        else:
            for k, part in enumerate(group):
                words = markdown_words(part[1])
                if kind == "heading":
                    out += "## %s\n\n" % words
                elif is_title(parts, at + k):
                    out += "# %s\n\n" % words
                else:
                    first, space, rest = words.partition(" ")
                    out += "**%s**%s%s\n\n" % (first, space, rest)
    return out


def hyphenated(line, width, mark):
    """Wrapped; every other line that can be breaks its last word."""
    out, odd = [], False
    while len(line) > width:
        cut = line.rfind(" ", 0, width)
        if cut < width // 2:
            cut = width
        head, rest = line[:cut], line[cut + 1:]
        word = re.match(r"[a-z]{6,}", rest)
        if odd and word:
            head += " " + word.group()[:3] + mark
            rest = rest[3:]
        odd = not odd
        out.append(head)
        line = rest
    return out + [line]


def as_paged(text, mark="-"):
    """What pdftotext gives: heads and feet, wrapped and hyphenated lines."""
    lines = []
    for line in text.split("\n"):
        indent = re.match(r"\s*", line).group()
        whole = hyphenated(line, 78, mark) if "\t" not in line else [line]
        lines += [whole[0]] + [indent + rest for rest in whole[1:]]
    pages = [lines[i:i + 44] for i in range(0, len(lines), 44)]
    return "\f".join(
        "Safonau Galwedigaethol Cenedlaethol\n\n%s\n\nTudalen %d o %d\n" % (
            "\n".join(page), n + 1, len(pages)) for n, page in
        enumerate(pages))


def soft(text, mark):
    """A mark that nobody sees within every long word."""
    return re.sub(r"(?<![<&#\w/=\"-])([a-z]{4})([a-z]{4,})(?![^<]*>)",
                  r"\1%s\2" % mark, text)


def curly(text):
    out = re.sub(r"(?<=\w)'(?=\w)", "\u2019", text)
    out = re.sub(r"(?<!\w)'(\w[^'\n]*?)'(?!\w)", "\u2018\\1\u2019", out)
    return out.replace("'", "\u2019")


def mojibake(text, codec):
    """UTF-8 read as single bytes, as Windows does it: what has no character
    there stays a control."""
    if codec == "latin-1":
        return text.encode().decode("latin-1")
    return "".join(
        bytes([b]).decode("cp1252", "ignore") or chr(b)
        for b in text.encode())


WITHOUT = str.maketrans("ŵŷŴŶ", "wyWY")
WORDS = {
    "nfd": lambda t: unicodedata.normalize("NFD", t),
    "curly": curly,
    "soft": lambda t: soft(t, "\u00ad"),
    "zero": lambda t: soft(t, "\u200b"),
    "joiner": lambda t: soft(t, "\u2060"),
    "cr": lambda t: t.replace("\n", "\r"),
    "crlf": lambda t: t.replace("\n", "\r\n"),
    "twice": lambda t: mojibake(mojibake(t, "cp1252"), "cp1252"),
    "mojibake": lambda t: mojibake(t, "cp1252"),
    "mojilatin": lambda t: mojibake(t, "latin-1"),
    "named": lambda t: re.sub(
        "[âêîôûŵŷïë]", lambda m: "&%s%s;" % (
            unicodedata.normalize("NFD", m.group())[0],
            "uml" if m.group() in "ïë" else "circ"), t),
    "numbered": lambda t: t.encode("ascii", "xmlcharrefreplace").decode(),
}
BYTES = {
    "utf8": lambda t: t.encode(),
    "bom": lambda t: t.encode("utf-8-sig"),
    "utf16": lambda t: t.encode("utf-16"),
    "utf16le": lambda t: t.encode("utf-16-le"),
    "utf16be": lambda t: t.encode("utf-16-be"),
    "utf16bebom": lambda t: b"\xfe\xff" + t.encode("utf-16-be"),
    # Windows-1252 and 8859-1 hold no ŵ or ŷ: people then write w and y.
    "cp1252": lambda t: t.translate(WITHOUT).encode("cp1252"),
    "latin1": lambda t: t.translate(WITHOUT).encode("latin-1"),
    "iso14": lambda t: t.encode("iso8859-14"),
    "cp1252refs": lambda t: t.replace("utf-8", "windows-1252").encode(
        "cp1252", "xmlcharrefreplace"),
    "cp1252meta": lambda t: t.replace("utf-8", "windows-1252").translate(
        WITHOUT).encode("cp1252"),
    "iso14meta": lambda t: t.replace("utf-8", "ISO-8859-14").encode(
        "iso8859-14"),
}
FORMATS = {
    "text": ("txt", lambda t: t),
    "html": ("html", as_html),
    "markdown": ("md", as_markdown),
    "paged": ("txt", as_paged),
    "pagedsoft": ("txt", lambda t: as_paged(t, "\u00ad")),
}
TEXT = """utf8 bom utf16 utf16le utf16be utf16bebom cp1252 latin1 iso14
nfd curly soft zero joiner cr crlf mojibake mojilatin twice
nfd+cr nfd+utf16 curly+cp1252 soft+utf16le soft+cp1252 zero+crlf+utf16be
mojibake+crlf mojibake+bom mojibake+utf16le nfd+mojibake curly+nfd+crlf+bom
nfd+soft+zero cr+iso14 cr+utf16be curly+mojibake soft+mojilatin+cr
curly+soft+crlf+cp1252""".split()
MARKED = """utf8 bom utf16 utf16be cp1252 iso14 nfd curly soft zero cr crlf
mojibake twice nfd+crlf curly+cp1252 soft+utf16le curly+nfd+crlf+bom
mojibake+crlf zero+cr+utf16le""".split()
VARIANTS = {
    "text": TEXT,
    "markdown": MARKED,
    "html": MARKED + """cp1252refs cp1252meta iso14meta named numbered
curly+cp1252refs soft+numbered named+cr+utf16""".split(),
    "paged": "utf8 utf16 crlf nfd curly cp1252 zero+utf16be".split(),
    "pagedsoft": "utf8 utf16 crlf+utf16le".split(),
}


def recode(text, form, steps):
    text = FORMATS[form][1](text)
    for step in steps:
        if step in WORDS:
            text = WORDS[step](text)
    last = steps[-1] if steps[-1] in BYTES else "utf8"
    return BYTES[last](text)


def make(folder, forms, seeds):
    for seed in seeds:
        with open(seed, encoding="utf-8") as f:
            text = f.read()
        name = os.path.basename(seed)[:3]
        for form in forms.split(","):
            for variant in VARIANTS[form]:
                path = "%s/%s.%s.%s.%s" % (
                    folder, name, form, variant, FORMATS[form][0])
                with open(path, "wb") as f:
                    f.write(recode(text, form, variant.split("+")))
                print(path)


def plain(value, path):
    """What is compared: without lines and warnings, nor what cannot be."""
    if isinstance(value, dict):
        dropped = {"line", "warnings"}
        # A key made of the words changes with them.
        if re.search("cp1252|latin1|curly", path):
            dropped.add("key")
        return {k: plain(v, path) for k, v in value.items()
                if k not in dropped}
    if isinstance(value, list):
        return [plain(v, path) for v in value]
    if isinstance(value, str):
        value = re.sub(r"\s+", " ", value)
        if "cp1252" in path or "latin1" in path:
            value = value.translate(WITHOUT)
        if "curly" in path:
            value = re.sub("[\u2018\u2019]", "'", value)
    return value


def differences(want, got, where=""):
    if isinstance(want, dict) and isinstance(got, dict):
        for key in sorted(set(want) | set(got)):
            yield from differences(
                want.get(key), got.get(key), where + "." + key)
    elif isinstance(want, list) and isinstance(got, list):
        if len(want) != len(got):
            yield "%s: %d, not %d" % (where, len(got), len(want))
        for i, (a, b) in enumerate(zip(want, got)):
            yield from differences(a, b, "%s[%d]" % (where, i))
    elif want != got:
        yield "%s: %r, not %r" % (where, got, want)


def compare(want_path, got_path, seeds, files):
    with open(want_path, encoding="utf-8") as f:
        want = dict(zip(seeds, json.load(f)))
    with open(got_path, encoding="utf-8") as f:
        got = json.load(f)
    for path, unit in zip(files, got):
        name = os.path.basename(path)
        found = list(differences(plain(want[name[:3]], path),
                                 plain(unit, path)))
        print("%s\t%s" % (name, "; ".join(found[:3])))


if __name__ == "__main__":
    if sys.argv[1] == "make":
        make(sys.argv[2], sys.argv[3], sys.argv[4:])
    else:
        compare(sys.argv[2], sys.argv[3], sys.argv[4].split(","), sys.argv[5:])
