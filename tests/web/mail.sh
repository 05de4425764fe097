#!/bin/sh
# A witness's link by mail, to a real server: what is queued is sent in the
# end, once, whatever the server was doing meanwhile.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
command -v jq >/dev/null || skip_all "there is no jq"
. "${srcdir:-.}/tests/lib/mail.sh"
make_centre
mail_port=$(free_port)
smtp=
trap '[ -z "$smtp" ] || kill "$smtp" 2>/dev/null; [ -z "$server" ] || kill -9 "$server" 2>/dev/null; rm -rf "$tmp"' EXIT
begin_mail() {
	"$python" -m aiosmtpd -n -l "127.0.0.1:$mail_port" \
		-c aiosmtpd.handlers.Mailbox "$tmp/mailbox" 2>>"$tmp/smtp.log" &
	smtp=$!
	tries=0
	until "$python" -c "import socket; socket.create_connection(('127.0.0.1', $mail_port))" 2>/dev/null; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] || { echo "Bail out! no mail server"; exit 99; }
		sleep 0.1
	done
}
arrived() { find "$tmp/mailbox/new" -type f 2>/dev/null | wc -l; }
cat >"$TYST_DATA/tyst.conf" <<END
public-address = https://tyst.example
smtp = smtp://127.0.0.1:$mail_port
smtp-from = canolfan@tyst.example
END
echo "Please." >"$tmp/text"
id=$("$tyst" evidence add --as L-1 --title T --type WT --text "$tmp/text")
ask() { "$tyst" --json witness ask --as L-1 --evidence "$id" "$@" 2>/dev/null; }
is "an address that is none" "$(ask --name Ŵil --email "a b" | jq -r .error.code)" bad-email
is "nothing waits" "$("$tyst" --json outbox list | jq length)$(find "$TYST_DATA/outbox" -type f 2>/dev/null | wc -l)" 00
must "$tyst" witness ask --as L-1 --evidence "$id" --name Ŵil --email gwen@example.com --language cy
is "the link waits" "$("$tyst" --json outbox list | jq -r '.[].to')" gwen@example.com
status "while no server takes it" 3 "$tyst" outbox send
is "which is counted" "$("$tyst" --json outbox list | jq -r '.[].attempts')" 1
is "and is not lost" "$(find "$TYST_DATA/outbox" -type f | wc -l)" 1
begin_mail
status "then it is taken" 0 "$tyst" outbox send
is "once" "$(arrived)" 1
is "and waits no more" "$("$tyst" --json outbox list | jq length)" 0
is "nor is its link kept" "$(find "$TYST_DATA/outbox" -type f | wc -l)" 0
message=$(find "$tmp/mailbox/new" -type f)
cp "$message" "$tmp/message"
is "it reads as it was written" "$("$python" - "$tmp/message" <<'END'
import email, email.policy, sys
m = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
print(m["To"], m["From"], "Learner One" in m["Subject"], m["Date"] is not None,
      "https://tyst.example/witness/" in m.get_content(), "Mae Learner One" in m.get_content())
END
)" "gwen@example.com canolfan@tyst.example True True True True"
serve
must "$tyst" witness ask --as L-1 --evidence "$id" --name Ann --email ann@example.com
tries=0
while [ "$(arrived)" -lt 2 ] && [ $tries -lt 100 ]; do
	tries=$((tries + 1))
	sleep 0.2
done
is "the server sends what waits by itself" "$(arrived)" 2
link=$(grep -aoh '/witness/[0-9a-f]\{64\}' "$tmp"/mailbox/new/* | tail -n 1)
is "a link in a mail opens" "$(as - get "$link")" 200
stop_server
done_testing
