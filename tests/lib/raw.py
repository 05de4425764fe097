"""raw - requests over bare sockets, reported as TAP.

raw.port is the server's, from the command line.  A script ends with done().
"""
import socket
import sys

port = int(sys.argv[1])
count = 0
bad = 0


def report(ok, name, got=""):
    global count, bad
    count += 1
    print("ok" if ok else "not ok", count, "-", name, flush=True)
    if not ok:
        bad = 1
        print("# got:", got)


def done():
    print("1..%d" % count)
    sys.exit(bad)


def connect(source="127.0.0.1"):
    s = socket.create_connection(("127.0.0.1", port), 30, (source, 0))
    s.settimeout(30)
    return s


def read_all(s):
    """Everything until the server closes; it must within 30 s."""
    data = b""
    try:
        while True:
            piece = s.recv(65536)
            if not piece:
                return data
            data += piece
    except ConnectionResetError:
        return data
    except TimeoutError:
        return data + b"HTTP/1.1 200 not closed"


def statuses(data):
    """Of each answer in the bytes."""
    found = []
    for line in data.split(b"\n"):
        if b"HTTP/1.1 " in line:
            found.append(int(line.split(b"HTTP/1.1 ")[1][:3]))
    return found


def send(data, source="127.0.0.1"):
    with connect(source) as s:
        s.sendall(data)
        return statuses(read_all(s))
