#!/usr/bin/python3
# check-darwin.py: whether the compiler understands what is built on macOS, without a Mac.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check-darwin.py ROOT BUILD

Of the files under src/ that touch the system, those that are built on macOS are compiled without
making anything, with the names and folders of the build in BUILD but for _GNU_SOURCE: so what only
the GNU C library has is not there. What only macOS has comes from darwin-headers/, our own
declarations of the few names that we use. A file touches the system if it includes a header of the
system beyond those of standard C. Nothing is linked or run: this shows spelling and types, and no
more.
"""

import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

from tree import Tree, read, without_comments

STANDARD_C = {"assert", "ctype", "errno", "float", "inttypes", "limits", "locale", "math", "stdarg",
              "stdbool", "stddef", "stdint", "stdio", "stdlib", "string", "wchar"}
LIBRARIES = re.compile(r"(glib|gio|gtk|gdk|gsk|cairo|pango|curl|libsoup|json-glib|adwaita|libintl)")
INCLUDE = re.compile(r"^#include <([^>]+)\.h>", re.M)
ELSEWHERE = re.compile(r"-(linux|win32)\.c$")
CONDITION = re.compile(r"^[ \t]*#[ \t]*(?:if|elif).*\b(__APPLE__|__linux__|_WIN32)\b", re.M)
OPTIONS = ["-fsyntax-only", "-std=gnu11", "-D_DEFAULT_SOURCE", "-D_XOPEN_SOURCE=700", "-Wall", "-Werror"]


def touches_system(code):
    return any(name not in STANDARD_C and not LIBRARIES.match(name)
               for name in INCLUDE.findall(code))


def linux_only(root):
    """Files that meson names for Linux alone: what stands beside 'linux' in a dictionary of files."""
    names = set()
    for path in Tree(root).files("src", "meson.build"):
        for block in re.findall(r"'linux': files\((.*?)\)", read(path), re.S):
            names.update(path.parent / name for name in re.findall(r"'([^']+\.c)'", block))
    return names


def built_on_darwin(tree):
    elsewhere = linux_only(tree.root)
    for path in tree.files("src", ".c"):
        code = without_comments(read(path))
        if path.name.endswith("-darwin.c") or (
                not ELSEWHERE.search(path.name) and path not in elsewhere and touches_system(code)):
            yield path, code


def how_to_compile(build):
    """The compiler, and the folders and names that any file of src/ is compiled with."""
    compiler = []
    options = {}
    for entry in json.loads(read(pathlib.Path(build) / "compile_commands.json")):
        words = shlex.split(entry["command"])
        if "/src/" not in os.path.normpath(os.path.join(entry["directory"], entry["file"])):
            continue
        first = next(i for i, word in enumerate(words) if word.startswith("-"))
        compiler = words[:first]
        for word in words[first:]:
            if word.startswith(("-I", "-isystem", "-D")) and word != "-D_GNU_SOURCE":
                options[word] = None
    return compiler, list(options)


def check(tree, build):
    headers = pathlib.Path(__file__).resolve().parent / "darwin-headers"
    compiler, options = how_to_compile(build)
    paths = []
    for path, code in built_on_darwin(tree):
        paths.append(str(path))
        if CONDITION.search(code):
            tree.complain(path, 0, "asks for the system; what differs goes into a file for each")
    if not any(path.endswith("-darwin.c") for path in paths):
        tree.complain(tree.root / "src", 0, "has nothing for macOS")
        return
    result = subprocess.run(compiler + OPTIONS + [f"-I{headers}"] + options + paths, cwd=build,
                            env=dict(os.environ, LC_ALL="C"), capture_output=True, text=True,
                            check=False)
    if result.returncode:
        tree.complain(tree.root / "src", 0, "would not compile on macOS:\n" + result.stderr)
    tree.note(f"{len(paths)} files")


def main():
    if len(sys.argv) != 3:
        sys.exit(f"Usage: {sys.argv[0]} ROOT BUILD")
    tree = Tree(pathlib.Path(sys.argv[1]).resolve())
    check(tree, sys.argv[2])
    for note in tree.notes:
        print(note)
    for problem in tree.problems:
        print(problem)
    sys.exit(1 if tree.problems else 0)


if __name__ == "__main__":
    main()
