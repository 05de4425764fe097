#!/bin/sh
# Pages over HTTP, with 100 learners and with 100 000, each figure beside the
# bare libraries in the same run (bench-bare.c), which send as many bytes.
tests=$(cd "${srcdir:-.}/tests/bench" && pwd)
cd "${abs_top_builddir:-.}" || exit 1
for tool in wrk curl; do
	command -v $tool >/dev/null && continue
	echo "bench-web: $tool is not installed" >&2
	exit 1
done
tmp=$(mktemp -d) || exit 1
threads=$(($(nproc) < 2 ? 2 : $(nproc)))
seconds=${BENCH_SECONDS:-3}
trap 'kill $server $bare 2>/dev/null; rm -rf "$tmp"' EXIT

now() { date +%s%N; }
# line WHAT VALUE UNIT [BASELINE [FEW [CPU]]]: FEW is what it cost with 100
# learners, in processor time where that is known; how many times that it costs
# now is printed.
line() {
	awk -v what="$1" -v value="$2" -v unit="$3" -v base="$4" -v few="$5" \
		-v cpu="$6" \
		'BEGIN {
		printf "{\"what\":\"%s\",\"value\":%.5g,\"unit\":\"%s\"", what, value, unit
		if (base != "")
			printf ",\"baseline\":%.5g,\"ratio\":%.3g", base, value / base
		if (few != "")
			printf ",\"cost_to_100_learners\":%.3g",
				(cpu != "" ? cpu : value) / few
		if (cpu != "")
			printf ",\"cpu_us_each\":%.4g", cpu
		print "}" }'
}
ticks() { awk '{ print $14 + $15 }' "/proc/$1/stat"; }
# rate PID CLIENTS URL PATH: answers per second, and the server's microseconds
# of processor time for each, which hold on a busy machine too.  Every answer
# must be 200.
rate() {
	before=$(ticks "$1")
	pid=$1
	shift
	wrk -t 1 -c "$1" -d "$seconds" -s "$tests/visit.lua" "$2" -- \
		"$tmp/$n/visitors" "$3" >"$tmp/wrk" || exit 1
	! grep -E 'Non-2xx|Socket errors' "$tmp/wrk" >&2 || exit 1
	awk -v ticks=$(($(ticks "$pid") - before)) -v hz="$(getconf CLK_TCK)" '
		/requests in/ { n = $1 }
		/^Requests\/sec/ { print $2, ticks / hz / n * 1e6 }' "$tmp/wrk"
}
each() { awk -v rate="$1" 'BEGIN { print 1000 / rate }'; }
remember() { # NAME COST: prints what it was with 100 learners, if that was
	[ ! -f "$tmp/$1" ] || cat "$tmp/$1"
	[ -f "$tmp/$1" ] || echo "$2" >"$tmp/$1"
}

# page WHAT PATH CLIENTS…
page() {
	what=$1 path=$2
	shift 2
	visitor=$(head -n 1 "$tmp/$n/visitors")
	# shellcheck disable=SC2086 # token, enrolment, evidence
	set -- "$@" -- $visitor
	bytes=
	for clients; do
		[ "$clients" != -- ] || break
		[ -n "$bytes" ] || bytes=$(size "$path" "$visitor")
		mine=$(rate "$server" "$clients" "$url" "$path")
		cpu=${mine#* } mine=${mine% *}
		theirs=$(rate "$bare" "$clients" "$bare_url" "/$bytes")
		theirs=${theirs% *}
		if [ "$clients" = 1 ]; then
			mine=$(each "$mine") theirs=$(each "$theirs") unit=ms
		else
			unit="per second"
		fi
		line "$what ($bytes bytes), $clients clients, $n learners" \
			"$mine" "$unit" "$theirs" \
			"$(remember "$what-$clients" "$cpu")" "$cpu"
	done
}
size() { # PATH VISITOR: bytes of the page
	# shellcheck disable=SC2086 # token, enrolment, evidence
	set -- "$1" $2
	curl -s -f -H "Cookie: tyst=$2" -o "$tmp/page" -w '%{size_download}' \
		"$url$(echo "$1" | sed "s/%e/$3/; s/%w/$4/")" || exit 1
}
memory() { awk -v name="$1:" '$1 == name { print $2 / 1024 }' "/proc/$server/status"; }

start() { # the server, and how long it takes to listen
	mkfifo "$tmp/ready"
	began=$(now)
	src/tyst --lang en --data "$tmp/$n/data" serve --listen 127.0.0.1:0 \
		>"$tmp/ready" 2>"$tmp/$n/log" &
	server=$!
	read -r url <"$tmp/ready"
	took=$(($(now) - began))
	rm "$tmp/ready"
	url=${url##* }
	url=${url%/}
	line "from start to listening, $n learners" "${took%????}e-2" ms
}

# Ten reviews of ten decisions, signed with the passphrase.
field() { sed -n 's/.*name="'"$1"'" value="\([^"]*\)".*/\1/p' "$tmp/form" | head -n 1; }
took() { # CURL'S ARGUMENTS…: adds to $total, in ms; the answer must be $want
	set -- "$(curl -s -o /dev/null -w '%{http_code} %{time_total}' "$@")"
	[ "${1% *}" = "$want" ] || { echo "bench-web: ${1% *}" >&2; exit 1; }
	total=$(awk -v all="$total" -v one="${1#* }" 'BEGIN { print all + one * 100 }')
}
reviews() {
	cookie="Cookie: tyst=$(cat "$tmp/$n/assessor")"
	decisions=$(for i in $(seq 43 52); do printf '&decision.BENCH@1:K%s=met' "$i"; done)
	total=0 want=303
	for piece in $(head -n 10 "$tmp/$n/visitors" | cut -d ' ' -f 3); do
		curl -s -f -H "$cookie" -o "$tmp/form" "$url/review/$piece" || exit 1
		took -H "$cookie" -d "token=$(field token)&seen=$(field seen)" \
			-d "version=1&vacr=V&vacr=A&vacr=C&vacr=R&passphrase=three words or more" \
			-d "feedback=Da iawn.$decisions" "$url/review/$piece"
	done
	mine=$total total=0 want=200
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		took -d "passphrase=three words or more" "$bare_url/0"
	done
	line "a review of ten decisions, with its passphrase, $n learners" \
		"$mine" ms "$total" "$(remember review "$mine")"
}

mkfifo "$tmp/bare-in" "$tmp/bare-out"
tests/bench/bench-bare "$tmp" "$threads" <"$tmp/bare-in" >"$tmp/bare-out" &
bare=$!
exec 9>"$tmp/bare-in"
read -r bare_url <"$tmp/bare-out"

for n in 100 ${BENCH_LEARNERS:-100000}; do
	mkdir "$tmp/$n"
	tests/bench/bench-centre "$tmp/$n" "$n" || exit 1
	start
	line "memory, idle, $n learners" "$(memory VmRSS)" MiB
	page "unit of 52 items" "/unit/%e" 1 8 64
	line "memory after 64 clients, $n learners" "$(memory VmHWM)" MiB
	page "learner's home" /my 1 64
	page "evidence" "/evidence/%w" 1 64
	reviews
	kill "$server"
	wait "$server"
done
