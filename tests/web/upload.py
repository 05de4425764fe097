"""A form in parts, sent in pieces of all sizes, cut off, or without its token.

upload.py PORT COOKIE TOKEN ONCE KEPT: KEPT is a file to write what was sent
to.
"""
import os
import sys
import time

from raw import connect, done, read_all, report, statuses

cookie, token, once, kept = sys.argv[2:6]
B = b"----x7"
# What looks like the end and is not.
FILE = b"\r\n--" + B[:-1] + b"\r\n----x\r\r\n-\n\0\xff--" + b"\r\n" * 9 + B + b"\r"
WORDS = "Dŵr\r\na th\u00ea & 100% = %41+".encode()


def part(name, value, file=None):
    disposition = b'Content-Disposition: form-data; name="' + name + b'"'
    if file is not None:
        disposition += b'; filename="' + file + b'"'
    return b"--" + B + b"\r\n" + disposition + b"\r\n\r\n" + value + b"\r\n"


def head(length, more=b""):
    return (
        b"POST /evidence/new HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        + more +
        b"Content-Type: multipart/form-data; boundary=" + B + b"\r\n"
        b"Cookie: " + cookie.encode() + b"\r\n"
        b"Content-Length: %d\r\n\r\n" % length
    )


def post(body, piece=0, length=0, more=b""):
    with connect() as s:
        s.sendall(head(length or len(body), more))
        for i in range(0, len(body), piece or len(body)):
            s.sendall(body[i:i + (piece or len(body))])
            if piece:
                time.sleep(0.001)
        if length:
            time.sleep(0.3)
            return []
        return statuses(read_all(s))


END = b"--" + B + b"--\r\n"
TOKEN = part(b"token", token.encode())
ONCE = part(b"once", once.encode())
FILES = part(b"files", b"never to be kept", b"refused") + part(b"files", b"", b"")
WHOLE = (
    TOKEN + ONCE + part(b"words", WORDS) + part(b"wrong", b"x")
    + part(b"files", FILE, b"hard.bin") + part(b"files", b"", b"") + END
)

got = post(FILES + TOKEN + ONCE + END)
report(got == [403], "a file before the token is not taken", got)
got = post(part(b"token", b"0" * len(token)) + ONCE + FILES + END)
report(got == [403], "nor with a wrong one", got)
got = post(part(b"token", b"0" * len(token)) + ONCE + FILES + END,
           more=b"Origin: http://x\r\n")
report(got == [403], "nor with the one of an earlier session", got)
got = post(ONCE + FILES + END)
report(got == [403], "nor with none", got)
got = post(TOKEN + ONCE + FILES)
report(got == [422], "a form without its end is refused", got)
got = post(TOKEN + ONCE + part(b"words", b"a\0b") + END)
report(got == [422], "a NUL is refused", got)
got = post(TOKEN + ONCE + part(b"words", b"a\xffb") + END)
report(got == [422], "and what is no UTF-8", got)
got = post(TOKEN + ONCE + part(b"words", b"w" * (3 << 20)) + END)
report(got == [413], "and a text of three million letters", got)
got = post(TOKEN + b"".join(part(b"as", b"x") for _ in range(6000)) + END)
report(got == [413], "and six thousand fields", got)
post(WHOLE, length=len(WHOLE) * 9)
report(True, "one is cut off in the middle")
got = post(WHOLE, piece=1)
report(got == [303], "a form byte by byte is taken", got)
with open(kept, "wb") as f:
    f.write(FILE)
done()
