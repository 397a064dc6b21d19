#!/usr/bin/env python3
"""Draws the text on standard input as a terminal: an SVG in which every character stands in its own column, so that
wide characters line up whatever font the reader has.

    PLAINT_NOW=2026-11-23T10:00:00+08:00 plaint -C target/demo overdue --format table --language zh \
      | docs/pictures/terminal_to_svg.py "plaint overdue" > docs/pictures/overdue.svg
"""
import sys
import unicodedata
from xml.sax.saxutils import escape

COLUMN, LINE, MARGIN = 8, 20, 16


def width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def runs(line: str):
    """Pieces of a line with their columns: wide characters alone, narrow ones together."""
    column, piece, start = 0, "", 0
    for character in line:
        if width(character) == 1:
            if not piece:
                start = column
            piece += character
        else:
            if piece:
                yield start, piece, len(piece)
                piece = ""
            yield column, character, width(character)
        column += width(character)
    if piece:
        yield start, piece, len(piece)


def main() -> None:
    lines = ["$ " + sys.argv[1]] + sys.stdin.read().rstrip("\n").split("\n")
    columns = max(sum(map(width, line)) for line in lines)
    wide, high = columns * COLUMN + 2 * MARGIN, len(lines) * LINE + 2 * MARGIN
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" font-size="13" font-family="monospace">')
    print(f'<rect width="{wide}" height="{high}" rx="8" fill="#1c2128"/>')
    for number, line in enumerate(lines):
        y = MARGIN + (number + 1) * LINE - 6
        fill = "#7ee787" if number == 0 else "#e6edf3"
        for column, piece, cells in runs(line):
            if piece.strip():
                x = MARGIN + column * COLUMN
                print(f'<text x="{x}" y="{y}" fill="{fill}" textLength="{cells * COLUMN}" xml:space="preserve">{escape(piece)}</text>')
    print("</svg>")


main()
