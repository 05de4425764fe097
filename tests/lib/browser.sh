# browser - tests in Chromium: browse TEST.mjs [WORD]… runs tests/web/TEST.mjs
# over the centre in $TYST_DATA; skips all where a part is missing.
#     make_centre; administrator; browse job.mjs cy
. "${srcdir:-.}/tests/lib/tap.sh"
. "${srcdir:-.}/tests/lib/centre.sh"
# Names that are no words of the program, in neither language.
L1='Cadi Wyn' A1='Menna Prys'
srcdir=${srcdir:-.} abs_top_builddir=${abs_top_builddir:-$PWD}

. "${srcdir:-.}/tests/lib/node.sh"

TYST_NODE_MODULES=$(modules)
command -v node >/dev/null ||
	skip_all "there is no node (scripts/install-packages tests)"
TYST_CHROMIUM=$(command -v chromium) ||
	skip_all "there is no chromium (scripts/install-packages tests)"
[ -n "$TYST_NODE_MODULES" ] ||
	skip_all "there is no build/npm (scripts/install-packages tests)"
export TYST_NODE_MODULES TYST_CHROMIUM srcdir abs_top_builddir tmp

# The small centre has none who can sign in.
administrator() { somebody "D-1=Llinos Vaughan" administrator; }

browse() {
	test=$1
	shift
	TMPDIR=$tmp node "$srcdir/tests/web/$test" "$@"
}
