# files - a server of files as a standard's publisher may have, and as one may
# not: python3 files.py FILE CERTIFICATE writes its two ports (http, https),
# serves until stdin ends, and writes a line "PATH CONDITION" for each request.
import os
import ssl
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

unit = open(sys.argv[1], "rb").read()


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, headers=(), body=b""):
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def endless(self, wait, size):
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        end = time.time() + 20
        try:
            while time.time() < end:
                self.wfile.write(b"<" * size)
                time.sleep(wait)
        except OSError:
            pass

    def do_GET(self):
        condition = self.headers.get("If-None-Match", "-")
        print(self.path, condition, flush=True)
        where, _, to = self.path.partition("?")
        if where == "/unit.xml":
            if condition == '"v1"':
                self.answer(304)
            else:
                self.answer(200, [("ETag", '"v1"')], unit)
        elif where == "/page.txt":
            self.answer(200, (), b"Greet\n\nPerformance criteria\n"
                        b"1. greet people\n2. serve people\n")
        elif where == "/to":
            self.answer(302, [("Location", to)])
        elif where == "/round":
            self.answer(301, [("Location", "/round")])
        elif where == "/large":
            self.send_response(200)
            self.send_header("Content-Length", str(10 << 30))
            self.end_headers()
            self.close_connection = True
        elif where == "/endless":
            self.endless(0, 1 << 16)
        elif where == "/slow":
            self.endless(0.2, 1)
        elif where == "/unasked":
            self.answer(304)
        elif where == "/broken":
            self.answer(500)
        else:
            self.answer(404)


plain = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
secret = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[2])
secret.socket = context.wrap_socket(secret.socket, server_side=True)
for server in (plain, secret):
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
print(plain.server_port, secret.server_port, flush=True)
sys.stdin.read()
os._exit(0)
