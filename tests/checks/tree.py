# tree.py: what the checks of the tree share: finding files, reading them, saying what is wrong.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A check is a function that takes a Tree and reports to it; run_check() is its main()."""

import pathlib
import re
import sys

SKIPPED = 77  # meson's exit status for a test that could not be done


class Tree:
    """The files below a root, and the problems found in them."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.problems = []
        self.notes = []

    def files(self, folder, *endings):
        """All files under a folder with one of the endings, sorted; none if there is no folder."""
        found = (path for path in (self.root / folder).rglob("*") if path.is_file())
        return sorted(path for path in found
                      if path.name.endswith(endings) and "__pycache__" not in path.parts)

    def name(self, path):
        return pathlib.Path(path).relative_to(self.root).as_posix()

    def complain(self, path, line, text):
        self.problems.append(f"{self.name(path)}:{line}: {text}" if line else
                             f"{self.name(path)}: {text}")

    def note(self, text):
        self.notes.append(text)


def read(path):
    return pathlib.Path(path).read_text(encoding="utf-8")


def without_comments(text):
    """C source without comments; strings stay, and so do the line numbers."""
    pattern = r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*'

    def blank(match):
        token = match[0]
        return token if token[0] in "\"'" else re.sub(r"[^\n]", " ", token)

    return re.sub(pattern, blank, text, flags=re.S)


def run_check(check):
    """Runs a check on the tree named on the command line; exit status 1 if it found anything."""
    if len(sys.argv) != 2:
        sys.exit(f"Usage: {sys.argv[0]} ROOT")
    tree = Tree(sys.argv[1])
    check(tree)
    for note in tree.notes:
        print(f"note: {note}")
    for problem in tree.problems:
        print(problem)
    sys.exit(1 if tree.problems else 0)
