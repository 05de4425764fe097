"""A learner and an assessor at work in their browsers while the server is
killed, again and again.  What got no answer is sent again, as people do.

kill-web.py TYST DIRECTORY CYCLES: of tests/lib/centre.sh.  Prints a line for
each piece of evidence and each review: what must be kept of it.
"""
import hashlib
import http.client
import os
import queue
import random
import re
import subprocess
import sys
import threading
import time
from urllib.parse import urlencode

tyst, directory, cycles = sys.argv[1], sys.argv[2], int(sys.argv[3])
port = 0
over = False
sent = queue.Queue(8)  # the assessor keeps up
kept = []


class Person:
    def __init__(self, who):
        self.cookies = {}
        with open("%s/%s.pass" % (directory, who)) as f:
            self.passphrase = f.read().strip()
        self.read("/login")
        self.post("/login", person=who, passphrase=self.passphrase)

    def once(self, method, path, body, kind):
        c = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        cookies = "; ".join("%s=%s" % pair for pair in self.cookies.items())
        c.request(method, path, body, {"Cookie": cookies, "Content-Type": kind})
        answer = c.getresponse()
        page = answer.read().decode()
        c.close()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        return answer.status, answer.headers.get("Location"), page

    def ask(self, method, path, body=None, kind="text/plain", also=None):
        """Until there is an answer; `also` is one that may mean that it was
        done the time before."""
        again = False
        while True:
            try:
                status, location, page = self.once(method, path, body, kind)
            except (OSError, http.client.HTTPException):
                again = True
                time.sleep(0.05)
                continue
            if status in (200, 303) or again and status == also:
                return location, page
            sys.exit("%s %s: %d %s" % (method, path, status, page))

    def read(self, path):
        page = self.ask("GET", path)[1]
        self.fields = dict(
            re.findall(r'type="hidden" name="([a-z]+)" value="([^"]*)"', page))

    def post(self, path, also=None, **fields):
        return self.ask(
            "POST", path, urlencode({**self.fields, **fields}, True),
            "application/x-www-form-urlencoded", also)

    def upload(self, path, words, file):
        body = b""
        for name, value in {**self.fields, "words": words}.items():
            body += b"--x7\r\nContent-Disposition: form-data; name=\"%s\"" \
                b"\r\n\r\n%s\r\n" % (name.encode(), value.encode())
        body += b"--x7\r\nContent-Disposition: form-data; name=\"files\"; " \
            b"filename=\"a.bin\"\r\n\r\n%s\r\n--x7--\r\n" % file
        return self.ask("POST", path, body, "multipart/form-data; boundary=x7")


def learn(learner):
    while not over:
        words = "I-did-it-%d" % random.getrandbits(60)
        file = os.urandom(random.randrange(1, 100000))
        learner.read("/evidence/new?as=file")
        location, _ = learner.upload("/evidence/new", words, file)
        path = location.split("?")[0]
        learner.read(path)
        learner.post(path, 409, item="TESTONE1@1:P1", do="send")
        sent.put(path.split("/")[2])
        kept.append("%s accepted %s %s" % (
            path.split("/")[2], hashlib.sha256(words.encode()).hexdigest(),
            hashlib.sha256(file).hexdigest()))
    sent.put(None)


def assess(assessor):
    for piece in iter(sent.get, None):
        path = "/review/" + piece
        assessor.read(path)
        assessor.post(path, passphrase=assessor.passphrase, vacr=list("VACR"),
                      **{"decision.TESTONE1@1:P1": "met"})
        kept.append("judged %s#1" % piece)


def serve():
    global port
    server = subprocess.Popen(
        [tyst, "serve", "--listen", "127.0.0.1:0", "--log-format", "none"],
        stdout=subprocess.PIPE, text=True)
    port = int(server.stdout.readline().rstrip("/\n").split(":")[-1])
    return server


server = serve()
failed = []
threading.excepthook = lambda why: failed.append(repr(why.exc_value))
people = []
try:
    for work, who in ((learn, "L-1"), (assess, "A-1")):
        people.append(threading.Thread(
            target=work, args=(Person(who),), daemon=True))
        people[-1].start()
    for _ in range(cycles):
        time.sleep(random.uniform(0.05, 2))
        server.kill()
        server.wait()
        server = serve()
    over = True
    for person in people:
        person.join(300)
        if person.is_alive():
            failed.append("there is no end")
finally:
    server.terminate()
    server.wait()
print("\n".join(sorted(kept)))
sys.exit("\n".join(failed) or None)
