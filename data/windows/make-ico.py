#!/usr/bin/python3
# make-ico.py: an icon for Windows from an SVG file, in all sizes that Windows shows.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: make-ico.py RSVG-CONVERT SVG ICO

The file is a list of pictures, as Microsoft's documentation of icons tells, each of which may be a
PNG. In the list one byte each is for width and height, where 0 stands for 256.
"""

import struct
import subprocess
import sys

SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
HEADER = struct.Struct("<HHH")
ENTRY = struct.Struct("<BBBBHHII")
ICON_TYPE = 1
BITS = 32


def draw(converter, svg, size):
    command = [converter, "--width", str(size), "--height", str(size), "--format", "png", svg]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def pack(pictures):
    """The bytes of an icon of the pictures, a dictionary from size to PNG."""
    at = HEADER.size + ENTRY.size * len(pictures)
    head = HEADER.pack(0, ICON_TYPE, len(pictures))
    body = b""
    for size, png in sorted(pictures.items()):
        head += ENTRY.pack(size % 256, size % 256, 0, 0, 1, BITS, len(png), at + len(body))
        body += png
    return head + body


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    converter, svg, ico = sys.argv[1:]
    with open(ico, "wb") as file:
        file.write(pack({size: draw(converter, svg, size) for size in SIZES}))


if __name__ == "__main__":
    main()
