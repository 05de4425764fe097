"""SIGTERM in the middle of requests.

stop.py PORT PID: the server's stop-time is 4.
"""
import os
import signal
import sys
import time

from raw import connect, done, read_all, report, statuses

FORM = (
    b"POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 6\r\n\r\nabc"
)

ending = connect()
ending.sendall(FORM)
endless = connect()
endless.sendall(FORM)
idle = connect()
idle.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
idle.recv(65536)
time.sleep(0.5)
os.kill(int(sys.argv[2]), signal.SIGTERM)
report(read_all(idle) == b"", "who asks for nothing is let go at once")
try:
    connect().close()
    taken = True
except OSError:
    taken = False
report(not taken, "nobody else is let in")
ending.sendall(b"def")
got = statuses(read_all(ending))
report(len(got) == 1 and got[0] >= 400, "what was being sent is answered", got)
began = time.monotonic()
report(statuses(read_all(endless)) == [], "what does not end is cut off")
report(time.monotonic() - began < 20, "when its time is over")
done()
