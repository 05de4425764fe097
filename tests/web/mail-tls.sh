#!/bin/sh
# Signing in to a real mail server: over TLS that can be trusted, or not at all.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/mounts.sh"
[ "$(id -u)" = 0 ] || skip_all "only root has mounts of its own"
command -v openssl >/dev/null || skip_all "there is no openssl"
. "${srcdir:-.}/tests/lib/mail.sh"
own_mounts
make_centre
smtp=
trap '[ -z "$smtp" ] || kill "$smtp" 2>/dev/null; rm -rf "$tmp"' EXIT
openssl req -x509 -newkey rsa:2048 -nodes -days 30 -subj /CN=127.0.0.1 \
	-addext subjectAltName=IP:127.0.0.1 -keyout "$tmp/tls.key" \
	-out "$tmp/tls.crt" 2>/dev/null || exit 99

# $tmp/took: whose mail it took; $tmp/tried: how somebody signed in.
cat >"$tmp/smtp.py" <<'END'
import asyncio, ssl, sys
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
folder, tls = sys.argv[1], sys.argv[2] == "tls"

class Handler:
    async def handle_DATA(self, server, session, envelope):
        with open(folder + "/took", "a") as f:
            f.write("%s %s\n" % (session.auth_data, envelope.rcpt_tos[0]))
        return "250 OK"

def sign_in(server, session, envelope, mechanism, data):
    with open(folder + "/tried", "a") as f:
        f.write(mechanism + "\n")
    right = (data.login, data.password) == (b"tyst", b"neb arall")
    return AuthResult(success=right, auth_data=data.login.decode())

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(folder + "/tls.crt", folder + "/tls.key")
c = Controller(Handler(), hostname="127.0.0.1", port=int(sys.argv[3]),
               authenticator=sign_in, auth_required=True, auth_require_tls=tls,
               **({"tls_context": context, "require_starttls": True} if tls else {}))
c.start()
open(folder + "/ready", "w").close()
asyncio.new_event_loop().run_forever()
END
begin_mail() { # tls|plain
	[ -z "$smtp" ] || { kill "$smtp" && wait "$smtp" 2>/dev/null; }
	rm -f "$tmp/ready" "$tmp/tried"
	port=$(free_port)
	"$python" "$tmp/smtp.py" "$tmp" "$1" "$port" >"$tmp/smtp.log" 2>&1 &
	smtp=$!
	tries=0
	until [ -f "$tmp/ready" ]; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] || { cat "$tmp/smtp.log"; exit 99; }
		sleep 0.1
	done
	cat >"$TYST_DATA/tyst.conf" <<-END
	public-address = https://tyst.example
	smtp = smtp://127.0.0.1:$port
	smtp-from = canolfan@tyst.example
	smtp-user = tyst
	END
}
secret() { (umask 077 && echo "$1" >"$TYST_DATA/keys/smtp"); }
waiting() { "$tyst" --json outbox list | jq length; }
tried() { if [ -f "$tmp/tried" ]; then wc -l <"$tmp/tried"; else echo 0; fi; }

echo "Please." >"$tmp/text"
id=$("$tyst" evidence add --as L-1 --title T --type WT --text "$tmp/text")
secret "neb arall"
begin_mail plain
must "$tyst" witness ask --as L-1 --evidence "$id" --name Gwen \
	--email gwen@example.com
status "a server without TLS" 3 "$tyst" outbox send
is "gets no passphrase" "$(tried) $(waiting)" "0 1"
begin_mail tls
status "a certificate of nobody's" 3 "$tyst" outbox send
is "gets none either" "$(tried) $(waiting)" "0 1"

trusted=/etc/ssl/certs/ca-certificates.crt
cat "$trusted" "$tmp/tls.crt" >"$tmp/trusted"
must mount --bind "$tmp/trusted" "$trusted"
secret "nid hon"
status "the wrong passphrase" 3 "$tyst" outbox send
is "is tried, and the mail waits" "$([ "$(tried)" -gt 0 ] && waiting)" 1
secret "neb arall"
status "the right one" 0 "$tyst" outbox send
is "is taken once" "$(cat "$tmp/took")" "tyst gwen@example.com"
is "and nothing waits" "$(waiting)" 0
umount "$trusted"
done_testing
