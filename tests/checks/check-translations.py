#!/usr/bin/python3
# check-translations.py: each language's file is named, can be used, and keeps up with the sources.
# SPDX-License-Identifier: GPL-3.0-or-later
"""gettext's own tools do the reading. A few messages may wait for their translators, as after a change
of words; more would leave a window in two languages.
"""

import re
import shutil
import subprocess
import sys
import tempfile

from tree import SKIPPED, read, run_check

MAY_WAIT = 0.05
LINK = re.compile(r"<a href='([^']*)'>")
EXTRACT = ("xgettext", "-o", "-", "--from-code=UTF-8", "--no-location", "--keyword=_", "--keyword=N_",
           "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=ngettext:1,2")


def run(root, *command):
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False,
                          env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})


def unwrapped(text):
    return re.sub(r'"\n"', "", text)


def messages(root, path, *choice):
    """Pairs of a message and its translation, as they stand in a file."""
    found = unwrapped(run(root, "msgattrib", "--no-wrap", *choice, str(path)).stdout)
    return re.findall(r'^msgid "(.+)"\n(?:msgid_plural .*\n)?msgstr(?:\[0\])? "(.*)"', found, re.M)


def check_links(tree, path):
    for source, translation in messages(tree.root, path, "--translated"):
        if sorted(LINK.findall(source)) != sorted(LINK.findall(translation)):
            tree.complain(path, 0, f"other links than in “{source[:60]}…”")


def check_language(tree, path, template):
    found = run(tree.root, "msgfmt", "--check", "-o", "/dev/null", str(path))
    if found.returncode != 0:
        tree.complain(path, 0, found.stderr.strip().splitlines()[0])
        return
    check_links(tree, path)
    n_all = len(messages(tree.root, path, "--no-obsolete"))
    n_done = len(messages(tree.root, path, "--translated", "--no-fuzzy", "--no-obsolete"))
    if n_done < (1 - MAY_WAIT) * n_all:
        tree.complain(path, 0, f"only {n_done} of {n_all} messages are translated")
    found = run(tree.root, "msgcmp", "--use-untranslated", "--use-fuzzy", "--no-fuzzy-matching",
                str(path), template)
    lacks = found.stderr.count("is used but not defined")
    if lacks:
        tree.complain(path, 0, f"lacks {lacks} messages: ninja spool-update-po brings them")


def extract(tree):
    """What there is to translate in the code. The other files need rules that may not be there."""
    names = [name for name in read(tree.root / "po/POTFILES.in").split()
             if name.endswith((".c", ".h"))]
    return run(tree.root, *EXTRACT, *names).stdout if names else ""


def check(tree):
    linguas = tree.root / "po" / "LINGUAS"
    names = [name for name in read(linguas).split() if name]
    files = {path.name[:-3] for path in tree.files("po", ".po")}
    for name in sorted(set(names) ^ files):
        tree.complain(linguas, 0, f"{name} is named without a file, or is a file that isn't named")
    with tempfile.NamedTemporaryFile("w", suffix=".pot", encoding="utf-8") as template:
        template.write(extract(tree))
        template.flush()
        for name in sorted(set(names) & files):
            check_language(tree, tree.root / "po" / f"{name}.po", template.name)


if __name__ == "__main__":
    if not shutil.which("msgcmp") or not shutil.which("xgettext"):
        sys.exit(SKIPPED)
    run_check(check)
