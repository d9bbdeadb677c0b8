#!/usr/bin/python3
# check-scripts.py: what shellcheck finds in every script, wherever it is.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A script is a file whose first line says so, or that tells shellcheck its language, or a recipe of the
libraries for Windows, which is read by others and says neither.
"""

import re
import shutil
import subprocess
import sys

from tree import SKIPPED, run_check

FOLDERS = (".ci", "build-aux", "data", "tests")
RUN_BY_SHELL = re.compile(rb"#!.*\b(ba|da)?sh\b")
READ_BY_SHELL = re.compile(rb"^# shellcheck shell=", re.M)
RECIPES = "build-aux/windows/recipes/"
# What a recipe sets is read by others, and what it reads is set by them.
IN_RECIPES = ["-s", "bash", "-e", "SC2034,SC2154"]
COMPLAINT = re.compile(r"([^:]+):(\d+):\d+: (.*)")


def is_script(path):
    with open(path, "rb") as file:
        head = file.read(4096)
    return RUN_BY_SHELL.match(head) is not None or READ_BY_SHELL.search(head) is not None


def find_scripts(tree):
    """The names of all scripts, and those of the recipes."""
    names = {tree.name(path): path for folder in FOLDERS for path in tree.files(folder, "")}
    recipes = [name for name in names if name.startswith(RECIPES)]
    scripts = [name for name in names if name not in recipes and is_script(names[name])]
    return scripts, recipes


def look(tree, names, options):
    if not names:
        return
    command = ["shellcheck", "-x", "-P", tree.root, "-f", "gcc", *options, "--", *names]
    result = subprocess.run(command, cwd=tree.root, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, check=False)
    for line in result.stdout.splitlines():
        match = COMPLAINT.fullmatch(line)
        if match:
            tree.complain(tree.root / match[1], int(match[2]), match[3])
        else:
            tree.problems.append(line)


def check(tree):
    scripts, recipes = find_scripts(tree)
    look(tree, scripts, [])
    look(tree, recipes, IN_RECIPES)


if __name__ == "__main__":
    if shutil.which("shellcheck") is None:
        print("there is no shellcheck")
        sys.exit(SKIPPED)
    run_check(check)
