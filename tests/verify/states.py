"""states - what the acts give, as a dict of facts: where evidence, mappings,
decisions, criteria and units stand.

Written from domain.md: an act moves what it names, and a criterion's state
follows from the standing decision and the evidence mapped to it.
"""
import datetime
import json
from hashlib import sha256

from rules import Rules
from shown import tag

ORDER = ["not-started", "mapped", "submitted", "more-needed", "not-yet",
         "to-countersign", "met"]
STAGES = {"release": "released", "claim": "claimed", "exemption": "exempt",
          "credit-transfer": "credit-transfer", "revocation": "revoked"}


def time(ms):
    moment = datetime.datetime.fromtimestamp(ms // 1000, datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + ".%03dZ" % (ms % 1000)


class Account(Rules):
    """One learner's, act by act."""

    def __init__(self, package):
        self.package = package
        self.evidence, self.units, self.decisions = {}, {}, []
        self.reviews, self.numbers = {}, 0
        self.countersigners = {}
        self.begin()
        self.countersignatures = []
        for entry in package.acts:
            act = entry["act"]
            self.ask(act)
            run = getattr(self, "do_" + act["kind"].replace("-", "_"), None)
            if run is not None:
                run(act, act["body"])

    def version(self, name):
        evidence, number = name.split("#")
        return self.evidence[evidence]["versions"][int(number)]

    def enrol(self, act, body, names):
        for name in names:
            self.units[name] = {"start": body["start"], "steps": [],
                                "target": body.get("target"),
                                "enrolled": act["at"], "migrated": None,
                                "allocations": [
                                    [role, body[role], body["start"], None]
                                    for role in ("assessor", "countersigner",
                                                 "iqa") if role in body]}

    def do_allocation(self, _, body):
        one = [body[k] for k in ("role", "person", "from")]
        mine = self.units[body["unit"]]["allocations"]
        for had in mine:
            if had[:3] == one:
                had[3] = body.get("to")
                return
        mine.append(one + [body.get("to")])

    def role_of(self, act, unit):
        """The best that the actor was approved as, on that day."""
        roles = self.approved(act, unit, "assessor", "trainee-assessor")
        return next((r for r in ("assessor", "trainee-assessor")
                     if r in roles), None)

    def do_enrolment(self, act, body):
        self.enrol(act, body, body["units"])

    do_qualification_enrolment = do_enrolment

    def do_choice(self, act, body):
        for name in body["ended"]:
            del self.units[name]
        self.do_enrolment(act, body)

    def do_draft(self, act, body):
        if body["evidence"] not in self.evidence:
            self.numbers += 1
            self.evidence[body["evidence"]] = {"number": self.numbers,
                                               "versions": {}}
        versions = self.evidence[body["evidence"]]["versions"]
        versions.setdefault(body["version"], {
            "state": "draft", "recorder": act["actor"], "made": act["at"],
            "mappings": {}, "submitted": None, "confirmed": None})
        versions[body["version"]]["content"] = body["content"]

    def map(self, act, name, item):
        evidence, number = name.split("#")
        before = self.evidence[evidence]["versions"].get(int(number) - 1)
        before = before and before["mappings"].get(item)
        by = before["mapper"] if before and before["state"] == "proposed" \
            else act["actor"]
        return self.version(name)["mappings"].setdefault(
            item, {"state": "proposed", "mapper": by, "made": act["at"],
                   "basis": "direct"})

    def do_mapping(self, act, body):
        for item in body["items"]:
            self.map(act, body["evidence"], item).update(
                basis=body["basis"], region=body.get("region"))

    def do_unmapping(self, _, body):
        for item in body["items"]:
            del self.version(body["evidence"])["mappings"][item]

    def do_discard(self, _, body):
        evidence, number = body["evidence"].split("#")
        del self.evidence[evidence]["versions"][int(number)]

    def do_submission(self, act, body):
        self.version(body["evidence"]).update(state="submitted",
                                              submitted=act["at"])

    def do_recall(self, _, body):
        self.version(body["evidence"]).update(state="draft", submitted=None)

    def do_review_begun(self, _, body):
        self.version(body["evidence"])["state"] = "in-review"

    def do_confirmation(self, act, body):
        self.version(body["evidence"]).update(confirmed=act["at"],
                                              comment=body.get("comment"))

    def witness(self, body):
        return self.version(body["evidence"]).setdefault(
            "witnesses", {}).setdefault(body.get("request"), {})

    def do_witness_confirmation(self, act, body):
        self.witness(body).update(
            {k: body[k] for k in ("name", "role", "relation")},
            at=time(act["at"]), words=body["statement"])

    def do_witness_check(self, act, body):
        self.witness(body).update({
            "check": body["how"], "check checker": act["actor"],
            "check at": time(act["at"])})

    def reopen_mappings(self, item):
        for e in self.evidence.values():
            for v in e["versions"].values():
                m = v["mappings"].get(item)
                if m and m["state"] == "confirmed":
                    m["state"] = "proposed"

    def overtake(self, meant):
        for d in self.decisions:
            if d["countersigning"] == "waiting" and meant(d):
                self.end(d, "overtaken")

    def end(self, decision, how):
        """It waits no longer, and confirms nothing that nothing else does."""
        for name in decision["rests"]:
            m = self.version(name)["mappings"].get(decision["item"])
            if m and m["state"] == "confirmed" and not any(
                    d["standing"] and d["decision"] == "met" and
                    d["item"] == decision["item"] and name in d["rests"]
                    for d in self.decisions):
                m["state"] = "proposed"
        decision["countersigning"] = how

    def do_withdrawal(self, _, body):
        evidence = body["evidence"].split("#")[0]

        def rests(decision):
            return any(r.startswith(evidence) for r in decision["rests"])
        for v in self.evidence[evidence]["versions"].values():
            v["state"] = "withdrawn"
        for d in self.decisions:
            if d["standing"] and rests(d):
                d["standing"] = False
                self.reopen_mappings(d["item"])
        self.overtake(rests)

    def take_over(self, decision):
        for d in self.decisions:
            if d["item"] == decision["item"]:
                d["standing"] = False
        if decision["decision"] != "met":
            self.reopen_mappings(decision["item"])

    def do_review_import(self, _, body):
        version = self.version(body["evidence"])
        if "imported" in version or version["content"] != body["content"]:
            raise ValueError("decisions were recorded with another scan")
        if len({d["item"] for d in body["decisions"]}) < len(body["decisions"]):
            raise ValueError("an item is decided twice")
        version["imported"] = {**body, "waits": True}

    def adopt(self, body):
        """What a review adopts is what was recorded, by its scan, and once."""
        def said(decisions):
            return sorted((d["item"], d["decision"], d.get("letter") or "")
                          for d in decisions)
        scan = self.version(body["adopts"]).get("imported", {})
        if not scan.get("waits") or \
                said(scan["decisions"]) != said(body["decisions"]) or \
                any(body["adopts"] not in d["rests"] for d in body["decisions"]):
            raise ValueError("a review adopts what was not recorded")
        scan["waits"] = False

    def do_review(self, act, body):
        if "adopts" in body:
            self.adopt(body)
        self.reviews[body["review"]] = act
        for e in body["evidence"]:
            self.evidence[e["id"]]["versions"][e["version"]]["state"] = \
                e["outcome"]
        for one in body["decisions"]:
            item = one["item"]
            trainee = self.role_of(act, item.split("#")[0]) == \
                "trainee-assessor"
            decision = {
                "item": item, "decision": one["decision"],
                "letter": one.get("letter"), "rests": one["rests"],
                "note": one.get("note"),
                "review": body["review"], "standing": not trainee,
                "countersigning": "waiting" if trainee else None,
                "carried": None}
            self.overtake(lambda d, item=item: d["item"] == item)
            if not trainee:
                self.take_over(decision)
            self.decisions.append(decision)
            for name in one["rests"]:
                mapping = self.map(act, name, item)
                if one["decision"] == "met":
                    mapping["state"] = "confirmed"
        for one in body["refused"]:
            m = self.version(one["evidence"])["mappings"].get(one["item"])
            if m:
                m["state"] = "refused"

    def do_countersignature(self, act, body):
        self.countersignatures.append(act)
        self.countersigners[body["review"]] = act["actor"]
        for one in body["decisions"]:
            (d,) = [d for d in self.decisions if d["item"] == one["item"] and
                    d["review"] == body["review"] and
                    d["countersigning"] == "waiting"]
            if one["outcome"] == "agreed":
                self.take_over(d)
                d.update(countersigning="agreed", standing=True)
                continue
            self.end(d, "sent-back")
            for name in d["rests"]:
                if self.version(name)["state"] != "withdrawn":
                    self.version(name)["state"] = "in-review"

    def step(self, act, body):
        steps = self.units[body["unit"]]["steps"]
        for s in steps:
            if s["kind"] == act["kind"]:
                s["standing"] = False
        steps.append({"kind": act["kind"], "at": act["at"], "standing": True,
                      "person": act["actor"], "role": body.get("role"),
                      "items": body.get("items"), "act": act})

    do_declaration = do_signature = do_release = step
    do_revocation = do_credit_transfer = do_exemption = step

    def do_claim(self, act, body):
        for unit in body.get("units", []):
            self.step(act, {"unit": unit})

    def do_reopening(self, act, body):
        for s in self.units[body["unit"]]["steps"]:
            s["standing"] = s["standing"] and s["kind"] == "declaration"
        for item in body["items"]:
            self.reopen_mappings(item)
            for d in self.decisions:
                if d["item"] == item:
                    d["standing"] = False
        self.step(act, body)

    def do_migration(self, act, body):
        """Work goes on under another unit: of several old criteria that become
        one the latest decision stands, of equally late ones the first, and
        none instead of one that stood there before."""
        to, copies = body["to"], []
        for name in body["from"]:
            self.units[name]["migrated"] = to
        if to not in self.units:
            self.enrol(act, body, [to])
        self.units[to]["allocations"] += [
            [i["role"], i["person"], i["from"], None]
            for i in body["allocations"]]
        carried = {(i["from"], i["to"]): i["as"] != "changed"
                   for i in body["items"]}
        for (old, new), along in carried.items():
            taken = self.standing(new) is not None
            for d in self.decisions if along else []:
                if d["item"] == old:
                    copies.append({**d, "item": new, "carried":
                                   d["carried"] or old,
                                   "standing": d["standing"] and not taken})
            for e in self.evidence.values():
                for v in e["versions"].values():
                    m = v["mappings"].get(old)
                    if not m or new in v["mappings"] or \
                            not along and m["state"] == "refused":
                        continue
                    v["mappings"][new] = {
                        **m, "made": act["at"],
                        "state": m["state"] if along else "proposed"}
        for new in dict.fromkeys(n for _, n in carried):
            stand = [d for d in copies if d["item"] == new and d["standing"]]
            best = max(stand, default=None, key=lambda d: (
                self.reviews[d["review"]]["at"], d["review"]))
            for d in stand:
                d["standing"] = d is best
        self.decisions += copies
        for new in dict.fromkeys(n for _, n in carried):
            d = next((d for d in self.decisions if d["item"] == new and
                      d["standing"]), None)
            if d is None or d["decision"] != "met":
                self.reopen_mappings(new)
            elif any(d is c for c in copies):
                for name in d["rests"]:
                    if new in self.version(name)["mappings"]:
                        self.version(name)["mappings"][new]["state"] = \
                            "confirmed"

    # What follows

    def standing(self, item):
        return next((d["decision"] for d in self.decisions
                     if d["standing"] and d["item"] == item), None)

    def waits(self, item):
        return any(d["countersigning"] == "waiting" and d["item"] == item
                   for d in self.decisions)

    def newest(self, wanted):
        for e, one in self.evidence.items():
            for n in sorted(one["versions"], reverse=True):
                if wanted(one["versions"][n]):
                    yield f"{e}#{n}", one["versions"][n]
                    break

    @staticmethod
    def live(version, item):
        m = version["mappings"].get(item)
        return m and m["state"] != "refused" and version["state"] != "withdrawn"

    def mapped(self, item):
        return any(self.live(v, item) for _, v in
                   self.newest(lambda v: item in v["mappings"]))

    def own_state(self, item):
        decision = self.standing(item)
        if decision == "met":
            return decision
        stands = decision is not None or self.waits(item)
        for name, v in self.newest(lambda v: v["submitted"]):
            judged = any(d["item"] == item and name in d["rests"] and
                         d["countersigning"] != "sent-back"
                         for d in self.decisions)
            if self.live(v, item) and not (stands and judged) and v["state"] \
                    in ("submitted", "in-review", "accepted",
                        "accepted-in-part"):
                return "submitted"
        if self.waits(item):
            return "to-countersign"
        return decision or ("mapped" if self.mapped(item) else "not-started")

    def items(self, unit):
        """{id: (state, assessed)} of a unit whose file is there."""
        found = {}

        def walk(node):
            below = []
            for one in node:
                if tag(one) == "group":
                    below += walk(one)
                if tag(one) == "item":
                    item, parts = one.get("id"), walk(one)
                    assess = one.get("assess") or \
                        ("both" if parts else "self")
                    state = self.own_state(f"{unit}#{item}")
                    least = [found[p][0] for p in parts
                             if found[p][1] != "none"]
                    if assess == "children":
                        state = min(least + ["met"], key=ORDER.index)
                    elif assess == "both" and state == "met" and \
                            any(s != "met" for s in least):
                        state = "more-needed"
                    found[item] = (state, assess)
                    below.append(item)
            return below
        for section in self.package.units[unit]:
            if tag(section) == "section":
                walk(section)
        return found

    def declared(self, unit):
        steps = self.units[unit]["steps"]
        declared = [s["at"] for s in steps
                    if s["kind"] == "declaration" and s["standing"]]
        reopened = [s["at"] for s in steps
                    if s["kind"] == "reopening" and s["at"] > declared[-1]] \
            if declared else []
        if not reopened:
            return bool(declared)
        return not any(
            v["submitted"] and v["submitted"] > reopened[0] and
            v["recorder"] == self.package.learner and
            v["state"] != "withdrawn" and m["state"] != "refused"
            for e in self.evidence.values() for v in e["versions"].values()
            for i, m in v["mappings"].items() if i.split("#")[0] == unit)

    def unit_state(self, unit, items):
        steps = [s["kind"] for s in self.units[unit]["steps"] if s["standing"]]
        stages = [STAGES[k] for k in steps if k in STAGES]
        if self.units[unit]["migrated"]:
            return "migrated"
        if stages:
            return stages[-1]
        if "signature" in steps:
            return "iqa-pool" if self.declared(unit) else "signed"
        counted = {i: s for i, (s, a) in items.items() if a in ("self", "both")}
        if counted and all(s == "met" for s in counted.values()):
            return "declared" if self.declared(unit) else "complete"
        begun = any(s == "met" or self.mapped(f"{unit}#{i}")
                    for i, s in counted.items())
        return "in-progress" if begun else "registered"


def derive(package):
    a, facts = Account(package), {}
    shows = package.units

    def put(name, values):
        facts.update({f"{name} {k}": v for k, v in values.items()
                      if v is not None})
    opened = package.openings.get
    keys = {id(e["act"]): e.get("key", {}) for e in package.acts}

    def reissued(act):
        """What is said of the key that it was signed with."""
        return {k: v if k == "issuer" else time(v)
                for k, v in keys[id(act)].items() if v != "operator"}
    people = {p.get("id") for p in package.elements("person")}
    approvals = {}
    for entry in package.acts:
        act, body = entry["act"], entry["act"]["body"]
        who = act.get("subject")
        if act["kind"] == "centre":
            facts["centre"] = opened(body["name"])
            put("centre", {"demo": "true" if body.get("demo") else None})
        if act["kind"] in ("centre", "epoch"):
            put("centre", {"origin": body["origin"]})
        if act["kind"] == "person" and who in people:
            put(f"person {who}", {k: opened(body[k]) for k in ("name", "ref")})
        if act["kind"] in ("person", "role", "language") and who in people:
            put(f"person {who}", {
                k: sorted(body[k]) if k == "roles" else body[k]
                for k in ("roles", "language") if k in body})
        if act["kind"] == "qualification-enrolment":
            put(f"qualification {body['qualification']}", {
                "start": body["start"], "target": body.get("target"),
                "enrolled": time(act["at"])})
        if act["kind"] == "approval" and who in people:
            approvals[body["approval"]] = {"person": who} | body
        if act["kind"] == "approval-end" and body["approval"] in approvals:
            approvals[body["approval"]]["ended"] = body["to"]
    for name, body in approvals.items():
        put(f"approval {name}", {k: v for k, v in body.items()
                                 if k != "approval"})
    for q, unit in a.chosen:
        facts[f"qualification {q} {unit}"] = "chosen"
        if package.xml.get("units") == "all":
            facts[f"qualification {q} {unit} rules-kept"] = str(
                a.kept(unit)).lower()
    for name, u in a.units.items():
        if name not in shows:
            continue
        items = a.items(name)
        put(f"unit {name}", {
            "state": a.unit_state(name, items), "migrated": u["migrated"],
            "under": a.under(name),
            "start": u["start"], "target": u["target"],
            "enrolled": time(u["enrolled"]),
            "allocations": sorted(u["allocations"], key=str) or None})
        for i, (state, assess) in items.items():
            put(f"unit {name} {i}", {
                "state": state, "assessed":
                    "true" if assess in ("self", "both") else "false"})
        for s in u["steps"]:
            put(f"unit {name} {s['kind']} {time(s['at'])}", {
                "standing": str(s["standing"]).lower(), "role": s["role"],
                "person": None if s["person"] == "operator" else s["person"]}
                | reissued(s["act"]))
    seen = set()
    some_only = package.xml.get("units") == "some"
    for e, one in a.evidence.items():
        sent = {n: v for n, v in one["versions"].items() if v["submitted"]}
        if not sent or some_only and not any(
                i.split("#")[0] in shows for v in sent.values()
                for i in v["mappings"]):
            continue
        seen.add(e)
        facts[f"evidence {e} number"] = str(one["number"])
        for n, v in sent.items():
            content = json.loads(package.openings.get(v["content"], "{}"))
            put(f"evidence {e}#{n}", {
                "state": v["state"], "recorder": v["recorder"],
                "made": time(v["made"]), "submitted": time(v["submitted"]),
                "confirmed": time(v["confirmed"]) if v["confirmed"] else None,
                "content": v["content"], "files": [
                    (f["name"], f["sha256"], f["size"])
                    for f in content.get("files", [])],
                "comment": opened(v.get("comment")),
                "words sha256": sha256(content["words"].encode()).hexdigest()
                if content.get("words") else None} | {
                    k: content.get(k) for k in ("type", "language", "happened",
                                                "title", "others", "link")})
            put(f"evidence {e}#{n}", content.get("details", {}))
            for w, said in v.get("witnesses", {}).items():
                put(f"evidence {e}#{n} witness {w}", {
                    k: opened(s) if str(s).startswith("c:") else s
                    for k, s in said.items() if k != "check"})
                if "check" in said:
                    facts[f"evidence {e}#{n} witness {w} check"] = opened(
                        said["check"])
            scan = v.get("imported")
            if scan:
                put(f"evidence {e}#{n} imported", {
                    "day": scan["on"],
                    "decider": package.openings.get(scan["by"]),
                    "next": package.openings.get(scan.get("next"))})
                for d in scan["decisions"]:
                    if d["item"].split("#")[0] in shows:
                        put(f"evidence {e}#{n} imported {d['item']}", {
                            k: d.get(k) for k in ("decision", "letter")})
            for i, m in v["mappings"].items():
                if i.split("#")[0] in shows:
                    put(f"evidence {e}#{n} {i}", {
                        "state": m["state"], "mapper": m["mapper"],
                        "made": time(m["made"]), "basis": m["basis"],
                        "region": m.get("region")})
    for r, act in a.reviews.items():
        made = [d for d in a.decisions if d["review"] == r and
                d["item"].split("#")[0] in shows]
        judged = [e for e in act["body"]["evidence"] if e["id"] in seen]
        if not made and not judged:
            continue
        body = act["body"]
        put(f"review {r}", {"assessor": act["actor"], "due": body.get("due"),
                            "adopts": body.get("adopts"),
                            "finished": time(act["at"])} | {
            k: package.openings.get(body.get(k)) for k in ("feedback", "next")}
            | reissued(act))
        for e in judged:
            put(f"review {r} {e['id']}#{e['version']}",
                {k: e[k] for k in ("vacr", "outcome")})
        for d in made:
            put(f"review {r} {d['item']}", {
                "decision": d["decision"], "letter": d["letter"],
                "standing": str(d["standing"]).lower(),
                "countersigning": d["countersigning"],
                "carried": d["carried"], "rests": sorted(d["rests"]),
                "note": opened(d["note"])})
        for one in a.countersignatures:
            body = one["body"]
            did = sorted((d["outcome"], d["item"]) for d in body["decisions"]
                         if d["item"].split("#")[0] in shows)
            if body["review"] == r and did:
                put(f"countersignature {body['countersignature']}", {
                    "person": one["actor"], "made": time(one["at"]),
                    "due": body.get("due"), "note": opened(body.get("note"))}
                    | reissued(one))
                facts[f"countersignature {body['countersignature']}"] = did
    return facts
