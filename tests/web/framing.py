"""What a raw socket may send: framing, heads and bodies that take their time.

framing.py PORT.  The server has head-time 2, idle-time 3 and
stall-time 2.
"""
import time

from raw import connect, done, report, send

H = b"Host: x\r\n"
E = b"\r\n"
NEXT = b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
P = b"POST /login HTTP/1.1\r\n" + H
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"

# Refused, and what follows in the same bytes is not read as a request.
refused = {
    "two lengths": P + b"Content-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
    "two equal lengths": P + b"Content-Length: 3\r\nContent-Length: 3\r\n\r\nabc",
    "a length and chunks": P
    + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "two transfer encodings": P
    + b"Transfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n",
    "an encoding that ends in chunked": P
    + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    "an encoding not chunked": P + b"Transfer-Encoding: identity\r\n\r\n",
    "chunks in HTTP/1.0": b"POST /login HTTP/1.0\r\nTransfer-Encoding: chunked"
    b"\r\n\r\n0\r\n\r\n",
    "two hosts": b"GET /healthz HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
    "no host": b"GET /healthz HTTP/1.1\r\n\r\n",
    "a length with a sign": P + b"Content-Length: +3\r\n\r\nabc",
    "a length in hexadecimal": P + b"Content-Length: 0x3\r\n\r\nabc",
    "a length with a list": P + b"Content-Length: 3, 3\r\n\r\nabc",
    "a blank before the colon": b"GET /healthz HTTP/1.1\r\nHost : x\r\n\r\n",
    "a name with a blank": b"GET /healthz HTTP/1.1\r\n" + H + b"X Y: z\r\n\r\n",
    "a line without a colon": b"GET /healthz HTTP/1.1\r\n" + H + b"nothing\r\n\r\n",
    "a control character in a value": b"GET /healthz HTTP/1.1\r\n"
    + H + b"X: a\x01b\r\n\r\n",
    "a body of a GET": b"GET /healthz HTTP/1.1\r\n" + H + b"Content-Length: 3\r\n\r\nabc",
    "an absolute target": b"GET http://x/healthz HTTP/1.1\r\n" + H + E,
    "an asterisk": b"OPTIONS * HTTP/1.1\r\n" + H + E,
    "a target with a blank": b"GET /heal thz HTTP/1.1\r\n" + H + E,
    "a target that is no ASCII": b"GET /\xc5\xb5 HTTP/1.1\r\n" + H + E,
    "HTTP/2.0": b"GET /healthz HTTP/2.0\r\n" + H + E,
    "no version": b"GET /healthz\r\n" + H + E,
    "a chunk size that is none": P
    + FORM + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n",
    "a head that is too large": b"GET /healthz HTTP/1.1\r\n" + H
    + b"X: " + b"a" * 40000 + b"\r\n\r\n",
    "a target that is too long": b"GET /" + b"a" * 40000 + b" HTTP/1.1\r\n" + H + E,
    "too many lines": b"GET /healthz HTTP/1.1\r\n" + H + b"X: y\r\n" * 9000 + E,
}
for name, data in refused.items():
    got = send(data + NEXT)
    # The library may close without a word, or say its 400 twice.
    report(all(400 <= s < 600 for s in got), "refused: " + name, got)

got = send(b"GET /healthz HTTP/1.1\r\n" + H + E + NEXT)
report(got == [200, 200], "two requests on a connection are two answers", got)
got = send(b"\r\n" + NEXT)
report(got in ([200], [400]), "an empty line before a request does no harm", got)
got = send(b"BREW /healthz HTTP/1.1\r\n" + H + E + NEXT)
report(got == [405, 200], "an unknown method is 405", got)
got = send(b"HEAD /nothing HTTP/1.1\r\n" + H + E + NEXT)
report(got == [404, 200], "a HEAD's answer has no body", got)
got = send(P + FORM + b"Content-Length: 3\r\n\r\nabc" + NEXT)
report(len(got) == 2 and got[1] == 200, "a refused form does not break the next", got)
got = send(P + FORM + b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n" + NEXT)
report(len(got) == 2 and got[1] == 200, "nor one in chunks", got)
got = send(P + FORM + b"Expect: 100-continue\r\nContent-Length: 99999999\r\n\r\n")
report(got == [413], "who asks first is told at once that it is too large", got)


def slow(name, first, more, pause, limit):
    """Bytes that come one by one: the connection ends all the same."""
    began = time.monotonic()
    with connect() as s:
        s.sendall(first)
        try:
            while time.monotonic() - began < limit:
                s.sendall(more)
                time.sleep(pause)
                s.setblocking(False)
                try:
                    if s.recv(65536) == b"":
                        break
                except BlockingIOError:
                    pass
                s.setblocking(True)
        except (ConnectionResetError, BrokenPipeError):
            pass
    took = time.monotonic() - began
    report(took < limit, name, "still open after %.1f s" % took)


slow("a head of four bytes a second ends", b"GET /healthz HTTP/1.1\r\n", b"X: a", 1, 25)
slow("silence ends", b"", b"", 0.5, 25)
slow("a body of one byte a second ends", P + FORM + b"Content-Length: 9000\r\n\r\n",
     b"a", 1, 25)
slow("a body that stands still ends", P + FORM + b"Content-Length: 9000\r\n\r\nabc",
     b"", 0.5, 25)
slow("a connection kept for nothing ends", b"GET /healthz HTTP/1.1\r\n" + H + E,
     b"", 0.5, 25)
got = send(NEXT)
report(got == [200], "and others are answered after all that", got)
done()
