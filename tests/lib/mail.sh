# mail - tests with a real mail server: $python runs aiosmtpd; skips all without.
#     . tests/lib/mail.sh
#     port=$(free_port)
python=
for one in python3 /usr/bin/python3; do
	[ -n "$python" ] || ! "$one" -c 'import aiosmtpd' 2>/dev/null || python=$one
done
[ -n "$python" ] || skip_all "there is no python3-aiosmtpd: NO MAIL WAS TESTED"

free_port() {
	"$python" -c 'import socket
s = socket.socket()
s.bind(("127.0.0.1", 0))
print(s.getsockname()[1])'
}
