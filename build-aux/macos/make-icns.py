#!/usr/bin/env python3
# make-icns.py: an icon for macOS from an SVG file, in all sizes that macOS shows.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: make-icns.py RSVG-CONVERT SVG ICNS

The file is a list of pictures: a name of four letters that stands for the size, the length with
these eight bytes, and a PNG. Some sizes are there twice, as the double density of a smaller one.
"""

import struct
import subprocess
import sys

SIZES = {b"icp4": 16, b"icp5": 32, b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256,
         b"ic08": 256, b"ic14": 512, b"ic09": 512, b"ic10": 1024}
ENTRY = struct.Struct(">4sI")


def draw(converter, svg, size):
    command = [converter, "--width", str(size), "--height", str(size), "--format", "png", svg]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout


def entry(name, data):
    return ENTRY.pack(name, ENTRY.size + len(data)) + data


def pack(pictures):
    """The bytes of an icon of the pictures, a dictionary from size to PNG."""
    return entry(b"icns", b"".join(entry(name, pictures[size]) for name, size in SIZES.items()))


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    converter, svg, icns = sys.argv[1:]
    with open(icns, "wb") as file:
        file.write(pack({size: draw(converter, svg, size) for size in set(SIZES.values())}))


if __name__ == "__main__":
    main()
