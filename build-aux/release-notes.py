#!/usr/bin/env python3
# release-notes.py: what the metainfo tells of a release, as a text.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: release-notes.py METAINFO VERSION

Prints Markdown; a version of which the metainfo says nothing is an error.
"""

import sys
import textwrap
import xml.etree.ElementTree

COLUMNS = 100


def words(element):
    """All text in an element, be it in code or emphasized, on one line."""
    return " ".join("".join(element.itertext()).split())


def paragraphs(description):
    for element in description:
        if element.tag == "p":
            yield textwrap.fill(words(element), COLUMNS)
        else:
            yield "\n".join(textwrap.fill(words(item), COLUMNS, initial_indent="- ",
                                          subsequent_indent="  ") for item in element)


def notes(metainfo, version):
    root = xml.etree.ElementTree.fromstring(metainfo)
    release = next((each for each in root.iter("release") if each.get("version") == version), None)
    description = release.find("description") if release is not None else None
    if description is None or not words(description):
        raise ValueError(f"the metainfo says nothing of {version}")
    title = f"# {root.findtext('name')} {version}"
    return "\n\n".join([title, f"Released on {release.get('date')}.", *paragraphs(description)]) + "\n"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    with open(sys.argv[1], encoding="utf-8") as file:
        metainfo = file.read()
    try:
        print(notes(metainfo, sys.argv[2]), end="")
    except ValueError as error:
        sys.exit(f"release-notes.py: {error}")


if __name__ == "__main__":
    main()
