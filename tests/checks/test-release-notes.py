#!/usr/bin/python3
# test-release-notes.py: what build-aux/release-notes.py makes of a metainfo.
# SPDX-License-Identifier: GPL-3.0-or-later

import importlib.util
import pathlib
import unittest

import tap

ROOT = pathlib.Path(__file__).resolve().parents[2]
METAINFO = """<?xml version="1.0" encoding="UTF-8"?>
<component>
  <name>Thing</name>
  <description><p>Not this.</p></description>
  <releases>
    <release version="1.1.0" date="2031-02-03">
      <description>
        <p>
          Two lines in the source, <em>one</em>
          in the notes.
        </p>
        <ul>
          <li>A first thing</li>
          <li>A second thing, of which so much can be said that it takes more than one line of one
            hundred columns</li>
        </ul>
      </description>
    </release>
    <release version="1.0.0" date="2030-01-02"/>
  </releases>
</component>
"""
NOTES = """# Thing 1.1.0

Released on 2031-02-03.

Two lines in the source, one in the notes.

- A first thing
- A second thing, of which so much can be said that it takes more than one line of one hundred
  columns
"""


def load():
    path = ROOT / "build-aux" / "release-notes.py"
    spec = importlib.util.spec_from_file_location("release_notes", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Notes(unittest.TestCase):
    notes = staticmethod(load().notes)

    def test_text(self):
        self.assertEqual(self.notes(METAINFO, "1.1.0"), NOTES)

    def test_nothing_said(self):
        with self.assertRaisesRegex(ValueError, "says nothing of 1.0.0"):
            self.notes(METAINFO, "1.0.0")

    def test_no_such_release(self):
        with self.assertRaisesRegex(ValueError, "says nothing of 2.0.0"):
            self.notes(METAINFO, "2.0.0")

    def test_ours(self):
        version = next(line.split("'")[1] for line in
                       (ROOT / "meson.build").read_text(encoding="utf-8").splitlines()
                       if line.startswith("  version:"))
        metainfo = ROOT / "data" / "io.github.spoolbench.Spool.metainfo.xml.in"
        self.assertIn(f"# Spool {version}\n",
                      self.notes(metainfo.read_text(encoding="utf-8"), version))


if __name__ == "__main__":
    tap.main()
