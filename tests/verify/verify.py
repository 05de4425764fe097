#!/usr/bin/env python3
"""verify.py FILE.zip: a second verifier of packages, written from what is said
of the record and of the package and not from the program.

It needs Python's library and openssl.  A line for each layer, "NAME: yes" or
"NAME: NO why"; ends with 1 when any is not as it must be.
"""
import base64
import hashlib
import hmac
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

SPKI = base64.b64decode("MCowBQYDK2VwAyEA")
UNSIGNED = ["unsigned"]
PERSONAL = {"conflict-outcome", "countersignature", "credit-transfer",
            "dated-signature", "declaration", "exemption",
            "key-confirmed", "release", "reopening", "review", "revocation",
            "sample", "sample-countersignature", "sampling-plan", "signature"}
ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Bad(Exception):
    """Something is not as it must be."""


def need(truth, why):
    if not truth:
        raise Bad(why)


def sha256(data):
    return hashlib.sha256(data).digest()


# Ed25519, by openssl alone

def signed(public, message, signature):
    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm")
                                     else None) as folder:
        paths = [os.path.join(folder, name) for name in "kms"]
        for path, data in zip(paths, (SPKI + public, message, signature)):
            with open(path, "wb") as file:
                file.write(data)
        return subprocess.run(
            ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER",
             "-inkey", paths[0], "-rawin", "-in", paths[1], "-sigfile",
             paths[2]], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            check=False).returncode == 0


def decoded(text):
    """Base64 as it would be written, and no other."""
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError as error:
        raise Bad("bad base64") from error
    need(base64.b64encode(data).decode() == text, "base64 in another form")
    return data


# Canonical JSON (RFC 8785, restricted)

def pairs(items):
    need(len({k for k, _ in items}) == len(items), "a name twice")
    return dict(items)


def canonical(value):
    if isinstance(value, dict):
        need(all(k.isascii() and k.isprintable() for k in value), "a name")
        return "{" + ",".join(canonical(k) + ":" + canonical(value[k])
                              for k in sorted(value)) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        need(abs(value) < 2 ** 53, "a number is too large")
        return str(value)
    need(isinstance(value, str), "null or a fraction")
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\x7f")


def parsed(data):
    try:
        value = json.loads(data.decode(), object_pairs_hook=pairs)
    except (ValueError, RecursionError) as error:
        raise Bad("no JSON") from error
    need(canonical(value).encode() == data, "not in the canonical form")
    return value


def lines_of(data):
    need(data == b"" or data.endswith(b"\n"), "the last line has no end")
    return [parsed(line) for line in data.split(b"\n")[:-1]]


class Package:
    """What is in the file; each layer fills what later ones read."""

    def __init__(self, path):
        self.path = path
        self.files, self.acts, self.openings, self.units = {}, [], {}, {}
        self.qualifications = {}

    def text(self, name):
        need(name in self.files, f"{name} is not there")
        return self.files[name]

    def zip(self):
        try:
            with zipfile.ZipFile(self.path) as z:
                names = [i.filename for i in z.infolist()]
                need(len(set(names)) == len(names) > 0, "a name twice")
                root = names[0].split("/")[0] + "/"
                need(all(n.startswith(root) for n in names), "two roots")
                self.days = {"%d-%02d-%02d" % i.date_time[:3]
                             for i in z.infolist()}
                size = end = 0
                for info in z.infolist():
                    need(info.header_offset == end, "a gap")
                    name = info.filename.encode()
                    end += 30 + len(name) + info.compress_size
                    size += len(name)
                    need(not info.extra and not info.comment and
                         not info.flag_bits & 8, "something hidden")
                    self.files[info.filename[len(root):]] = z.read(info)
                need(z.start_dir == end and not z.comment, "a gap")
                need(os.path.getsize(self.path) ==
                     end + size + 46 * len(names) + 22, "more at the end")
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, IndexError,
                NotImplementedError, RuntimeError, zipfile.zlib.error) as e:
            raise Bad(str(e)) from e

    def bag(self):
        need(self.text("bagit.txt") == b"BagIt-Version: 1.0\n"
             b"Tag-File-Character-Encoding: UTF-8\n", "bagit.txt")
        listed = {"tagmanifest-sha512.txt", "signature.note"}
        for name in ("tagmanifest-sha512.txt", "manifest-sha512.txt"):
            for line in self.text(name).decode().splitlines():
                match = re.fullmatch(r"([0-9a-f]{128})  (.+)", line)
                need(match, f"{name}: {line}")
                digest, file = match.groups()
                need(file not in listed, f"{file} is listed twice")
                listed.add(file)
                need(hashlib.sha512(self.text(file)).hexdigest() == digest,
                     f"{file} was changed")
        need(set(self.files) <= listed, "a file that no manifest names")
        data = [f for n, f in self.files.items() if n.startswith("data/")]
        need(f"Payload-Oxum: {sum(map(len, data))}.{len(data)}\n" in
             self.text("bag-info.txt").decode(), "Payload-Oxum")

    def schema(self):
        try:
            self.xml = ET.fromstring(self.text("data/portfolio.xml"))
        except ET.ParseError as error:
            raise Bad("portfolio.xml") from error
        for e in self.xml.iter():
            between = [e.text] + [child.tail for child in e]
            need(len(e) == 0 or not "".join(filter(None, between)).strip(),
                 f"words between what is in {e.tag}")
        self.learner = self.xml.get("learner")
        need(ID.fullmatch(self.learner or ""), "whose it is")
        need(self.days == {self.xml.get("day")} and
             f"Bagging-Date: {self.xml.get('day')}\n" in
             self.text("bag-info.txt").decode(), "the day")

    def elements(self, name):
        return [e for e in self.xml if e.tag.split("}")[1] == name]

    def ledger_acts(self):
        last = (-1, 0)
        people = {p.get("id") for p in self.elements("person")}
        for entry in lines_of(self.text("data/ledger/acts.jsonl")):
            need(set(entry) == {"act", "leaf", "logged", "signatures"},
                 "no line of an act")
            act, subject = entry["act"], entry["act"].get("subject")
            need(set(act) - {"subject"} == {"actor", "at", "body", "kind", "v"}
                 and act["v"] == 1, "no act")
            need(entry["leaf"] > last[0] and entry["logged"] >= last[1],
                 "not in the order of the ledger")
            need(0 <= entry["logged"] - act["at"] <= 300000, "its times")
            need(subject is None or subject in people | {self.learner} or
                 act["kind"] in ("standard", "standard-language", "epoch",
                                 "qualification",
                                 "centre-key"), "somebody else's")
            last = entry["leaf"], entry["logged"]
            self.acts.append(entry)

    def ledger_openings(self):
        held, last = set(), ""

        def collect(value):
            if isinstance(value, str):
                held.add(value)
            elif isinstance(value, (dict, list)):
                for one in value.values() if isinstance(value, dict) else value:
                    collect(one)
        for entry in self.acts:
            collect(entry["act"]["body"])
        for o in lines_of(self.text("data/ledger/openings.jsonl")):
            need(set(o) == {"commitment", "field", "record", "salt", "value"},
                 "opens nothing")
            need(re.fullmatch("[0-9a-f]{64}", o["salt"]), "a salt")
            need(ID.fullmatch(o["record"]), "of no record")
            digest = hmac.new(bytes.fromhex(o["salt"]),
                              f"{o['field']}\0{o['value']}".encode(), "sha256")
            need("c:" + digest.hexdigest() == o["commitment"],
                 "not what was committed to")
            need(o["commitment"] in held, "no act holds it")
            need(o["commitment"] > last, "the order")
            last = o["commitment"]
            self.openings[last] = o["value"]

    def signatures(self):
        keys, current, had, reset = {}, {}, {}, {}
        roots = {}  # of each key: what is said of a reissued one

        def check(line, key, act):
            parts = line.split(" ")
            need(len(parts) == 3 and parts[0] == "ed25519", "no signature")
            need(key is not None and parts[1] == key, "another's key")
            need(signed(keys[key], b"tyst-act-v1\n" + canonical(act).encode(),
                        decoded(parts[2])), "a false signature")
        for entry in self.acts:
            act, lines = entry["act"], entry["signatures"]
            kind, subject, body = act["kind"], act.get("subject"), act["body"]
            if kind in ("key", "key-rotated"):
                public = decoded(body["public"])
                key = sha256(public).hex()[:32]
                need(key not in keys and len(public) == 32, "a key again")
                keys[key] = public
                old = current.get(subject)
                need((old is not None) == (kind == "key-rotated"), "a key")
                need(old or subject not in had or subject in reset, "a key")
                need(len(lines) == (2 if old else 1), "its lines")
                for line, by in zip(lines, ([old] if old else []) + [key]):
                    check(line, by, act)
                current[subject], had[subject] = key, key
                roots[key] = roots[old] if old else reset.pop(subject, {})
            elif kind in PERSONAL:
                need(len(lines) == 1, "its lines")
                key = current.get(act["actor"])
                if kind == "key-confirmed" and act["actor"] == subject:
                    key = lines[0].split(" ")[1]
                    need(key in keys and key != current.get(subject), "a key")
                check(lines[0], key, act)
                entry["key"] = roots[key]
            else:
                need(lines == UNSIGNED, "a signature that it has not")
            if kind == "key-replaced":
                need(current.pop(subject, None) == body["key"], "a key")
                reset[subject] = {
                    "reissued": act["at"], "issuer": act["actor"]}
            if kind == "key-confirmed":
                roots[body["key"]]["key-confirmed"] = act["at"]
            if kind == "leaver":
                current.pop(subject, None)

    def evidence(self):
        named = set()
        for version in (v for e in self.elements("evidence") for v in e):
            for one in version:
                if one.tag.split("}")[1] not in ("file", "words"):
                    continue
                name = "data/" + one.get("path")
                data = self.text(name)
                need(name not in named, "named twice")
                named.add(name)
                need(sha256(data).hex() == one.get("sha256") and
                     len(data) == int(one.get("size")), f"{name} was changed")
        need(all(n in named for n in self.files
                 if n.startswith("data/evidence/")), "a file not named")

    def ledger_units(self):
        for unit in self.elements("unit"):
            data = self.text("data/" + unit.get("file"))
            name = f"{unit.get('key')}@{unit.get('rev')}"
            loaded = [e["act"]["body"]["sha256"] for e in self.acts
                      if e["act"]["kind"] in ("standard", "standard-language")
                      and e["act"]["body"]["key"] == unit.get("key")
                      and e["act"]["body"]["rev"] == int(unit.get("rev"))]
            need(loaded and loaded[-1] == sha256(data).hex() ==
                 unit.get("sha256"), f"{name} is not what was loaded")
            self.units[name] = ET.fromstring(data)
        named = set()
        for one in self.elements("enrolment"):
            data = self.text("data/" + one.get("file"))
            name = one.get("qualification")
            need(one.get("file") not in named, "named twice")
            named.add(one.get("file"))
            loaded = [e["act"]["body"]["sha256"] for e in self.acts
                      if e["act"]["kind"] == "qualification" and
                      "{key}@{rev}".format(**e["act"]["body"]) == name]
            need(loaded and loaded[0] == sha256(data).hex() ==
                 one.get("sha256"), f"{name} is not what was loaded")
            self.qualifications[name] = ET.fromstring(data)
        need(all(n[5:] in named for n in self.files
                 if n.startswith("data/qualification")), "a file not named")

    # The ledger

    def key_of(self, use, name):
        said = [e["act"]["body"]["key"] for e in self.acts
                if e["act"]["kind"] == "centre-key"
                and e["act"]["body"]["use"] == use]
        need(said, f"no {use} key is known")
        found, digits, data = said[-1].split("+", 2)
        data = decoded(data)
        need(found == name and data[0] == 1 and len(data) == 33, "its key")
        need(sha256(name.encode() + b"\n" + data)[:4].hex() == digits, "its id")
        return bytes.fromhex(digits), data[1:]

    @staticmethod
    def note(data, name, key):
        text, _, lines = data.partition(b"\n\n")
        need(lines.endswith(b"\n"), "no note")
        signers = [line.split()[1:2] + [decoded(line.split()[2])[:4]]
                   for line in lines.decode().splitlines()]
        need(all(signers.count(s) == 1 for s in signers), "a signer twice")
        for line in lines.decode().splitlines():
            match = re.fullmatch(r"— (\S+) (\S+)", line)
            need(match, "no line of a note")
            by, raw = match.group(1), decoded(match.group(2))
            if by == name and raw[:4] == key[0]:
                need(signed(key[1], text + b"\n", raw[4:]), "falsely signed")
                return (text + b"\n").decode()
        raise Bad("not signed by the centre")

    def new_keys(self):
        """The acts by which the ledger key took the place of one lost."""
        said = [(e["leaf"], decoded(e["act"]["body"]["key"].split("+", 2)[2]))
                for e in self.acts if e["act"]["kind"] == "centre-key"
                and e["act"]["body"]["use"] == "ledger"]
        return [leaf for (_, old), (leaf, new) in zip(said, said[1:])
                if old != new]

    def checkpoint(self):
        said = [e["act"]["body"]["origin"] for e in self.acts
                if e["act"]["kind"] in ("centre", "epoch")]
        self.origin = said[-1] if said else ""
        text = self.note(self.text("data/ledger/checkpoint"), self.origin,
                         self.key_of("ledger", self.origin))
        origin, size, root = text.split("\n")[:3]
        need(origin == self.origin and re.fullmatch("0|[1-9][0-9]*", size),
             "another ledger's")
        self.size, self.root = int(size), decoded(root)

    def proofs(self):
        need(hasattr(self, "root"), "no checkpoint")
        data = self.text("data/ledger/proofs.json")
        need(data.endswith(b"\n"), "its end")
        proofs = parsed(data[:-1])
        need(set(proofs) == {"proofs", "size"} and proofs["size"] == self.size
             and len(proofs["proofs"]) == len(self.acts), "its shape")
        for entry, proof in zip(self.acts, proofs["proofs"]):
            need(set(proof) == {"leaf", "path"} and
                 proof["leaf"] == entry["leaf"], "of another leaf")
            leaf = (canonical(entry["act"]) + "\n" +
                    "".join(s + "\n" for s in entry["signatures"]) +
                    f"logged {entry['logged']}\n").encode()
            need(self.root_of(entry["leaf"], self.size,
                              [decoded(h) for h in proof["path"]],
                              sha256(b"\0" + leaf)) == self.root,
                 f"the act {entry['leaf']} is not in it")

    @classmethod
    def root_of(cls, n, size, path, leaf):
        """RFC 9162 section 2.1.3, from the top: the larger half is left."""
        if size == 1:
            need(not path and n == 0, "too long a path")
            return leaf
        need(path, "too short a path")
        half = 1 << (size - 1).bit_length() - 1
        if n < half:
            return sha256(b"\1" + cls.root_of(n, half, path[:-1], leaf) +
                          path[-1])
        return sha256(b"\1" + path[-1] +
                      cls.root_of(n - half, size - half, path[:-1], leaf))

    def package_note(self):
        need(hasattr(self, "root"), "no checkpoint")
        name = self.origin + "/package"
        text = self.note(self.text("signature.note"), name,
                         self.key_of("package", name))
        tags = hashlib.sha512(self.text("tagmanifest-sha512.txt")).hexdigest()
        root = base64.b64encode(self.root).decode()
        need(text == f"{name}\nsha512 {tags}\n{self.size} {root}\n",
             "about another package")

    def states(self):
        from rules import Broken
        from shown import shown
        from states import derive
        try:
            had, want = shown(self), derive(self)
        except Broken as rule:
            raise Bad(f"an act breaks a rule ({rule})") from rule
        for name in sorted(had.keys() | want.keys()):
            need(had.get(name) == want.get(name),
                 f"{name}: “{had.get(name)}” is shown, the acts give "
                 f"“{want.get(name)}”")


LAYERS = [("zip", Package.zip, True), ("bag", Package.bag, False),
          ("schema", Package.schema, True), ("acts", Package.ledger_acts, True),
          ("openings", Package.ledger_openings, True),
          ("signatures", Package.signatures, True),
          ("units", Package.ledger_units, True),
          ("evidence", Package.evidence, False),
          ("states", Package.states, True),
          ("checkpoint", Package.checkpoint, False),
          ("proofs", Package.proofs, False),
          ("note", Package.package_note, False)]


def verify(path, package=None):
    """(layer, why) of each that was looked at; why is "" where it is right."""
    package, said = package or Package(path), []
    for name, run, stops in LAYERS:
        try:
            run(package)
            said.append((name, ""))
        except Bad as bad:
            said.append((name, unicodedata.normalize("NFC", str(bad)) or "no"))
        except (KeyError, TypeError, ValueError, AttributeError, IndexError,
                RecursionError, ET.ParseError) as error:
            said.append((name, f"not of the form: {error!r}"))
        if said[-1][1] and stops:
            break
    return said


if __name__ == "__main__":
    held = Package(sys.argv[1])
    result = verify(sys.argv[1], held)
    for layer, why in result:
        print(f"{layer}: NO {why}" if why else f"{layer}: yes")
    for entry in held.acts:
        if "reissued" in entry.get("key", {}):
            print(f"act {entry['leaf']}: a reissued key,", "confirmed" if
                  "key-confirmed" in entry["key"] else "NOT CONFIRMED")
    for number in held.new_keys() if hasattr(held, "root") else []:
        print(f"act {number}: a new ledger key, the one before was lost")
    sys.exit(any(why for _, why in result))
