#!/usr/bin/env python3
"""cosign - somebody who keeps a checkpoint: cosign.py FILE NAME TIME prints the
note with a cosignature/v1 line by a key drawn from NAME; TIME "key" prints the
key as NAME+ID+BASE64.  Written from the specification, with openssl."""
import base64, hashlib, subprocess, sys, tempfile

path, name, time = sys.argv[1:4]
seed = hashlib.sha256(name.encode()).digest()
der = bytes.fromhex("302e020100300506032b657004220420") + seed


def openssl(*args, given=None):
    return subprocess.run(["openssl", *args], input=given, check=True,
                          stdout=subprocess.PIPE).stdout


with tempfile.NamedTemporaryFile() as key, tempfile.NamedTemporaryFile() as text:
    key.write(der)
    key.flush()
    public = openssl("pkey", "-inform", "DER", "-in", key.name, "-pubout",
                     "-outform", "DER")[-32:]
    ident = hashlib.sha256(name.encode() + b"\n\x04" + public).digest()[:4]
    if time == "key":
        print(f"{name}+{ident.hex()}+" +
              base64.b64encode(b"\x04" + public).decode())
        sys.exit()
    note = open(path, encoding="utf-8").read()
    body = note[:note.rindex("\n\n") + 1]
    text.write(f"cosignature/v1\ntime {time}\n{body}".encode())
    text.flush()
    signature = openssl("pkeyutl", "-sign", "-rawin", "-keyform", "DER",
                        "-inkey", key.name, "-in", text.name)
line = ident + int(time).to_bytes(8, "big") + signature
sys.stdout.write(note + f"— {name} {base64.b64encode(line).decode()}\n")
