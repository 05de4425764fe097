#!/usr/bin/python3
"""draw - the redacted case record as a PDF and the large-print card as a PNG:
draw.py pdf TEXT OUT.pdf | draw.py card OUT.png

Text is real text, set by Pango.  What is redacted was never drawn: there is
nothing below the black bars.  Needs python3-gi, python3-gi-cairo and
gir1.2-pango-1.0, and the Liberation fonts.
"""
import sys

import cairo
import gi
gi.require_version('Pango', '1.0')
gi.require_version('PangoCairo', '1.0')
from gi.repository import Pango, PangoCairo

INK = (0.10, 0.11, 0.13)
WHITE = (1, 1, 1)
BLACK = (0, 0, 0)


def box(cr, colour, x, y, w, h):
    cr.set_source_rgb(*colour)
    cr.rectangle(x, y, w, h)
    cr.fill()


def text(cr, words, x, y, size, colour=INK, weight=''):
    """Set words with their top left corner at x, y; returns their size."""
    layout = PangoCairo.create_layout(cr)
    layout.set_font_description(Pango.FontDescription(
        f'Liberation Sans {weight} {size}px'))
    options = cairo.FontOptions()
    options.set_hint_metrics(cairo.HINT_METRICS_OFF)
    PangoCairo.context_set_font_options(layout.get_context(), options)
    layout.set_text(words, -1)
    cr.set_source_rgb(*colour)
    cr.move_to(x, y)
    PangoCairo.show_layout(cr, layout)
    return layout.get_pixel_size()


def pdf(lines, out):
    """One A4 page, landscape, so that no line of the record is broken."""
    width, height = 841.89, 595.28
    left, right, size = 48, 48, 12
    surface = cairo.PDFSurface(out, width, height)
    surface.set_metadata(cairo.PDF_METADATA_TITLE,
                         'Cofnod achos dienw: casgliad â chymorth')
    surface.set_metadata(cairo.PDF_METADATA_CREATE_DATE, '')
    cr = cairo.Context(surface)
    inner = width - left - right

    head, entries = lines[0], lines[1:]
    words, hidden = head.split('[', 1)
    box(cr, (0.90, 0.92, 0.94), left, 64, inner, 46)
    y = 79
    w, h = text(cr, words, left + 14, y, 13, weight='Bold')
    x = left + 14 + w + 5
    box(cr, BLACK, x, y - 3, 190, h + 6)
    text(cr, '[' + hidden, x + 10, y, 13, WHITE, 'Bold')
    # Address, telephone and health note: bars only.
    y = 124
    for x, w in ((14, 232), (262, 120), (398, 180)):
        box(cr, BLACK, left + x, y, w, 17)
    y = 164
    for n, entry in enumerate(entries):
        if n % 2 == 0:
            box(cr, (0.965, 0.97, 0.975), left, y, inner, 56)
        text(cr, entry, left + 14, y + 20, size)
        box(cr, (0.78, 0.80, 0.83), left, y + 56, inner, 0.6)
        y += 56
    box(cr, INK, left, 62, inner, 1.6)
    cr.show_page()
    surface.finish()


def card(out):
    """The card as it lies flat: A5 at 200 dots to the inch, 24 points or more."""
    width, height, pt = 1654, 1165, 200 / 72
    surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, height)
    cr = cairo.Context(surface)
    box(cr, (0.985, 0.975, 0.935), 0, 0, width, height)
    text(cr, 'Eich diwrnod casglu', 80, 52, 42 * pt, BLACK, 'Bold')
    box(cr, BLACK, 80, 222, width - 160, 8)
    rows = (((0.03, 0.27, 0.62), 'Ailgylchu', 'bob dydd Mawrth'),
            ((0.96, 0.76, 0.05), 'Bwyd', 'bob dydd Mawrth'),
            ((0.07, 0.07, 0.07), 'Bin du', 'bob yn ail ddydd Mawrth'))
    y = 268
    for colour, what, when in rows:
        box(cr, colour, 80, y, 128, 150)
        text(cr, what, 248, y + 26, 34 * pt, BLACK, 'Bold')
        text(cr, when, 730, y + 36, 27 * pt, BLACK)
        y += 188
    box(cr, BLACK, 80, y + 10, width - 160, 5)
    text(cr, 'Bydd y criw yn casglu o’ch drws.', 80, y + 42, 30 * pt, BLACK,
         'Bold')
    text(cr, 'Gadewch y glwyd heb ei chloi.', 80, y + 168, 26 * pt, BLACK)
    surface.write_to_png(out)


def main(argv):
    if len(argv) == 4 and argv[1] == 'pdf':
        with open(argv[2], encoding='utf-8') as f:
            pdf(f.read().splitlines(), argv[3])
    elif len(argv) == 3 and argv[1] == 'card':
        card(argv[2])
    else:
        sys.exit(__doc__)


main(sys.argv)
