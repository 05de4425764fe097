#!/bin/sh
# Every route × every role: what the table of routes promises is what it does.
# A route that takes an id is asked for one that nobody has.
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
. "${srcdir:-.}/tests/lib/web.sh"
command -v curl >/dev/null || skip_all "there is no curl"
must "$tyst" init --demo --centre "Canolfan"
roles="learner assessor trainee-assessor countersigner witness iqa coordinator
	eqa administrator"
id=0192e0c4-7a10-7c3b-9f00-1d2c3b4a5f60

serve
for role in $roles; do
	must "$tyst" person add --name "One $role" --role "$role" --ref "$role"
	echo "three words for $role" >"$(pass "$role")"
	must "$tyst" person passphrase "$role" --passphrase-file "$(pass "$role")"
	is "$role signs in" "$(enter "$role")" 303
	as "$role" get /account >/dev/null
	token_of >"$tmp/$role.token"
done
as - get /login >/dev/null
token_of >"$tmp/-.token"

# What came: login, lost, denied, or taken in some way.
answer() { # WHO METHOD PATH
	who=$1 method=$2 path=$3
	set --
	[ "$method" = GET ] || set -- --data-urlencode "token=$(cat "$tmp/$who.token")"
	status=$(as "$who" get "$path" "$@")
	case $status in
	303) case $(head_of Location) in /login*) echo login ;; *) echo taken ;; esac ;;
	401) echo lost ;;
	403) echo denied ;;
	2?? | 4??) echo taken ;;
	*) echo "$status" ;;
	esac
}

"$tyst" --json routes |
	jq -r '.[] | [.method, .path, (.who | join(","))] | join(" ")' \
		>"$tmp/routes"
like "there is a table" "$(cut -d ' ' -f 2 "$tmp/routes" | tr '\n' ' ')" \
	"* /login */logout *"

# Signing out is tried elsewhere: here everybody stays.
grep -v ' /logout ' "$tmp/routes" >"$tmp/asked"
while read -r method path may; do
	real=$(echo "$path" | sed "s/<id>/$id/g; s/<n>/1/g; s/<word>/none/g")
	got='' want=''
	for who in - $roles; do
		got="$got $who:$(answer "$who" "$method" "$real")"
		case ,$may, in
		,anyone, | *,$who,*) want="$want $who:taken" ;;
		*) case $who$method in
			-GET) want="$want $who:login" ;;
			-POST) want="$want $who:lost" ;;
			*) want="$want $who:denied" ;;
			esac ;;
		esac
	done
	is "$method $path is for $may" "$got" "$want"
done <"$tmp/asked"
stop_server
done_testing
