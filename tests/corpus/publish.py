#!/usr/bin/env python3
"""Publish a few units in many shapes, each with what a right reading holds.

  publish.py FOLDER

A unit is NAME.unit in tests/data/corpus: a fact, a criterion (P), a criterion
below the last one (P.) or a piece of knowledge (K, K.) a line.  A shape is a
row of shapes below: one choice of each kind.  The document and its answer are
made from the same unit, without any knowledge of how documents are read.
"""
import html
import json
import os
import re
import sys
import textwrap
import unicodedata

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data")
FIELDS = ("suites", "developed_by", "date_approved", "indicative_review_date",
          "validity", "status", "originating_organisation", "original_urn",
          "relevant_occupations", "soc_code", "keywords", "version_number")
LISTS = ("suites", "original_urn", "relevant_occupations", "soc_code",
         "keywords")

HEADINGS = {
    "en": {"overview": ("Overview", "Summary", "About this unit", "Unit aim",
                        "What this unit is about", "OVERVIEW:"),
           "P": ("Performance criteria", "Outcomes of effective performance",
                 "What you must do", "PERFORMANCE CRITERIA",
                 "Performance Criteria:"),
           "K": ("Knowledge and understanding", "KNOWLEDGE AND UNDERSTANDING",
                 "Knowledge and Understanding:")},
    "cy": {"overview": ("Trosolwg", "TROSOLWG", "Trosolwg:"),
           "P": ("Meini prawf perfformiad", "Meini Prawf Perfformiad",
                 "MEINI PRAWF PERFFORMIAD"),
           "K": ("Gwybodaeth a dealltwriaeth", "Gwybodaeth a Dealltwriaeth:",
                 "GWYBODAETH A DEALLTWRIAETH")}}
PROMPTS = {
    "en": {"P": ("You must be able to:", "You must be able to", None),
           "K": ("You need to know and understand:",
                 "You need to know and understand", None)},
    "cy": {"P": ("Rhaid i chi allu:", "Mae'n rhaid eich bod chi'n gallu:",
                 "Mae’n rhaid eich bod chi’n gallu:", None),
           "K": ("Mae angen i chi wybod a deall:",
                 "You need to know and understand:", None)}}
EMPTY = {
    "en": ("Scope/range", "Scope Performance", "Scope Knowledge", "Values",
           "Behaviours", "Skills", "Glossary", "Links to other NOS",
           "External links"),
    "cy": ("Cwmpas/ystod", "Cwmpas Perfformiad", "Gwybodaeth Cwmpas",
           "Gwerthoedd", "Ymddygiadau", "Sgiliau", "Geirfa",
           "Dolenni I NOS Eraill", "Cysylltiadau Allanol")}
LABELS = {
    "en": {"urn": ("URN", "Unit code", "URN"),
           "suites": ("Business Sectors (Suites)", "Suite"),
           "developed_by": ("Developed by",),
           "date_approved": ("Approved on", "Date approved", "Approved"),
           "indicative_review_date": ("Indicative review date",),
           "validity": ("Validity",), "status": ("Status",),
           "originating_organisation": ("Originating organisation",),
           "original_urn": ("Original URN",),
           "relevant_occupations": ("Relevant occupations",),
           "soc_code": ("SOC code", "SOC Code"), "keywords": ("Keywords",),
           "version_number": ("Version number",)},
    "cy": {"urn": ("URN", "RCU"),
           "suites": ("Sectorau Busnes (Suites)", "Cyfres/Set"),
           "developed_by": ("Datblygwyd gan",),
           "date_approved": ("Cymeradwy ar", "Dyddiad cymeradwyo"),
           "indicative_review_date": ("Dyddiad Adolygu Dangosol",),
           "validity": ("Dilysrwydd",), "status": ("Statws",),
           "originating_organisation": ("Sefydliad Cychwynnol",
                                        "Sefydliad gwreiddiol"),
           "original_urn": ("URN gwreiddiol", "RCU gwreiddiol"),
           "relevant_occupations": ("Galwedigaethau Perthnasol",),
           "soc_code": ("Cod SOC", "SOC Cod"),
           "keywords": ("Geiriau Allweddol",),
           "version_number": ("Fersiwn rhif",)}}
CHOICES = {
    "en": {"current": ("Current",), "legacy": ("Legacy",),
           "original": ("Original",), "tailored": ("Tailored",),
           "imported": ("Imported",)},
    "cy": {"current": ("Ar hyn o bryd", "Cyfredol"), "legacy": ("Etifeddol",),
           "original": ("Gwreiddiol",), "tailored": ("Wedi'i theilwra",),
           "imported": ("Wedi'i mewnforio",)}}
MONTHS = {
    "en": "January February March April May June July August September "
          "October November December".split(),
    "cy": "Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi "
          "Hydref Tachwedd Rhagfyr".split()}
SHORT = {
    "en": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "cy": "Ion Chwef Maw Ebr Mai Meh Gorff Aws Med Hyd Tach Rhag".split()}


def read_unit(name):
    unit = {"overview": [], "items": []}
    path = os.path.join(DATA, "corpus", name + ".unit")
    with open(path, encoding="utf-8") as f:
        for line in f:
            key, words = line.rstrip("\n").split(" ", 1)
            if key == "overview":
                unit["overview"].append(words)
            elif key[0] in "PK":
                unit["items"].append((key[0], key.endswith("."), words))
            else:
                unit[key] = words
    return unit


# How a criterion is labelled: what stands before its words, and its label.
# n counts criteria, below counts those below one.

def numbered(before, after, prefix=""):
    def label(letter, n, below):
        word = "%s%d" % (letter if prefix == "letter" else prefix, n)
        if below:
            word += ".%d" % below
        return before + word + after, word
    return label


def same(letter, n, below):
    if below:
        return "   • ", "•"
    return "1. ", "1"


def bullet(mark, inner):
    def label(letter, n, below):
        return ("   %s " % inner, inner) if below else (mark + " ", mark)
    return label


def lettered(letter, n, below):
    roman = ("i", "ii", "iii", "iv", "v")
    if below:
        return "    (%s) " % roman[below - 1], roman[below - 1]
    return "%s) " % chr(96 + n), chr(96 + n)


def number_then(inner, after=". "):
    def label(letter, n, below):
        if below:
            word = inner(below)
            return "    " + word + " ", word.strip("().")
        return "%d%s" % (n, after), str(n)
    return label


LABELLED = {
    "dot": number_then(lambda b: "•"),
    "indented": lambda letter, n, below:
        ("  %d.%d " % (n, below), "%d.%d" % (n, below)) if below
        else ("  %d. " % n, str(n)),
    "nbsp": numbered("", "\u00a0"),
    "bare": numbered("", " "),
    "slash": numbered("", " / "),
    "prefix": numbered("", " ", "letter"),
    "prefix-dot": numbered("", ". ", "letter"),
    "prefix-line": numbered("", "\n", "letter"),
    "prefix-tight": numbered("", "", "letter"),
    "code": numbered("", " ", "SFR1/"),
    "letters": lettered,
    "dash": bullet("-", "•"),
    "bullet": bullet("•", "–"),
    "same": same,
    "paren": number_then(lambda b: "%s)" % chr(96 + b), ") "),
    "parens": lambda letter, n, below:
        ("  (%s) " % chr(96 + below), chr(96 + below)) if below
        else ("(%d) " % n, str(n)),
    "tab": number_then(lambda b: "o\t", ".\t"),
}


class Items:
    """The criteria with their labels and ids."""

    def __init__(self, unit, style):
        self.rows, self.answers = [], []
        n = {"P": 0, "K": 0}
        below = 0
        for letter, is_below, words in unit["items"]:
            below = below + 1 if is_below else 0
            n[letter] += not is_below
            before, label = LABELLED[style](letter, n[letter], below)
            ident = "%s%d" % (letter, n[letter])
            self.rows.append((letter, below, before, words))
            self.answers.append({
                "id": ident + (".%d" % below if below else ""),
                "label": label.strip(), "parent": ident if below else None,
                "section": {"P": "performance", "K": "knowledge"}[letter],
                "text": words})

    def of(self, letter):
        return [r for r in self.rows if r[0] == letter]


def pick(choices, n):
    return choices[n % len(choices)]


def date(iso, lang, form):
    parts = [int(p) for p in iso.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:
        return "%s %d" % (MONTHS[lang][parts[1] - 1], parts[0])
    year, month, day = parts
    return ("%02d %s %d" % (day, SHORT[lang][month - 1], year),
            "%d %s %d" % (day, MONTHS[lang][month - 1], year),
            "%02d/%02d/%d" % (day, month, year),
            iso,
            str((__import__("datetime").date(year, month, day) -
                 __import__("datetime").date(1899, 12, 30)).days))[form % 5]


class Document:
    def __init__(self, unit, shape, n):
        self.unit, self.shape, self.n = unit, shape, n
        self.lang = unit["lang"]
        self.items = Items(unit, shape["labels"])
        self.warnings = []

    def head(self, role):
        return pick(HEADINGS[self.lang][role], self.n)

    def prompt(self, role):
        return pick(PROMPTS[self.lang][role], self.n // 2)

    def value(self, key):
        words = self.unit[key]
        if key in ("validity", "status"):
            return pick(CHOICES[self.lang][words], self.n)
        if "date" in key:
            return date(words, self.lang, self.n)
        return words

    def fact(self, key):
        return pick(LABELS[self.lang][key], self.n), (
            self.unit["urn"] if key == "urn" else self.value(key))

    def metadata(self):
        meta = {}
        for key in self.facts:
            words = self.unit[key]
            if key == "suites":
                meta[key] = re.split(r",(?! )", words)
            elif key in LISTS:
                meta[key] = [w.strip() for w in words.split(";")]
            else:
                meta[key] = words
        if self.fact("urn")[0] == "Unit code":
            meta["unit_code"] = self.unit["urn"]
        return meta

    # -- text

    def criteria(self, letter):
        yield self.head(letter)
        yield ""
        prompt = self.prompt(letter)
        if prompt:
            yield prompt
            yield ""
            if self.lang == "cy" and prompt.startswith("You"):
                self.warnings.append("prompt-language")
        for _, _, before, words in self.items.of(letter):
            yield from (before + words).split("\n")
        yield ""

    def block(self, keys):
        form = self.shape["facts"]
        for key in keys:
            label, value = self.fact(key)
            if form == "colon":
                yield "%s: %s" % (label, value)
            elif form == "below":
                yield from (label, value)
            elif form == "apart":
                yield from ("", label, "", value)
            elif form == "tab":
                yield "%s\t%s" % (label, value)
            elif form == "columns":
                yield "%-32s%s" % (label, value)
        yield ""

    def lines(self):
        unit, form = self.unit, self.shape["facts"]
        late = form in ("apart", "tab", "columns", "below")
        self.facts = FIELDS if late else FIELDS[:4]
        self.empty = []
        yield unit["title"]
        yield ""
        if not late:
            yield from self.block(("urn",) + self.facts)
        yield self.head("overview")
        yield ""
        for words in unit["overview"]:
            yield words
            yield ""
        yield from self.criteria("P")
        yield from self.criteria("K")
        if self.shape.get("empty"):
            self.empty = EMPTY[self.lang]
            for heading in self.empty:
                yield from (heading, "", "")
        if late:
            yield from self.block(("urn",) + self.facts)

    # -- pages

    def paged(self, lines):
        """Pages of 40 lines of 72 columns with head and foot."""
        out, page, count = [], [], 1
        divided = self.shape.get("divide")
        for line in lines:
            indent = " " * (len(line) - len(line.lstrip()) + 4)
            wrapped = textwrap.wrap(
                line, 72, subsequent_indent=indent,
                break_on_hyphens=False) or [""]
            if divided:
                wrapped = self.divide(wrapped, indent)
            page += wrapped
        while page:
            out += [self.unit["urn"], self.unit["title"], ""]
            out += page[:40]
            del page[:40]
            out += ["", "", "%-60s%d" % (self.unit["urn"], count)]
            if page:
                out.append("\f")
            count += 1
        self.warnings.append("furniture-dropped")
        return "\n".join(out).replace("\f\n", "\f").split("\n")

    @staticmethod
    def divide(wrapped, indent):
        """Divide the first long word of each further line by a hyphen."""
        for i in range(1, len(wrapped)):
            first, _, rest = wrapped[i].strip().partition(" ")
            if first.isalpha() and first.islower() and len(first) > 6:
                wrapped[i - 1] += " " + first[:4] + "-"
                wrapped[i] = indent + first[4:] + " " + rest
        return wrapped

    # -- markup

    def html_criteria(self, letter):
        yield "<h2>%s</h2>" % self.head(letter)
        prompt = self.prompt(letter)
        if prompt:
            yield "<p>%s</p>" % html.escape(prompt)
            if self.lang == "cy" and prompt.startswith("You"):
                self.warnings.append("prompt-language")
        yield "<ol>"
        rows = self.items.of(letter)
        for i, (_, below, _, words) in enumerate(rows):
            after = rows[i + 1][1] if i + 1 < len(rows) else 0
            opens, closes = after and not below, below and not after
            yield "%s<li>%s%s" % (
                "<ul>" if below == 1 else "", html.escape(words),
                "" if opens else "</li>")
            if closes:
                yield "</ul></li>"
        yield "</ol>"

    def html_lines(self):
        unit = self.unit
        self.facts, self.empty = FIELDS, []
        yield '<!DOCTYPE html><html lang="%s"><head><meta charset="utf-8">' % (
            self.lang)
        yield "<title>%s</title></head><body>" % html.escape(unit["title"])
        yield '<nav><ul><li><a href="/">NOS</a></li></ul></nav>'
        yield "<h1>%s</h1>" % html.escape(unit["title"])
        if self.shape["facts"] == "html-table":
            yield "<table>"
            for key in ("urn",) + self.facts:
                yield "<tr><td>%s</td><td>%s</td></tr>" % tuple(
                    html.escape(w) for w in self.fact(key))
            yield "</table>"
        else:
            yield "<dl>"
            for key in ("urn",) + self.facts:
                yield "<dt>%s</dt><dd>%s</dd>" % tuple(
                    html.escape(w) for w in self.fact(key))
            yield "</dl>"
        yield "<h2>%s</h2>" % self.head("overview")
        for words in unit["overview"]:
            yield "<p>%s</p>" % html.escape(words)
        yield from self.html_criteria("P")
        yield from self.html_criteria("K")
        yield "</body></html>"

    def markdown_lines(self):
        unit = self.unit
        self.facts, self.empty = FIELDS, []
        yield "# " + unit["title"]
        yield ""
        yield "| | |"
        yield "|---|---|"
        for key in ("urn",) + self.facts:
            yield "| **%s** | %s |" % self.fact(key)
        yield ""
        yield "## " + self.head("overview")
        for words in unit["overview"]:
            yield from ("", words)
        for letter in "PK":
            yield ""
            lines = list(self.criteria(letter))
            yield "## " + lines[0]
            yield from lines[1:]

    # -- the whole

    def render(self):
        kind = self.shape.get("kind", "txt")
        if kind == "html":
            lines = list(self.html_lines())
            for answer in self.items.answers:
                answer["label"] = (
                    "-" if answer["parent"] else answer["id"][1:])
        elif kind == "md":
            lines = list(self.markdown_lines())
        else:
            lines = list(self.lines())
        if self.shape.get("paged"):
            lines = self.paged(lines)
        text = self.shape.get("end", "\n").join(lines + [""])
        for change in self.shape.get("changes", ()):
            text = change(text)
        return text.encode(self.shape.get("encoding", "utf-8"))

    def answer(self):
        warnings = self.warnings + list(self.shape.get("warnings", ()))
        if self.shape["labels"] == "same":
            warnings.append("label-duplicate")
        return {"title": self.unit["title"], "urn": self.unit["urn"],
                "language": self.lang, "metadata": self.metadata(),
                "empty_sections": list(self.empty),
                "items": self.items.answers,
                "warnings": [[w, None] for w in sorted(set(warnings))]}


def curly(text):
    return re.sub(r"(?<=\w)'(?=\w)", "\u2019", text)


def soft(text):
    return re.sub(r"\b([a-z]{4})([a-z]{4})", "\\1\u00ad\\2", text)


def zero_width(text):
    return text.replace(" a", " \u200ba").replace("ing", "ing\u200b")


def nfd(text):
    return unicodedata.normalize("NFD", text)


def mojibake(text):
    """UTF-8 that was taken for Windows-1252, whose gaps stay controls."""
    return "".join(
        bytes([b]).decode("cp1252") if b not in (
            0x81, 0x8d, 0x8f, 0x90, 0x9d) else chr(b)
        for b in text.encode("utf-8"))


def unmojibake(text):
    """The text again; one that is right already stays."""
    try:
        return b"".join(
            c.encode("latin-1") if "\x80" <= c < "\xa0" else c.encode("cp1252")
            for c in text).decode("utf-8")
    except UnicodeError:
        return text


def non_breaking(text):
    return re.sub(r" (?=\w+$)", "\u00a0", text, flags=re.M)


def one_gap(text):
    return re.sub(r"\n\n+", "\n\n", text)


def no_gaps(text):
    return re.sub(r"\n\n+", "\n", text)


def all_gaps(text):
    return re.sub(r"\n+", "\n\n", text)


def shapes():
    """Every variant at least once; unlike ones meet in one document."""
    units = ("forklift", "gweini", "mealtimes", "nyrsio")
    plain = ("colon", "apart", "tab", "columns", "below")
    i = 0
    for labels in LABELLED:
        for unit in (units[i % 4], units[(i + 1) % 4]):
            if labels == "letters" and unit in ("forklift", "gweini"):
                unit = units[units.index(unit) + 2]
            yield "%s-%s" % (labels, unit), unit, {
                "labels": labels, "facts": plain[i % 5], "empty": i % 3 == 0}
            i += 1
    bytes_of = {
        "bom": {"encoding": "utf-8-sig"},
        "utf16": {"encoding": "utf-16"},
        "utf16be": {"changes": (lambda t: "\ufeff" + t,),
                    "encoding": "utf-16-be"},
        "cp1252": {"encoding": "cp1252", "warnings": ("encoding-guessed",)},
        "celtic": {"encoding": "iso8859-14",
                   "warnings": ("encoding-guessed",)},
        "cr": {"end": "\r"}, "crlf": {"end": "\r\n"},
        "nfd": {"changes": (nfd,)}, "curly": {"changes": (curly,)},
        "soft": {"changes": (soft,)}, "zero-width": {"changes": (zero_width,)},
        "mojibake": {"changes": (mojibake,), "warnings": ("mojibake-repaired",)},
        "non-breaking": {"changes": (non_breaking,)},
        "no-gaps": {"changes": (no_gaps,)},
        "all-gaps": {"changes": (all_gaps,)}}
    for name, shape in bytes_of.items():
        unit = {"cp1252": "nyrsio", "celtic": "gweini"}.get(
            name, "gweini" if name == "mojibake" else units[i % 4])
        yield "%s-%s" % (name, unit), unit, dict(
            shape, labels=("dot", "dash", "prefix", "indented")[i % 4],
            facts=plain[i % 5])
        i += 1
    for labels in ("dot", "prefix", "nbsp", "bare", "dash", "prefix-dot",
                   "indented"):
        for divide in (False, True):
            unit = units[i // 2 % 4]
            yield "paged-%s%s-%s" % (
                labels, "-divided" if divide else "", unit), unit, {
                    "labels": labels, "facts": plain[i % 5], "paged": True,
                    "divide": divide}
            i += 1
    for unit in units:
        yield "html-table-" + unit, unit, {
            "labels": "dot", "facts": "html-table", "kind": "html"}
        yield "html-dl-" + unit, unit, {
            "labels": "dot", "facts": "html-dl", "kind": "html"}
        yield "md-" + unit, unit, {
            "labels": "dot", "facts": "md", "kind": "md"}


def main(folder):
    for n, (name, unit, shape) in enumerate(shapes()):
        document = Document(read_unit(unit), shape, n)
        path = os.path.join(folder, "%s.%s" % (name, shape.get("kind", "txt")))
        data = document.render()
        with open(path, "wb") as f:
            f.write(data)
        with open(os.path.splitext(path)[0] + ".json", "w",
                  encoding="utf-8") as f:
            json.dump(document.answer(), f, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(sys.argv[1])
