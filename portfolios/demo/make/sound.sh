#!/bin/sh
# sound - speak the professional discussion: sound.sh OUT.ogg
#
# Two synthetic Welsh voices (espeak-ng) read discussion.txt.  Printed for each
# answer: when it begins and the items it is about, for the index in the text
# beside the file.  Needs espeak-ng, sox and opus-tools.
set -eu
here=$(dirname "$0")
out=${1:?usage: sound.sh OUT.ogg}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sox -n -r 22050 -b 16 "$work/pause.wav" trim 0 0.6
n=100 at=0
set --
while IFS='|' read -r who items said; do
	case $who in
	menna) voice=cy+f2 pitch=38 ;;
	cadi) voice=cy+f4 pitch=56 ;;
	*) continue ;;
	esac
	n=$((n + 1))
	espeak-ng -v "$voice" -p "$pitch" -s 180 -w "$work/$n.wav" "$said"
	set -- "$@" "$work/$n.wav" "$work/pause.wav"
	[ -z "$items" ] || printf '%02d:%02d %s\n' \
		$((at / 100 / 60)) $((at / 100 % 60)) "$items"
	long=$(soxi -D "$work/$n.wav" "$work/pause.wav" |
		awk '{ s += $1 } END { printf "%d", s * 100 }')
	at=$((at + long))
done <"$here/discussion.txt"
sox "$@" "$work/all.wav" norm -3
opusenc --quiet --bitrate 18 --serial 1 --discard-comments \
	--discard-pictures "$work/all.wav" "$out"
printf '%02d:%02d end\n' $((at / 100 / 60)) $((at / 100 % 60))
