#!/usr/bin/env python3
"""terminal - run a command on a terminal of its own and answer every prompt
for a passphrase: terminal.py PASSPHRASE COMMAND...

What the command writes is copied to standard output; the exit status is the
command's.
"""
import os
import pty
import sys


def main():
    passphrase, command = sys.argv[1], sys.argv[2:]
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvp(command[0], command)
    seen = b""
    while True:
        try:
            said = os.read(terminal, 4096)
        except OSError:  # the command has ended
            break
        if not said:
            break
        seen += said
        sys.stdout.buffer.write(said.replace(b"\r\n", b"\n"))
        if seen.endswith(b"Passphrase: "):
            os.write(terminal, passphrase.encode() + b"\n")
            seen = b""
    status = os.waitpid(pid, 0)[1]
    return os.waitstatus_to_exitcode(status)


sys.exit(main())
