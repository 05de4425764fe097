#!/usr/bin/env python3
"""The first five documents as other programs hand them on.

  hand_on.py FOLDER

Each seed is encoded, wrapped, paged or marked up without a look at what it
says; what a right reading holds is the seed's own.
"""
import html
import json
import os
import re
import sys
import textwrap

from publish import (DATA, curly, mojibake, nfd, non_breaking, soft,
                     zero_width)

HEADING = re.compile(
    r"^\s*(Trosolwg|Meini prawf perfformiad|Gwybodaeth a [Dd]ealltwriaeth|"
    r"Cwmpas.*|Gwybodaeth Cwmpas|Gwerthoedd|Ymddygiadau|Sgiliau|Geirfa|"
    r"Dolenni.*|Cysylltiadau.*)\s*$")
LABEL = re.compile(r"^\s*(\d+(?:\.\d+)*\.?|-)[ \u00a0]+(?=[a-z])")


def wrap(text, width=78):
    out = []
    for line in text.split("\n"):
        out += textwrap.wrap(
            line, width, break_on_hyphens=False, drop_whitespace=True,
            subsequent_indent="   " if LABEL.match(line) else "") or [""]
    return out


def divide(lines):
    """Divide words of nine letters and more that begin a further line."""
    for i in range(1, len(lines)):
        first, _, rest = lines[i].strip().partition(" ")
        if lines[i - 1] and lines[i].startswith("   ") and (
                re.fullmatch("[a-zâêîôûŵŷ]{9,}", first)):
            lines[i - 1] += " " + first[:5] + "-"
            lines[i] = "   " + first[5:] + " " + rest
    return lines


def pages(lines, head, foot, feed):
    out = []
    for start in range(0, len(lines), 38):
        number = start // 38 + 1
        out += ([head, ""] if head else []) + lines[start:start + 38]
        out += ["", "", foot % number, feed]
    return "\n".join(out).replace("\f\n", "\f")


def paged(text):
    return pages(wrap(text), "Safonau Galwedigaethol Cenedlaethol",
                 "Safon%50d", "\f")


def paged_without_feeds(text):
    return pages(wrap(text), "", "© SGC 2021          Tudalen %d o 9", "")


def divided(text):
    return pages(divide(wrap(text, 60)), "SGC", "%d", "\f")


def indented(text):
    return "\n".join("    " + line for line in text.split("\n"))


def trailing(text):
    return "\n".join(line + " \t " for line in text.split("\n"))


def tabbed(text):
    return re.sub(LABEL.pattern, r"\1\t", text, flags=re.M)


def doubled(text):
    return text.replace("\n", "\n\n")


def page_of_paragraphs(text):
    body = "\n".join("<p>%s</p>" % html.escape(line, quote=False)
                     for line in text.split("\n") if line.strip())
    return ('<!DOCTYPE html>\n<html lang="cy"><head><meta charset="utf-8">'
            "<title>SGC</title></head>\n<body>\n%s\n</body></html>\n" % body)


def page_of_lists(text):
    """Headings, lists and paragraphs; labels are the browser's."""
    out, open_list = [], False
    for line in text.split("\n"):
        found = LABEL.match(line)
        below = found and re.match(r"\d+\.\d", found[1])
        if open_list and not found and line.strip():
            out.append("</li></ol>")
            open_list = False
        words = html.escape(LABEL.sub("", line).strip())
        if found and not open_list:
            out.append("<ol><li>" + words)
            open_list = True
        elif below:
            out.append("<ol><li>%s</li></ol>" % words)
        elif found:
            out.append("</li><li>" + words)
        elif HEADING.match(line):
            out.append("<h2>%s</h2>" % words)
        elif words:
            out.append("<p>%s</p>" % words)
    body = "\n".join(out + ["</li></ol>"] * open_list)
    body = body.replace("</li></ol>\n<ol><li>", "</li>\n<li>")
    return ('<html><head><meta charset="utf-8"><title>SGC</title></head>'
            "<body><nav><a href='/'>Hafan</a></nav><main>\n%s\n</main>"
            "</body></html>\n" % body)


def markdown(text):
    out = []
    for line in text.split("\n"):
        if HEADING.match(line):
            line = "\n## " + line.strip() + "\n"
        elif line.count("\t") == 1 and not LABEL.match(line):
            line = "**%s:** %s  " % tuple(line.split("\t"))
        out.append(line.lstrip() if LABEL.match(line) else line)
    return "\n".join(out)


def utf8(text):
    return text.encode("utf-8")


# Name: what is done to the text, then to bytes; the ending of its name.
WAYS = {
    "bom": (None, lambda t: t.encode("utf-8-sig"), "txt"),
    "utf16le": (None, lambda t: b"\xff\xfe" + t.encode("utf-16-le"), "txt"),
    "utf16be": (None, lambda t: b"\xfe\xff" + t.encode("utf-16-be"), "txt"),
    "utf16-bare": (None, lambda t: t.encode("utf-16-le"), "txt"),
    "cp1252": (None, lambda t: t.encode("cp1252"), "txt"),
    "celtic": (None, lambda t: t.encode("iso8859-14"), "txt"),
    "mojibake": (mojibake, utf8, "txt"),
    "nfd": (nfd, utf8, "txt"),
    "curly": (curly, utf8, "txt"),
    "soft": (soft, utf8, "txt"),
    "zero-width": (zero_width, utf8, "txt"),
    "non-breaking": (non_breaking, utf8, "txt"),
    "cr": (lambda t: t.replace("\n", "\r"), utf8, "txt"),
    "crlf": (lambda t: t.replace("\n", "\r\n"), utf8, "txt"),
    "indented": (indented, utf8, "txt"),
    "trailing": (trailing, utf8, "txt"),
    "tabbed": (tabbed, utf8, "txt"),
    "doubled": (doubled, utf8, "txt"),
    "wrapped": (lambda t: "\n".join(wrap(t)), utf8, "txt"),
    "paged": (paged, utf8, "txt"),
    "paged-bare": (paged_without_feeds, utf8, "txt"),
    "divided": (divided, utf8, "txt"),
    "paragraphs": (page_of_paragraphs, utf8, "html"),
    "lists": (page_of_lists, utf8, "html"),
    "markdown": (markdown, utf8, "md"),
}


def answer(name):
    with open(os.path.join(DATA, "seeds", name + ".expected.json"),
              encoding="utf-8") as f:
        truth = json.load(f)
    return {"title": truth["title"], "urn": truth["urn"],
            "language": truth["language"], "metadata": truth["metadata"],
            "empty_sections": truth["empty_sections"],
            "items": [{"id": i["id"], "parent": i["parent"],
                       "section": {"P": "performance",
                                   "K": "knowledge"}[i["id"][0]],
                       "text60": i["text60"]} for i in truth["items"]]}


def main(folder):
    for name in sorted(os.listdir(os.path.join(DATA, "seeds"))):
        if not name.endswith(".txt"):
            continue
        with open(os.path.join(DATA, "seeds", name), encoding="utf-8",
                  newline="") as f:
            text = f.read()
        stem = name[:-4]
        for way, (change, encode, ending) in WAYS.items():
            try:
                data = encode(change(text) if change else text)
            except UnicodeEncodeError:
                continue  # the encoding has no letter for it
            path = os.path.join(folder, "%s-%s." % (stem[:3], way))
            with open(path + ending, "wb") as f:
                f.write(data)
            with open(path + "json", "w", encoding="utf-8") as f:
                json.dump(answer(stem), f, ensure_ascii=False)


if __name__ == "__main__":
    main(sys.argv[1])
