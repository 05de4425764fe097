"""repack - change a package and make its lists right again.

    repack.py IN.zip OUT.zip OPERATION [ARGUMENT]...

so that only what was changed can give it away.  Written as tyst writes: one
date, plain files, deflated.  "hostile" operations need no package.
"""
import hashlib
import re
import sys
import zipfile


def read(path):
    with zipfile.ZipFile(path) as z:
        day = z.infolist()[0].date_time
        names = [i.filename for i in z.infolist()]
        root = names[0].split("/")[0]
        return root, day, {n[len(root) + 1:]: z.read(n) for n in names}


def add(z, name, data, day, mode=0o100644, method=zipfile.ZIP_DEFLATED):
    info = zipfile.ZipInfo(name, day)
    info.create_version, info.create_system = 63, 3
    info.external_attr = mode << 16
    info.compress_type = method if data else zipfile.ZIP_STORED
    z.writestr(info, data)


def manifest(files, names):
    return "".join(f"{hashlib.sha512(files[n]).hexdigest()}  {n}\n"
                   for n in names).encode()


def write(path, root, day, files):
    with zipfile.ZipFile(path, "w") as z:
        for name, data in files.items():
            add(z, f"{root}/{name}", data, day)


def make_lists(files):
    data = [n for n in files if n.startswith("data/")]
    size = sum(len(files[n]) for n in data)
    files["bag-info.txt"] = re.sub(
        rb"Payload-Oxum: .*", b"Payload-Oxum: %d.%d" % (size, len(data)),
        files["bag-info.txt"])
    files["manifest-sha512.txt"] = manifest(files, data)
    make_tag_list(files)


def make_tag_list(files):
    files["tagmanifest-sha512.txt"] = manifest(
        files, ["bagit.txt", "bag-info.txt", "manifest-sha512.txt"])


def find(files, part):
    if part in files:
        return part
    (name,) = [n for n in files if part in n]
    return name


def change(files, operation, *rest):
    """Apply the operation; true when the lists are to be made again."""
    acts = "data/ledger/acts.jsonl"
    if operation == "same":
        return True
    if operation == "sub":  # FILE OLD NEW: the first of them
        name = find(files, rest[0])
        old, new = rest[1].encode(), rest[2].encode()
        assert old in files[name], (name, old)
        files[name] = files[name].replace(old, new, 1)
        return True
    if operation == "flip":  # FILE, which the lists name as it was
        name = find(files, rest[0])
        at = len(files[name]) // 2
        files[name] = files[name][:at] + bytes([files[name][at] ^ 1]) + \
            files[name][at + 1:]
        return False
    if operation == "bit":  # FILE WORD: the first letter after it
        name = find(files, rest[0])
        at = files[name].index(rest[1].encode()) + len(rest[1].encode())
        files[name] = files[name][:at] + bytes([files[name][at] ^ 1]) + \
            files[name][at + 1:]
        return True
    if operation == "acts-of":  # PACKAGE: its acts and proofs instead
        other = read(rest[0])[2]
        for name in [n for n in files if n.startswith("data/ledger/")]:
            files[name] = other[name]
        return True
    if operation == "drop":  # FILE
        del files[find(files, rest[0])]
        return True
    if operation == "lose":  # FILE, which the lists still name
        del files[find(files, rest[0])]
        return False
    if operation == "note":  # FILE OLD NEW, and its digest in the note
        change(files, "sub", *rest)
        make_lists(files)
        digest = hashlib.sha512(files["tagmanifest-sha512.txt"]).hexdigest()
        files["signature.note"] = re.sub(
            rb"sha512 [0-9a-f]+", b"sha512 " + digest.encode(),
            files["signature.note"])
        return False
    if operation == "add":  # FILE, which no list names
        files[rest[0]] = b"added"
        return False
    if operation == "add-listed":
        files[rest[0]] = b"added"
        return True
    lines = files[acts].splitlines(keepends=True)
    if operation == "drop-act":  # KIND [WORD]: the last of them
        wanted = [f'"kind":"{rest[0]}"'.encode(), rest[-1].encode()]
        at = max(i for i, line in enumerate(lines)
                 if all(word in line for word in wanted))
        del lines[at]
    elif operation == "later":  # the last, logged a moment later
        lines[-1] = re.sub(rb'"logged":(\d+)',
                           lambda m: b'"logged":%d' % (int(m[1]) + 1), lines[-1])
    elif operation == "take-act":  # PACKAGE KIND: its last, as the last here
        line = [x for x in read(rest[0])[2][acts].splitlines(keepends=True)
                if f'"kind":"{rest[1]}"'.encode() in x][-1]
        last = [int(n) for n in re.findall(rb'"(?:leaf|logged)":(\d+)',
                                           lines[-1])]
        lines.append(re.sub(rb'"leaf":\d+', b'"leaf":%d' % (last[0] + 1), line))
    elif operation == "swap-acts":
        lines[-1], lines[-2] = lines[-2], lines[-1]
    elif operation == "repeat-act":
        lines.append(lines[-1])
    elif operation == "foreign-act":  # the last submission, of somebody else
        (line,) = [x for x in lines if b'"kind":"submission"' in x][-1:]
        before, after = line.split(b'"subject":"', 1)
        line = before + b'"subject":"' + b"0" * 7 + b"1" + after[8:]
        place = line.index(b'"leaf":')
        line = line[:place] + b'"leaf":999999' + line[line.index(b',', place):]
        place = line.index(b'"logged":')
        logged = re.search(rb'"logged":\d+', lines[-1]).group()
        line = line[:place] + logged + line[line.index(b',', place):]
        lines.append(line)
    else:
        raise SystemExit("repack: no such operation")
    files[acts] = b"".join(lines)
    return True


def hostile(path, operation):
    day = (2026, 1, 5, 0, 0, 0)
    with zipfile.ZipFile(path, "w") as z:
        if operation == "bomb":
            add(z, "r/bomb", bytes(64 << 20), day)
        elif operation == "slip":
            add(z, "r/../../slip", b"x", day)
        elif operation == "twice":
            add(z, "r/a", b"x", day)
            add(z, "r/A", b"y", day)
        elif operation == "link":
            add(z, "r/link", b"/etc/passwd", day, 0o120777)
        elif operation == "many":
            for i in range(10001):
                add(z, f"r/{i}", b"", day)
        elif operation == "bare":
            add(z, "r/a", b"x", day)


def main():
    source, target, operation = sys.argv[1:4]
    if source == "hostile":
        hostile(target, operation)
        return
    root, day, files = read(source)
    if change(files, operation, *sys.argv[4:]):
        make_lists(files)
    write(target, root, day, files)


if __name__ == "__main__":
    main()
