#!/usr/bin/python3
# check-potfiles.py: each file with strings to translate is in po/POTFILES.in, and no other.
# SPDX-License-Identifier: GPL-3.0-or-later
"""In C a string to translate is marked by a call, in a .ui file by an attribute; the desktop file and
the metainfo always have some; a settings schema says so by its gettext-domain.
"""

import re

from tree import read, run_check, without_comments

MARKS = re.compile(r"(?<!\w)(_|C_|N_|NC_|Q_|ngettext|gettext|g_dngettext|g_dpgettext2?|g_dgettext)"
                   r"\s*\(")
ATTRIBUTE = re.compile(r'\btranslatable\s*=\s*"(yes|true|1)"')


def without_macros(code):
    """Code without its #define lines: a macro that wraps gettext has no string of its own."""
    return re.sub(r"^[ \t]*#[ \t]*define\b(?:[^\n]*\\\n)*[^\n]*", "", code, flags=re.M)


def without_strings(code):
    return re.sub(r'"(?:\\.|[^"\\\n])*"', '""', code)


def has_strings(path):
    name = path.name
    if name.endswith((".c", ".h")):
        return bool(MARKS.search(without_strings(without_macros(without_comments(read(path))))))
    if name.endswith(".ui"):
        return bool(ATTRIBUTE.search(read(path)))
    if name.endswith(".gschema.xml"):
        return "gettext-domain" in read(path)
    return name.endswith((".desktop.in", ".metainfo.xml.in"))


def listed(tree):
    lines = read(tree.root / "po" / "POTFILES.in").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def check(tree):
    path = tree.root / "po" / "POTFILES.in"
    files = tree.files("src", ".c", ".h", ".ui") + tree.files("data", ".in", ".gschema.xml")
    wanted = {tree.name(file) for file in files if has_strings(file)}
    names = listed(tree)
    for name in sorted(wanted - set(names)):
        tree.complain(path, 0, f"lacks {name}")
    for name in sorted(set(names) - wanted):
        tree.complain(path, 0, f"lists {name}, which has nothing to translate or is not there")
    if names != sorted(set(names)):
        tree.complain(path, 0, "is not sorted, or names a file twice")


if __name__ == "__main__":
    run_check(check)
