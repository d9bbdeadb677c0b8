#!/usr/bin/python3
# check-layers.py: the arrows of the architecture, read from the includes under src/.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder may include itself, what stands in MAY_USE, and the libraries that LIBRARIES gives it;
what it may use stands above it in src/meson.build; and no units include each other in a circle.

A unit is a .c file with its .h, so a circle through two implementations is seen too. What is too
big for one file may be split by role, as spool-thing.c and spool-thing-role.c: those that share
spool-thing-private.h are one unit. A -private.h stays within its folder, and out of public headers.
"""

import re

from tree import read, run_check, without_comments

# Which folders of src/ a folder may include, besides itself.
MAY_USE = {
    "workload": set(),
    "protocol": {"workload"},
    "report": {"workload"},
    "engine": {"workload", "protocol"},
    "chart": set(),
    "views": {"workload", "report", "chart"},
    "worker": {"workload", "protocol", "engine"},
    "pages": set(),
    "bench": {"workload", "protocol", "report", "chart", "views"},
    "app": {"workload", "protocol", "report", "chart", "views"},
}

# Where a library's headers may be included: beginnings of paths under src/. Not named here, and so
# free to all: GLib, the C library and the system's headers.
LIBRARIES = [
    (r"(gtk|gdk|gsk)/|adwaita\.h", ["app/"]),
    (r"(cairo/)?cairo[-\w]*\.h|pango/", ["chart/", "app/"]),
    (r"curl/", ["workload/spool-web-"]),
    (r"libsoup/", ["pages/"]),
    (r"json-glib/", ["report/", "bench/", "app/"]),
]

# Headers that meson makes; they lie in no folder of src/.
GENERATED = re.compile(r"config\.h|[\w-]+-(resources|enums)\.h")
PRIVATE = "-private"
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*(?:"([^"]+)"|<([^>]+)>)', re.M)


def includes(path):
    """Yields (line, own header or None, library header or None)."""
    text = without_comments(read(path))
    for match in INCLUDE.finditer(text):
        yield text.count("\n", 0, match.start()) + 1, match[1], match[2]


def check_own(tree, path, folder, line, header):
    target, slash, _ = header.partition("/")
    if not slash:
        if not GENERATED.fullmatch(header):
            tree.complain(path, line, f'include "{header}" by its folder, as "{folder}/{header}"')
    elif target != folder and target not in MAY_USE.get(folder, set()):
        tree.complain(path, line, f"{folder}/ may not use {target}/")


def check_library(tree, path, line, header):
    place = path.relative_to(tree.root / "src").as_posix()
    for pattern, places in LIBRARIES:
        if re.match(pattern, header) and not place.startswith(tuple(places)):
            tree.complain(path, line, f"<{header}> belongs to {', '.join(places)} alone")


def check_includes(tree):
    for path in tree.files("src", ".c", ".h"):
        parts = path.relative_to(tree.root / "src").parts
        folder = parts[0] if len(parts) > 1 else ""
        if folder not in MAY_USE:
            tree.complain(path, 0, "lies in a folder that the table of check-layers.py does not know")
            continue
        for line, own, library in includes(path):
            if own:
                check_own(tree, path, folder, line, own)
            else:
                check_library(tree, path, line, library)


def check_order(tree):
    """The subdir() lines of src/meson.build are the architecture: each folder after what it uses."""
    path = tree.root / "src" / "meson.build"
    order = re.findall(r"^\s*subdir\s*\('([^']+)'\)", read(path), re.M)
    for i, folder in enumerate(order):
        for used in sorted(MAY_USE.get(folder, set()) & set(order[i:])):
            tree.complain(path, 0, f"{folder} uses {used}, which must stand above it")


def file_graph(tree):
    """Which files each file includes, by their paths below src/."""
    src = tree.root / "src"
    return {path.relative_to(src).as_posix(): {own for _, own, _ in includes(path) if own}
            for path in tree.files("src", ".c", ".h")}


def stem(name):
    return name.rsplit(".", 1)[0]


def unit_of(name, files):
    """The unit of a file: its path without ending, or that of the thing whose -private.h it shares."""
    if stem(name).endswith(PRIVATE):
        return stem(name).removesuffix(PRIVATE)
    for used in files.get(name, ()):
        owner = stem(used).removesuffix(PRIVATE)
        if stem(used).endswith(PRIVATE) and stem(name).startswith(owner + "-"):
            return owner
    return stem(name)


def unit_graph(files):
    # A header goes with its .c file, wherever that belongs.
    units = {name: unit_of(stem(name) + ".c" if stem(name) + ".c" in files else name, files)
             for name in files}
    graph = {}
    for name, used in files.items():
        unit = units[name]
        graph.setdefault(unit, set()).update({units.get(u, stem(u)) for u in used} - {unit})
    return graph


def check_private(tree, files):
    for name, used in files.items():
        for header in sorted(used):
            if not stem(header).endswith(PRIVATE):
                continue
            if header.split("/")[0] != name.split("/")[0]:
                tree.complain(tree.root / "src" / name, 0, f"may not include {header}")
            elif name.endswith(".h") and not stem(name).endswith(PRIVATE):
                tree.complain(tree.root / "src" / name, 0, f"is public and includes {header}")


def find_circle(graph):
    """One circle in the graph, its first part twice; or nothing."""
    done = set()

    def walk(unit, trail):
        if unit in trail:
            return trail[trail.index(unit):] + [unit]
        if unit in done:
            return []
        for used in sorted(graph.get(unit, ())):
            circle = walk(used, trail + [unit])
            if circle:
                return circle
        done.add(unit)
        return []

    for unit in sorted(graph):
        circle = walk(unit, [])
        if circle:
            return circle
    return []


def check(tree):
    check_includes(tree)
    check_order(tree)
    files = file_graph(tree)
    check_private(tree, files)
    circle = find_circle(files) or find_circle(unit_graph(files))
    if circle:
        tree.complain(tree.root / "src", 0, "a circle of includes: " + " → ".join(circle))


if __name__ == "__main__":
    run_check(check)
