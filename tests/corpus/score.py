#!/usr/bin/env python3
"""Score "tyst standard convert" on the corpus of published standards.

  score.py TYST [FOLDER...]

A document is NAME.txt, .html or .md in a folder; NAME.json beside it says what
a right reading holds: the keys of "standard convert --json", an item's words
plain where the document has one language (text60: how it begins), warnings as [code, line] (null:
any line), or {"refused": code}; a|b allows either.  Without a folder these are
the documents of tests/data/corpus, those that publish.py and hand_on.py make, and
the seeds.

One line says what differs in a document; the last one is the score.  The
status is 1 if a document differs that tests/data/corpus/failing does not name.

Besides, no word may be lost: each word of a document stands in its unit's XML
(warnings are part of that), but for markup and what a browser does not show.
"""
import concurrent.futures
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

import publish
import hand_on

# Warnings that are wrong where the answer does not name them.
TELLING = {
    "no-title", "no-urn", "no-performance", "no-knowledge", "section-lost",
    "label-gap", "label-duplicate", "label-order", "label-empty", "mojibake",
    "heading-absent", "truncated", "prompt-language", "encoding-guessed",
    "keyword-duplicate", "date-unread", "value-unknown", "field-repeated"}


def convert(tyst, path):
    """(the unit's JSON or None, the refusal's code or None, XML)."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [tyst, "--lang", "en", "--json", "standard", "convert", "-o",
             folder, path], capture_output=True, timeout=60, check=False)
        try:
            answer = json.loads(done.stdout)
        except ValueError:
            return None, "status %d: %s" % (
                done.returncode, done.stderr.decode()[-300:]), ""
        if "error" in answer:
            return None, answer["error"]["code"], ""
        names = os.listdir(folder)
        with open(os.path.join(folder, names[0]), encoding="utf-8") as f:
            return answer, None, f.read()


class Shown(html.parser.HTMLParser):
    """The words of a page that a reader of the standard sees."""

    HIDDEN = {"script", "style", "nav", "header", "footer", "aside", "form",
              "button", "noscript", "template", "select", "svg", "head"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth, self.words = 0, []

    def handle_starttag(self, tag, attrs):
        self.depth += tag in self.HIDDEN

    def handle_endtag(self, tag):
        self.depth -= tag in self.HIDDEN

    def handle_data(self, data):
        if self.depth <= 0:
            self.words.append(data)


def words(text):
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[\u00ad\u200b\u200c\u200d\ufeff]", "", text)
    return re.findall(r"[^\W\d_]{3,}", text.casefold())


def decoded(path):
    with open(path, "rb") as f:
        data = f.read()
    marked = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        return data.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError:
        return ""


def lost_words(path, xml):
    """Empty where the encoding has to be guessed."""
    source = publish.unmojibake(decoded(path))
    if path.endswith((".html", ".htm")):
        page = Shown()
        page.feed(source)
        source = " ".join(page.words)
    elif path.endswith(".md"):
        source = re.sub(r"\]\([^)]*\)", "]", source)
    source = re.sub("[\u00ad\u200b\u200c\u200d\ufeff]", "", source)
    unit = re.sub(r"<[^>]*>", lambda m: " ".join(
        re.findall(r'"([^"]*)"', m.group())), xml)
    kept = words(html.unescape(unit))
    joined = " ".join(kept)

    def divided(match):
        """A word divided at a line's end, which may be a page's too."""
        first, second = match.group(1).casefold(), match.group(2).casefold()
        whole = first + second in joined or (
            first in joined and second in joined)
        return " " if whole else match.group()

    source = re.sub(r"([^\W\d_]+)[-\u2010]\s*\n\s*([^\W\d_]+)", divided,
                    source)
    return sorted(w for w in set(words(source)) - set(kept)
                  if w not in joined.replace(" ", ""))


def plain(text):
    """Without what makes no difference: the kind of blanks and quotes."""
    text = unicodedata.normalize("NFC", text)
    text = re.sub("[\u201c\u201d]", '"', re.sub("[\u2018\u2019]", "'", text))
    return re.sub(r"\s+", " ", text)


def plain_value(value):
    if isinstance(value, list):
        return [plain(v) for v in value]
    return plain(value) if isinstance(value, str) else value


def texts_of(item, language):
    texts = item["text"]
    if not isinstance(texts, dict):
        texts = {language: texts}
    return {lang: plain(words) for lang, words in texts.items()}


def compare_items(want, got, tally):
    """Sentences about items; tally counts right, lost, invented."""
    by_id = {i["id"]: i for i in got["items"]}
    language = want["language"]
    for item in want["items"]:
        other = by_id.pop(item["id"], None)
        if other is None:
            tally["lost"] += 1
            yield "%s is missing" % item["id"]
            continue
        wrong = [
            "%s: %s is %r, not %r" % (item["id"], key, other[key], item[key])
            for key in ("label", "parent", "section")
            if key in item and other[key] != item[key]]
        texts = texts_of(other, language)
        if "text60" in item:
            right = texts[language].startswith(plain(item["text60"]))
        else:
            right = texts == texts_of(item, language)
        if not right:
            wrong.append("%s: its text is %r, not %r" % (
                item["id"], other["text"],
                item.get("text", item.get("text60"))))
        tally["right"] += not wrong
        yield from wrong
    for ident, item in by_id.items():
        tally["invented"] += 1
        yield "%s is invented: %r" % (ident, item["text"])
    order = [i["id"] for i in got["items"] if i["id"] not in by_id]
    if order != [i["id"] for i in want["items"] if i["id"] in set(order)]:
        yield "items are reordered: %s" % " ".join(order)


def compare_facts(want, got, tally):
    pairs = [(k, want[k], got[k]) for k in (
        "title", "urn", "language", "model", "titles", "empty_sections")
        if k in want]
    meta = want.get("metadata", {})
    for key in sorted(set(meta) | set(got["metadata"])):
        pairs.append(("metadata." + key, meta.get(key, "(absent)"),
                      got["metadata"].get(key, "(absent)")))
    for key, right, other in pairs:
        right, other = plain_value(right), plain_value(other)
        tally["facts"] += 1
        tally["facts_right"] += right == other
        if right != other:
            yield "%s is %r, not %r" % (key, other, right)


def compare_warnings(want, got, tally):
    if "warnings" not in want:
        return
    expected = [tuple(w) for w in want["warnings"]]
    given = [(w["code"], w["line"]) for w in got["warnings"]]
    for code, line in expected:
        tally["warnings"] += 1
        found = any(c == code and line in (None, n) for c, n in given)
        tally["warnings_right"] += found
        if not found:
            yield "there is no warning %s%s" % (
                code, "" if line is None else " on line %d" % line)
    for code, line in given:
        if code in TELLING and all(code != c for c, _ in expected):
            yield "the warning %s (line %s) is wrong" % (code, line)


def judge(tyst, path):
    """What was counted, and what differs."""
    tally = dict.fromkeys(("items", "right", "lost", "invented", "facts",
                           "facts_right", "warnings", "warnings_right"), 0)
    got, refused, xml = convert(tyst, path)
    answer = os.path.splitext(path)[0] + ".json"
    want = {}
    if os.path.exists(answer):
        with open(answer, encoding="utf-8") as f:
            want = json.load(f)
    tally["items"] = len(want.get("items", []))
    if "refused" in want:
        if got is not None:
            tally["invented"] = len(got["items"])
            return tally, ["it is read, not refused: %s" % "; ".join(
                "%s %r" % (i["id"], i["text"]) for i in got["items"][:3])]
        right = refused in want["refused"].split("|")
        return tally, [] if right else [
            "it is refused as %s, not %s" % (refused, want["refused"])]
    if got is None:
        tally["lost"] = tally["items"]
        return tally, ["it is refused (%s)" % refused]
    wrong = [] if not want else [*compare_items(want, got, tally),
                                 *compare_facts(want, got, tally),
                                 *compare_warnings(want, got, tally)]
    lost = lost_words(path, xml)
    if lost:
        wrong.append("words are lost: %s" % " ".join(lost[:20]))
    return tally, wrong


def documents(folders):
    for folder in folders:
        for name in sorted(os.listdir(folder)):
            if name.endswith((".txt", ".html", ".md")):
                yield os.path.join(folder, name)


def score(tyst, folders, failing):
    paths = list(documents(folders))
    total, wrong_n, failed = {}, 0, 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for path, (tally, wrong) in zip(
                paths, pool.map(lambda p: judge(tyst, p), paths)):
            for key, n in tally.items():
                total[key] = total.get(key, 0) + n
            wrong_n += bool(wrong)
            name = os.path.basename(path)
            failed += bool(wrong) and name not in failing
            if wrong:
                print("%s%s: %s" % (
                    name, " (known)" if name in failing else "",
                    "; ".join(wrong[:6] + ["and %d more" % (len(wrong) - 6)]
                              if len(wrong) > 6 else wrong)))
    print("corpus: %d documents, %d right; %d items, %d right, %d lost, %d "
          "invented; facts %d of %d; warnings %d of %d" % (
              len(paths), len(paths) - wrong_n, total["items"],
              total["right"], total["lost"], total["invented"],
              total["facts_right"], total["facts"], total["warnings_right"],
              total["warnings"]))
    return failed > 0


def main(tyst, *folders):
    data = publish.DATA
    with open(os.path.join(data, "corpus", "failing"), encoding="utf-8") as f:
        failing = set(f.read().split())
    if folders:
        return score(tyst, folders, failing)
    with tempfile.TemporaryDirectory() as made:
        publish.main(made)
        hand_on.main(made)
        return score(tyst, (os.path.join(data, "corpus"), made,
                            os.path.join(data, "seeds")), failing)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
