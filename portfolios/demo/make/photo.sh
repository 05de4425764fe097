#!/bin/sh
# photo - lay the flat card on a desk and take its picture:
# photo.sh CARD.png OUT.jpg
#
# A wooden desk of streaked noise, the card in perspective with its shadow,
# light from the upper left, lens and sensor faults, no metadata.
# Needs ImageMagick 6.
set -eu
card=${1:?usage: photo.sh CARD.png OUT.jpg} out=${2:?}
convert=${CONVERT:-convert}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The desk: grain is noise stretched along the boards, coarse, fine and waving.
"$convert" -size 30x540 -seed 7 xc:gray50 +noise Gaussian -colorspace gray \
	-resize '1800x1300!' -normalize "$work/fine.png"
"$convert" -size 5x46 -seed 11 xc:gray50 +noise Gaussian -colorspace gray \
	-resize '1800x1300!' -normalize "$work/broad.png"
"$convert" "$work/fine.png" "$work/broad.png" -compose blend \
	-define compose:args=40,60 -composite -wave 9x1100 -rotate -3 \
	-gravity center -crop 1440x1080+0+0 +repage -blur 0x0.8 \
	-level '12%,88%' +level-colors '#6d4a2c,#c39a68' "$work/desk.png"

# The card, seen from below its lower edge and turned a little.
"$convert" "$card" -bordercolor '#f6f1e0' -border 3 \
	-alpha set -virtual-pixel transparent \
	-distort Perspective '0,0 238,150  1660,0 1246,206  1660,1171 1296,934  0,1171 118,848' \
	-crop 1440x1080+0+0 +repage -background none -extent 1440x1080 \
	"$work/card.png"
"$convert" "$work/card.png" -alpha extract -blur 0x14 -level '0,120%' \
	"$work/dark.png"
"$convert" -size 1440x1080 xc:'#1c110a' "$work/dark.png" -alpha off \
	-compose CopyOpacity -composite "$work/shadow.png"
"$convert" "$work/desk.png" "$work/shadow.png" -geometry +12+16 \
	-compose over -composite "$work/card.png" -geometry +0+0 \
	-compose over -composite -alpha off "$work/scene.png"

# Light, vignette, softness, sensor noise.
"$convert" -size 1440x1080 radial-gradient:white-gray55 \
	-distort SRT '620,420 1.55 0 640,430' "$work/light.png"
"$convert" "$work/scene.png" "$work/light.png" -compose multiply -composite \
	-modulate 108,92 -blur 0x0.7 -seed 3 -attenuate 0.12 +noise Gaussian \
	-resize 1200x900 -strip -interlace none -sampling-factor 4:2:0 \
	-quality 76 "$out"
