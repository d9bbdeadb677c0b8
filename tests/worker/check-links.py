#!/usr/bin/python3
# check-links.py: spool-worker is linked with GLib and nothing beyond it.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check-links.py READELF PROGRAM

Starting a worker process is part of what is measured; each further library would be part of that
too, and libcurl alone makes it five to ten times slower. Sanitizers' own libraries are let through.
"""

import re
import subprocess
import sys

ALLOWED = re.compile(r"(libglib-2\.0|libc|libm|libpthread|libgcc_s|ld-linux[-\w]*"
                     r"|libasan|libubsan|libtsan|liblsan)\.so[.\d]*")


def main():
    readelf, program = sys.argv[1:]
    told = subprocess.run([readelf, "-d", program], check=True, capture_output=True, text=True)
    libraries = re.findall(r"\(NEEDED\).*\[(.*)\]", told.stdout)
    if not any(library.startswith("libglib-2.0") for library in libraries):
        sys.exit(f"{program}: is not linked with GLib; is this the right program?")
    surplus = [library for library in libraries if not ALLOWED.fullmatch(library)]
    if surplus:
        sys.exit(f"{program}: is linked with {', '.join(surplus)}; it may need GLib alone")


main()
