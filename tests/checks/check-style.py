#!/usr/bin/python3
# check-style.py: what every file of ours has or has not, whatever is in it.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files of code open with their own name and bear a licence; no notes to self, tabs or spaces at
line ends; at most 100 columns (120 with a string in it, which is not to be broken); headers have
#pragma once; and no file of src/ keeps a variable that can change, for such state belongs in an
object that is passed in.
"""

import re

from tree import read, run_check, without_comments

TEXT_ENDINGS = (".c", ".h", ".py", ".sh", ".ui", ".xml", ".in", ".build", ".txt", ".css", ".svg", ".md")
CODE_ENDINGS = (".c", ".h", ".py")
FOLDERS = ("src", "tests", "data", "po", "build-aux")
COLUMNS = 100
COLUMNS_WITH_STRING = 120
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"

# Written so that this file does not find itself.
NOTE_TO_SELF = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X)\b")

# A declaration of a variable at the left edge: words and stars, a name, perhaps brackets, then its
# value or the end. A function has parentheses before either.
VARIABLE = re.compile(r"^(?!typedef\b|extern\b|return\b|goto\b|struct \w+;|enum \w+;|union \w+;)"
                      r"((?:[A-Za-z_]\w*[ *]+)+)([A-Za-z_]\w*)(?:\s*\[[^\]]*\])*\s*(?:=|;)", re.M)

# GObject's own tables are filled in once, when the class is made.
FILLED_BY_CLASS = re.compile(r"\w*(properties|props|signals)")


def check_head(tree, path, text):
    """The first line names the file; the licence stands near it."""
    lines = text.splitlines()
    naming = lines[1:2] if lines and lines[0].startswith("#!") else lines[:1]
    start = "# " if path.suffix == ".py" else "/* "
    if not naming or not re.match(re.escape(start + path.name) + r"(?![\w.-])", naming[0]):
        tree.complain(path, 1, f'does not open with "{start}{path.name}"')
    if SPDX not in "\n".join(lines[:40]):
        tree.complain(path, 1, f'has no "{SPDX}"')


def check_lines(tree, path, text):
    for number, line in enumerate(text.splitlines(), 1):
        if NOTE_TO_SELF.search(line):
            tree.complain(path, number, "a note to self: do it, or open an issue")
        if "\t" in line:
            tree.complain(path, number, "a tab")
        if line != line.rstrip():
            tree.complain(path, number, "spaces at the end of the line")
        if path.suffix in CODE_ENDINGS:
            most = COLUMNS_WITH_STRING if '"' in line or "://" in line else COLUMNS
            if len(line) > most:
                tree.complain(path, number, f"{len(line)} columns, over {most}")


def check_header(tree, path, text):
    if path.suffix == ".h" and not re.search(r"^#pragma once$", text, re.M):
        tree.complain(path, 1, "has no #pragma once")


def is_constant(words):
    """Whether a declaration's words make the variable itself constant, not only what it points to."""
    last_part = words.rsplit("*", 1)[-1] if "*" in words else words
    return re.search(r"\bconst\b", last_part) is not None


def check_variables(tree, path, text):
    code = without_comments(text)
    for match in VARIABLE.finditer(code):
        words, name = match[1], match[2]
        if not is_constant(words) and not FILLED_BY_CLASS.fullmatch(name):
            line = code.count("\n", 0, match.start()) + 1
            tree.complain(path, line, f"{name} is a variable of the file that can change")


def check(tree):
    for folder in FOLDERS:
        for path in tree.files(folder, *TEXT_ENDINGS):
            text = read(path)
            check_lines(tree, path, text)
            if path.suffix in CODE_ENDINGS:
                check_head(tree, path, text)
            check_header(tree, path, text)
    for path in tree.files("src", ".c", ".h"):
        check_variables(tree, path, read(path))


if __name__ == "__main__":
    run_check(check)
