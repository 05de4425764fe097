"""rules - the rules of domain.md that an act alone may break, asked of each act
before it changes anything; so far as the package opens what they ask for.
"""
import datetime
import json
import unicodedata
import zoneinfo

ZONE = zoneinfo.ZoneInfo("Europe/London")
FIXED = {"signature", "release", "claim", "revocation", "credit-transfer",
         "exemption"}


class Broken(Exception):
    """A rule, by its number."""


def day_of(act):
    return datetime.datetime.fromtimestamp(act["at"] / 1000, ZONE).strftime(
        "%Y-%m-%d")


def folded(name):
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def same(one, other):
    return None not in (one, other) and folded(one) == folded(other)


class Rules:
    """Of an account: what it keeps for them, and one method for each kind."""

    def begin(self):
        self.approvals, self.ended, self.roles, self.names = [], {}, {}, {}
        self.conflicts, self.assured, self.records = {}, set(), {}
        self.actions, self.registered, self.witnesses = {}, [], {}
        self.chosen, self.signers, self.sampled = [], [], {}

    def ask(self, act):
        ask = getattr(self, "ask_" + act["kind"].replace("-", "_"), None)
        if ask is not None:
            ask(act, act["body"])

    @staticmethod
    def rule(number, holds):
        if not holds:
            raise Broken(number)

    # Who

    def ask_person(self, act, body):
        self.names.setdefault(act["subject"],
                              self.package.openings.get(body["name"]))
        self.ask_role(act, body)

    def ask_role(self, act, body):
        self.rule("R4", "eqa" not in body["roles"] or len(body["roles"]) == 1)
        self.roles[act["subject"]] = body["roles"]

    def ask_leaver(self, act, _):
        self.roles[act["subject"]] = []

    def is_one(self, act, *roles):
        return set(roles) & set(self.roles.get(act["actor"], []))

    def ask_approval(self, act, body):
        self.approvals.append((act["subject"], body))

    def ask_approval_end(self, _, body):
        self.ended[body["approval"]] = body["to"]

    def approved(self, act, unit, *roles):
        """Of the roles those that the actor is approved in on that day."""
        day, keys = day_of(act), [("unit", unit.split("@")[0])]
        if "iqa" in roles:
            keys += [("qualification", q.split("@")[0])
                     for q, u in self.chosen if u == unit]
        return {b["role"] for who, b in self.approvals
                if who == act["actor"] and b["role"] in roles
                and any(b.get(what) == key for what, key in keys)
                and b["from"] <= day <= b["to"]
                and day <= self.ended.get(b["approval"], day)}

    def ask_qualification_enrolment(self, _, body):
        for unit in body.get("dropped", []):
            self.chosen = [(q, u) for q, u in self.chosen
                           if (q, u) != (body["qualification"], unit)]
        self.chosen += [(body["qualification"], u) for u in body["chosen"]]

    ask_choice = ask_qualification_enrolment

    def ask_conflict(self, act, body):
        self.conflicts[body["conflict"]] = {
            "between": {act["subject"], body["person"]}, "outcome": None,
            "from": body["from"], "to": body.get("to", "9999")}

    def ask_conflict_outcome(self, act, body):
        known = self.conflicts[body["conflict"]]
        if act["subject"] == self.package.learner:
            self.rule("R9", act["actor"] not in known["between"] and
                      self.is_one(act, "coordinator"))
        known.update({k: body[k] for k in ("outcome", "to") if k in body})

    def independent(self, act, *others):
        self.rule("R1", act["actor"] != self.package.learner)
        day = day_of(act)
        for other in (self.package.learner, *others):
            self.rule("R9", not any(
                k["between"] == {act["actor"], other} and
                k["from"] <= day <= k["to"] and k["outcome"] != "managed"
                for k in self.conflicts.values()))

    # What may change

    def is_open(self, name, item=None, also=frozenset()):
        steps = [s for s in self.units[name]["steps"] if s["standing"]]
        items = [s["items"] for s in steps if s["kind"] == "reopening"]
        return not {s["kind"] for s in steps} & (FIXED - also) and (
            item is None or not items or item in items[-1])

    def ask_mapping(self, _, body):
        for item in body["items"]:
            self.rule("R14", self.is_open(item.split("#")[0]))

    def ask_withdrawal(self, _, body):
        evidence = body["evidence"].split("#")[0]
        for d in self.decisions:
            unit = d["item"].split("#")[0]
            elsewhere = self.units[unit]["migrated"] or not self.is_open(
                unit, also=FIXED - {"credit-transfer", "exemption"})
            self.rule("R14", not d["standing"] or elsewhere or
                      not any(r.startswith(evidence) for r in d["rests"]) or
                      self.is_open(unit, d["item"]))

    # Evidence and decisions

    def content(self, version):
        return json.loads(self.package.openings.get(version["content"], "{}"))

    def ask_witness_request(self, act, body):
        name = self.package.openings.get(body["name"])
        self.rule("R5", not same(name, self.names.get(self.package.learner)))
        self.witnesses.setdefault(body["evidence"], [])

    def ask_witness_confirmation(self, act, body):
        self.ask_witness_request(act, body)
        self.witnesses[body["evidence"]].append(
            self.package.openings.get(body["name"]))

    def no_statement_of(self, act, name):
        content = self.content(self.version(name))
        given = self.witnesses.get(name, []) + [
            content.get("details", {}).get("witness")]
        self.rule("R16", not any(same(self.names.get(act["actor"]), one)
                                 for one in given if isinstance(one, str)))
        return content.get("type") in ("WT", "EWT")

    def ask_witness_check(self, act, body):
        self.rule("R1", act["actor"] != self.package.learner)
        self.no_statement_of(act, body["evidence"])
        self.signers.append(body["evidence"])

    def ask_review(self, act, body):
        self.independent(act)
        judged = {f"{e['id']}#{e['version']}": e for e in body["evidence"]}
        for name, e in judged.items():
            v = self.version(name)
            self.rule("R12", v["submitted"] and v["state"] != "withdrawn" and
                      v["content"] == e["content"])
            self.rule("R11", v["submitted"] <= act["at"])
        for one in body["decisions"]:
            unit = one["item"].split("#")[0]
            self.rule("R14", self.is_open(unit, one["item"]))
            self.unassured(act, unit)
            self.rule("R7", unit not in self.package.units or self.approved(
                act, unit, "assessor", "trainee-assessor"))
            self.rule("R12", set(one["rests"]) <= set(judged))
            for name in one["rests"]:
                if self.no_statement_of(act, name):
                    self.rule("unchecked", name in self.signers)

    def ask_review_import(self, act, body):
        self.independent(act)
        v = self.version(body["evidence"])
        self.rule("R12", v["submitted"] and v["state"] != "withdrawn" and
                  v["content"] == body["content"])
        self.rule("R11", body["on"] <= day_of(act))

    def ask_countersignature(self, act, body):
        by = self.reviews[body["review"]]["actor"]
        self.independent(act, by)
        self.rule("R2", act["actor"] != by)
        for one in body["decisions"]:
            unit = one["item"].split("#")[0]
            self.rule("R14", self.is_open(unit))
            self.unassured(act, unit)
            self.rule("R6", unit not in self.package.units or self.approved(
                act, unit, "assessor", "countersigner"))

    # The unit

    def stands(self, unit):
        return [d for d in self.decisions
                if d["standing"] and d["item"].split("#")[0] == unit]

    def ask_declaration(self, _, body):
        unit = body["unit"]
        self.rule("R13", unit not in self.package.units or all(
            state == "met" for state, assess in self.items(unit).values()
            if assess in ("self", "both")))
        for d in self.stands(unit):
            for v in map(self.version, d["rests"]):
                self.rule("R13", v["confirmed"] or
                          v["recorder"] == self.package.learner)
        self.rule("R13", self.kept(unit))

    # What qualifications ask of evidence

    def holds(self, rule, decisions, whole):
        contents = [(name.split("#")[0], self.content(self.version(name)))
                    for d in decisions for name in d["rests"]]
        about = (rule.get("methods") or "").split()
        counted = [(piece, c["happened"]) for piece, c in contents
                   if c and (not about or c["type"] in about)]
        pieces, days = {p for p, _ in counted}, {d for _, d in counted}
        numbers = sorted(map(datetime.date.fromisoformat, days)) or [
            datetime.date.min]
        spread = (numbers[-1] - numbers[0]).days
        return len(pieces) <= int(rule.get("max", len(pieces))) and (
            whole or not all(c for _, c in contents) or
            all(have >= int(rule.get(name, 0)) for name, have in (
                ("min", len(pieces)), ("occasions", len(days)),
                ("days", spread))))

    def kept(self, unit):
        for name, root in self.package.qualifications.items():
            taken = [u for q, u in self.chosen if q == name]
            met = [d for d in self.decisions if d["standing"] and
                   d["decision"] == "met" and d["item"].split("#")[0] in taken]
            here = [d for d in met if d["item"].split("#")[0] == unit]
            for rule in root if unit in taken else []:
                if rule.tag.split("}")[1] != "evidence-rule":
                    continue
                per = rule.get("per")
                lots = [met] if per == "qualification" else [here] \
                    if per == "unit" else [
                        [d for d in here if d["item"] == i]
                        for i in {d["item"] for d in here}]
                if not all(self.holds(rule, lot, per == "qualification")
                           for lot in lots):
                    return False
        return True

    def ask_signature(self, act, body):
        self.independent(act)
        self.rule("R7", body["unit"] not in self.package.units or
                  self.approved(act, body["unit"], "assessor"))
        self.ask_declaration(act, body)

    def unassured(self, act, unit):
        self.rule("R3", (act["actor"], unit) not in self.assured)

    def uninvolved(self, act, unit):
        self.independent(act, *[self.reviews[d["review"]]["actor"]
                                for d in self.stands(unit)])
        on = [d["review"] for d in self.decisions
              if d["item"].split("#")[0] == unit]
        recorded = {v["recorder"] for e in self.evidence.values()
                    for v in e["versions"].values() for i in v["mappings"]
                    if i.split("#")[0] == unit}
        self.rule("R3", act["actor"] not in recorded and not any(
            act["actor"] in (self.reviews[r]["actor"],
                             self.countersigners.get(r)) for r in on))
        self.assured.add((act["actor"], unit))

    def ask_sample(self, act, body):
        self.uninvolved(act, body["unit"])
        self.rule("R8", body["unit"] not in self.package.units or
                  self.approved(act, body["unit"], "iqa", "trainee-iqa"))
        for name in body["evidence"]:
            self.rule("R3", self.version(name)["recorder"] != act["actor"])
        self.ask_action(act, body)

        self.sampled[body["sample"]] = act["actor"], body["unit"]

    def ask_sample_countersignature(self, act, body):
        by, unit = self.sampled[body["sample"]]
        self.rule("R2", act["actor"] != by)
        self.independent(act, by)
        self.uninvolved(act, unit)
        self.rule("R6", unit not in self.package.units or
                  self.approved(act, unit, "iqa"))

    def ask_release(self, act, body):
        self.uninvolved(act, body["unit"])
        self.rule("R6", self.is_one(act, "coordinator") or self.approved(
            act, body["unit"], "iqa", "trainee-iqa") != {"trainee-iqa"})

    def ask_credit_transfer(self, act, _):
        self.independent(act)

    ask_exemption = ask_credit_transfer

    def ask_revocation(self, act, _):
        self.rule("R1", act["actor"] != self.package.learner)

    def ask_reopening(self, act, body):
        self.ask_revocation(act, body)
        self.rule("R14", body["role"] in ("coordinator", "iqa") and
                  self.is_one(act, body["role"]) and body["items"])

    # The certificate

    def ask_dated(self, act, body):
        if body["kind"] in ("appeal", "malpractice"):
            self.records[body["record"]] = body
        self.ask_action(act, body)

    def under(self, unit):
        return "appeal" if any(
            r["kind"] == "appeal" and (not r["items"] or any(
                i.split("#")[0] == unit for i in r["items"]))
            for r in self.records.values()) else None

    def ask_dated_end(self, _, body):
        self.records.pop(body["record"], None)

    def ask_action(self, _, body):
        for one in body["actions"]:
            if one["need"] == "required":
                self.actions[one["action"]] = True

    def ask_action_done(self, _, body):
        self.actions.pop(body["action"], None)

    def ask_registration(self, _, body):
        if "number" in body:
            self.registered.append((body["qualification"], body["day"]))

    def ask_claim(self, act, body):
        self.rule("R15", not self.records and not self.actions)
        self.rule("R17", any(q == body["qualification"] and d < day_of(act)
                             for q, d in self.registered))
