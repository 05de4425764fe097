"""shown - what portfolio.xml says, as a dict of facts that states.py gives
from the acts."""


def tag(element):
    return element.tag.split("}")[1]


def some(**values):
    return {k: v for k, v in values.items() if v is not None}


def text_of(element, name):
    """Of the element's child of that name, None: there is none."""
    return next((one.text or "" for one in element if tag(one) == name), None)


REISSUED = ("reissued", "issuer", "key-confirmed")


def shown(package):
    facts = {}

    def put(name, element, *attributes):
        for a in attributes:
            if element.get(a) is not None:
                facts[f"{name} {a}"] = element.get(a)

    def seen_by(name, witness):
        put(name, witness, "at")
        for k in ("name", "role", "relation", "words"):
            facts.update(some(**{f"{name} {k}": text_of(witness, k)}))
        for one in witness:
            if tag(one) == "check":
                put(f"{name} check", one, "checker", "at")
                facts[f"{name} check"] = one.text or ""
    for one in package.elements("centre"):
        facts["centre"] = one.text or ""
        put("centre", one, "origin", "demo")
    for p in package.elements("person"):
        put(f"person {p.get('id')}", p, "ref", "language")
        facts[f"person {p.get('id')} name"] = text_of(p, "name")
        facts[f"person {p.get('id')} roles"] = sorted(
            one.text for one in p if tag(one) == "role")
    for one in package.elements("approval"):
        put(f"approval {one.get('id')}", one, "person", "role", "unit",
            "qualification", "from", "to", "languages", "ended")
    for one in package.elements("enrolment"):
        name = f"qualification {one.get('qualification')}"
        put(name, one, "start", "target", "enrolled")
        for k in one:
            facts[f"{name} {k.get('unit')}"] = "chosen"
            put(f"{name} {k.get('unit')}", k, "rules-kept")
    for u in package.elements("unit"):
        name = f"unit {u.get('key')}@{u.get('rev')}"
        put(name, u, "state", "under", "migrated", "start", "target", "enrolled")
        for one in u:
            if tag(one) == "item":
                put(f"{name} {one.get('id')}", one, "state", "assessed")
            if tag(one) == "allocation":
                facts.setdefault(f"{name} allocations", []).append(
                    [one.get(k) for k in ("role", "person", "from", "to")])
            if tag(one) == "step":
                put(f"{name} {one.get('kind')} {one.get('at')}", one,
                    "person", "standing", "role", *REISSUED)
    for e in package.elements("evidence"):
        facts[f"evidence {e.get('id')} number"] = e.get("number")
        for v in e:
            name = f"evidence {e.get('id')}#{v.get('number')}"
            put(name, v, "state", "recorder", "made", "submitted",
                "confirmed", "content", "type", "language", "happened",
                "others")
            for k in ("title", "link", "comment"):
                facts |= some(**{f"{name} {k}": text_of(v, k)})
            facts[f"{name} files"] = [
                (one.text, one.get("sha256"), int(one.get("size")))
                for one in v if tag(one) == "file"]
            for one in v:
                if tag(one) == "imported":
                    put(f"{name} imported", one, "day")
                    for d in one:
                        on = f"{name} imported {d.get('unit')}#{d.get('item')}"
                        put(on, d, "decision", "letter")
                        if tag(d) != "decision":
                            facts[f"{name} imported {tag(d)}"] = d.text or ""
                if tag(one) == "words":
                    put(f"{name} words", one, "sha256")
                if tag(one) == "mapping":
                    put(f"{name} {one.get('unit')}#{one.get('item')}", one,
                        "state", "mapper", "made", "basis", "region")
                if tag(one) == "detail":
                    facts[f"{name} {one.get('name')}"] = [
                        some(at=e.get("at"), items=e.get("items"),
                             text=text_of(e, "text"),
                             answer=text_of(e, "answer"))
                        for e in one] or one.text or ""
                if tag(one) == "witness":
                    seen_by(f"{name} witness {one.get('request')}", one)
    for r in package.elements("review"):
        name = f"review {r.get('id')}"
        put(name, r, "assessor", "finished", "due", "adopts", *REISSUED)
        for one in r:
            if tag(one) == "judged":
                put(f"{name} {one.get('evidence')}", one, "vacr", "outcome")
            if tag(one) == "decision":
                on = f"{name} {one.get('unit')}#{one.get('item')}"
                put(on, one, "decision", "letter", "standing",
                    "countersigning", "carried")
                facts |= some(**{f"{on} note": text_of(one, "note")})
                facts[f"{on} rests"] = sorted(
                    t.get("evidence") for t in one if tag(t) == "rests")
            if tag(one) == "countersignature":
                on = f"countersignature {one.get('id')}"
                put(on, one, "person", "made", "due", *REISSUED)
                facts |= some(**{f"{on} note": text_of(one, "note")})
                facts[on] = sorted(
                    (tag(t), t.get("unit") + "#" + t.get("item"))
                    for t in one if tag(t) != "note")
            if tag(one) in ("feedback", "next"):
                facts[f"{name} {tag(one)}"] = one.text or ""
    return {k: sorted(v, key=str) if k.endswith(" allocations") else v
            for k, v in facts.items()}
