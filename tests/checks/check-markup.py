#!/usr/bin/python3
# check-markup.py: translations of texts with links, against the originals.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A label with broken markup stays empty, and a link whose address was translated leads nowhere;
msgfmt sees neither. So each translation has the tags of its original, in any order, and is well
formed. What is fuzzy or not translated yet isn't shown, and doesn't count.
"""

import ast
import re
import xml.etree.ElementTree as ElementTree

from tree import read, run_check

TAG = re.compile(r"<[^<>]*>")
LINK = re.compile(r"<a href=")
STRINGS = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[\d+\])?) ((?:"(?:\\.|[^"\\])*"\n?)+)', re.M)


def unquote(strings):
    return "".join(ast.literal_eval(line) for line in strings.splitlines())


def entries(text):
    """Each entry's line, original and translations."""
    line = 1
    for block in text.split("\n\n"):
        if not re.search(r"^#,.*\bfuzzy\b", block, re.M):
            strings = [(key, unquote(value)) for key, value in STRINGS.findall(block + "\n")]
            originals = [value for key, value in strings if key.startswith("msgid")]
            translations = [value for key, value in strings if key.startswith("msgstr")]
            if originals:
                yield line, originals[0], translations
        line += block.count("\n") + 2


def find_fault(original, translation):
    if sorted(TAG.findall(translation)) != sorted(TAG.findall(original)):
        return "has other tags than its original"
    try:
        ElementTree.fromstring(f"<text>{translation}</text>")
    except ElementTree.ParseError as error:
        return f"is no markup: {error}"
    return None


def check(tree):
    for path in tree.files("po", ".po"):
        for line, original, translations in entries(read(path)):
            for translation in filter(None, translations):
                fault = find_fault(original, translation) if LINK.search(original) else None
                if fault is not None:
                    tree.complain(path, line, f"“{translation[:40]}…” {fault}")


if __name__ == "__main__":
    run_check(check)
