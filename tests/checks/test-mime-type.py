#!/usr/bin/python3
# test-mime-type.py: what the type of a report makes of files, as a desktop sees it.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Needs update-mime-database, which comes with GTK, and GLib's introspection."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import tap

DATA = pathlib.Path(__file__).resolve().parent.parent.parent / "data"
NAME = "io.github.spoolbench.Spool"
KIND = "application/x-spool-report+json"
HEAD = b'{\n  "format": "spool-report",\n  "version": 1,\n'
# GLib reads the types once, so each look is a process of its own.
LOOK = """
import sys
from gi.repository import Gio
print(Gio.content_type_guess(sys.argv[1] or None, sys.stdin.buffer.read() or None)[0])
"""


def can_look():
    probe = subprocess.run([sys.executable, "-c", "from gi.repository import Gio"], check=False,
                           stderr=subprocess.DEVNULL)
    return probe.returncode == 0 and shutil.which("update-mime-database")


@unittest.skipUnless(can_look(), "no update-mime-database, or no GLib for Python")
class MimeType(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        packages = pathlib.Path(cls.folder.name) / "mime/packages"
        packages.mkdir(parents=True)
        shutil.copy(DATA / f"{NAME}.mime.xml", packages / f"{NAME}.xml")
        subprocess.run(["update-mime-database", packages.parent], check=True,
                       stderr=subprocess.DEVNULL)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def look(self, name, content=b""):
        environment = dict(os.environ, XDG_DATA_HOME=self.folder.name)
        return subprocess.run([sys.executable, "-c", LOOK, name], input=content, env=environment,
                              check=True, stdout=subprocess.PIPE).stdout.decode().strip()

    def test_by_name(self):
        self.assertEqual(self.look("web.spool.json"), KIND)

    def test_other_json(self):
        self.assertEqual(self.look("web.json"), "application/json")
        self.assertEqual(self.look("spool.json"), "application/json")

    def test_by_content(self):
        """A report that was sent or downloaded without its name."""
        self.assertEqual(self.look("", HEAD), KIND)
        self.assertEqual(self.look("", HEAD.replace(b"\n", b"").replace(b" ", b"")), KIND)

    def test_other_content(self):
        self.assertNotEqual(self.look("", HEAD.replace(b"spool-report", b"other-report")), KIND)


if __name__ == "__main__":
    tap.main()
