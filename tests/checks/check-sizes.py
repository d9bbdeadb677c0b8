#!/usr/bin/python3
# check-sizes.py: functions and files that one can still take in, and tests in proportion.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nine functions of ten have at most 40 lines and at most one in a hundred has more than 60, in src/
and in tests/ alike; no .c file has over 900 lines, no header over 200; the tests have at least half
as many lines as the source (only said, not held, while the source is small).
"""

import json
import shutil
import subprocess
import sys

from tree import SKIPPED, read, run_check

USUAL_LINES = 40
MOST_LINES = 60
FILE_LINES = {".c": 900, ".h": 200}
SMALL_TREE = 3000


def function_lengths(paths):
    """(lines, path, line, name) of each function, from the line with its name to its brace."""
    if not paths:
        return []
    command = ["ctags", "--output-format=json", "--fields=+ne", "--languages=C", "--kinds-C=f",
               "-f", "-", "-L", "-"]
    answer = subprocess.run(command, input="\n".join(map(str, paths)), stdout=subprocess.PIPE,
                            text=True, check=True)
    tags = (json.loads(line) for line in answer.stdout.splitlines())
    return [(tag["end"] - tag["line"] + 1, tag["path"], tag["line"], tag["name"])
            for tag in tags if "end" in tag]


def check_functions(tree, folder):
    lengths = sorted(function_lengths(tree.files(folder, ".c")), reverse=True)
    over_most = [entry for entry in lengths if entry[0] > MOST_LINES]
    if len(over_most) > max(1, len(lengths) // 100):
        for lines, path, line, name in over_most:
            tree.complain(path, line, f"{name} has {lines} lines; one function in a hundred may have "
                                      f"over {MOST_LINES}")
    over_usual = [entry for entry in lengths if entry[0] > USUAL_LINES]
    if len(over_usual) > max(1, len(lengths) // 10):
        for lines, path, line, name in over_usual:
            tree.complain(path, line, f"{name} has {lines} lines; one function in ten may have over "
                                      f"{USUAL_LINES}")


def check_files(tree):
    for path in tree.files("src", *FILE_LINES) + tree.files("tests", *FILE_LINES):
        lines = read(path).count("\n")
        if lines > FILE_LINES[path.suffix]:
            tree.complain(path, 0, f"has {lines} lines, over {FILE_LINES[path.suffix]}")


def count_lines(tree, folder):
    return sum(read(path).count("\n") for path in tree.files(folder, ".c", ".h", ".py"))


def check_ratio(tree):
    source = count_lines(tree, "src")
    tests = count_lines(tree, "tests")
    if tests * 2 >= source:
        return
    text = f"tests/ has {tests} lines, less than half of the {source} of src/"
    if source < SMALL_TREE:
        tree.note(text)
    else:
        tree.complain(tree.root / "tests", 0, text)


def check(tree):
    check_functions(tree, "src")
    check_functions(tree, "tests")
    check_files(tree)
    check_ratio(tree)


if __name__ == "__main__":
    if not shutil.which("ctags"):
        print("no ctags (Universal Ctags)")
        sys.exit(SKIPPED)
    run_check(check)
