"""case-client.py URL SHOWN.json… - an independent CASE 1.1 client.

Walks a service as the REST binding says, sharing nothing with the program:
lists the documents page by page, gets every package, item and association on
its own, checks that both ends of each association are there and that the same
thing is the same wherever it is read, rebuilds the tree, and compares its
criteria with "standard show --json".  Prints what is wrong.
"""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request
import re

base = sys.argv[1].rstrip("/") + "/ims/case/v1p1"
wrong = []


def check(what, fine):
    if not fine:
        wrong.append(what)


def get(path, **headers):
    url = urllib.parse.urljoin(base + "/", path)
    with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as r:
        check(f"{path} is JSON", r.headers["Content-Type"] == "application/json")
        check(f"{path} may be read from elsewhere",
              r.headers["Access-Control-Allow-Origin"] == "*")
        return r.headers, json.load(r)


def failure(path, status, minor, **headers):
    try:
        get(path, **headers)
        check(f"{path} fails", False)
    except urllib.error.HTTPError as e:
        info = e.read()
        check(f"{path}: {e.code}, not {status}", e.code == status)
        if minor is None:
            return check(f"{path} has no body", info == b"")
        info = json.loads(info)
        check(f"{path} says failure", info["imsx_codeMajor"] == "failure"
              and info["imsx_severity"] == "error" and info["imsx_description"])
        got = info["imsx_codeMinor"]["imsx_codeMinorField"][0]
        check(f"{path}: {got}, not {minor}",
              got["imsx_codeMinorFieldValue"] == minor)


def links(headers):
    return {rel: url for url, rel in
            re.findall(r'<([^>]*)>; rel="(\w+)"', headers["Link"])}


def documents(query):
    """All of them, by the links from page to page."""
    path, found = f"CFDocuments?{query}", []
    while path:
        headers, page = get(path)
        check(f"{path} is not empty", page["CFDocuments"])
        found += page["CFDocuments"]
        path = links(headers).get("next")
    check(f"{query}: {len(found)} of {headers['X-Total-Count']}",
          len(found) == int(headers["X-Total-Count"]))
    return found


def walk(document):
    """The package of a document: {item id: parent's item id}, words by id."""
    _, package = get("CFPackages/" + document["identifier"])
    _, alone = get("CFDocuments/" + document["identifier"])
    check("a document is the same in the list and alone", alone == document)
    link = alone.pop("CFPackageURI")
    check("it says where its package is", link["identifier"] == alone["identifier"])
    check("and is the same in it", package["CFDocument"] == alone)
    items = {i["identifier"]: i for i in package["CFItems"]}
    check("no identifier twice", len(items) == len(package["CFItems"]))
    types = {t["identifier"] for t in package["CFDefinitions"]["CFItemTypes"]}
    check("item types are defined",
          all(i["CFItemTypeURI"]["identifier"] in types for i in items.values()))
    ends = set(items) | {alone["identifier"]}
    up, translations = {}, []
    for a in package["CFAssociations"]:
        kind = a["associationType"]
        origin = a["originNodeURI"]["identifier"]
        to = a["destinationNodeURI"]["identifier"]
        if kind in ("isChildOf", "isTranslationOf"):
            check("both ends are there", origin in items and to in ends)
        if kind == "isChildOf":
            check("nothing stands in two places", origin not in up)
            up[origin] = (a["sequenceNumber"], to)
        if kind == "isTranslationOf":
            translations.append((origin, to))
    check("everything stands somewhere",
          len(up) + len(translations) == len(items))
    return package, items, up, translations


def alone(package, items):
    """A few things of each kind, each by its own address."""
    document = package["CFDocument"]["identifier"]
    for i in list(items.values())[::7]:
        _, got = get("CFItems/" + i["identifier"])
        check("an item says its document",
              got.pop("CFDocumentURI")["identifier"] == document)
        check("an item is the same alone", got == i)
        _, around = get("CFItemAssociations/" + i["identifier"])
        check("with its associations", around["CFItem"].pop("CFDocumentURI")
              and around["CFItem"] == i and around["CFAssociations"] == [
                  a for a in package["CFAssociations"] if i["identifier"] in
                  (a["originNodeURI"]["identifier"],
                   a["destinationNodeURI"]["identifier"])])
        _, kind = get("CFItemTypes/" + i["CFItemTypeURI"]["identifier"])
        check("and its type", kind["CFItemTypes"][0]["title"] == i["CFItemType"])
    for a in package["CFAssociations"][::11]:
        _, got = get("CFAssociations/" + a["identifier"])
        del got["CFDocumentURI"]
        check("an association is the same alone", got == a)


def criteria(items, up, translations, document):
    """What is assessed, in order, as "standard show" has it."""
    down, out = {}, []
    for child, (place, parent) in up.items():
        down.setdefault(parent, []).append((place, child))

    def visit(node, above):
        for _, child in sorted(down.get(node, [])):
            i, mine = items[child], above
            if i["CFItemType"] in ("Performance criterion", "Knowledge"):
                text = {i["language"]: i["fullStatement"]}
                for t, of in translations:
                    if of == child:
                        text[items[t]["language"]] = items[t]["fullStatement"]
                mine = i["humanCodingScheme"]
                out.append((mine, above, i.get("listEnumeration"), text))
            visit(child, mine)

    visit(document, None)
    return out


shown = {}
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as f:
        unit = json.load(f)
    shown[unit["title"] or unit["key"]] = [
        (i["id"], i["parent"], i["label"], i["text"]) for i in unit["items"]]

every = documents("limit=2")
check("all units are listed", sorted(d["title"] for d in every) == sorted(shown))
check("the default is all", documents("") == every)
down = documents("sort=title&orderBy=desc&limit=3")
check("as many the other way round",
      sorted(d["identifier"] for d in down) == sorted(d["identifier"] for d in every))
for d in every:
    package, items, up, translations = walk(d)
    alone(package, items)
    check(d["title"] + " has the criteria that are shown",
          criteria(items, up, translations, d["identifier"]) == shown[d["title"]])

_, some = get("CFDocuments?fields=identifier,title&limit=1")
check("only the fields asked for",
      list(some["CFDocuments"][0]) == ["identifier", "title"])
name = every[0]["title"]
quoted = urllib.parse.quote(f"title='{name}' AND version='1'")
check("a filter finds one", documents("filter=" + quoted) == [every[0]])
headers, _ = get("CFDocuments/" + every[0]["identifier"])
failure("CFDocuments/" + every[0]["identifier"], 304, None,
        **{"If-None-Match": headers["ETag"]})
nobody = "0192e0c4-7a10-5c3b-9f00-1d2c3b4a5f60"
for kind in ("CFDocuments", "CFPackages", "CFItems", "CFAssociations",
             "CFItemAssociations", "CFItemTypes", "CFConcepts", "CFSubjects",
             "CFLicenses", "CFAssociationGroupings", "CFRubrics"):
    failure(f"{kind}/{nobody}", 404, "unknownobject")
    failure(f"{kind}/no-uuid", 404, "unknownobject")
failure("CFElsewhere", 404, "unknownobject")
failure("CFDocuments?limit=none", 400, "invalid_selection_field")
failure("CFDocuments?limit=0", 400, "invalid_selection_field")
failure("CFDocuments?fields=colour", 400, "invalid_selection_field")
failure("CFDocuments?filter=colour", 400, "invalid_selection_field")
failure("CFDocuments?sort=colour", 400, "invalid_sort_field")
for line in wrong:
    print(line)
sys.exit(bool(wrong))
