#!/usr/bin/python3
# test-windows-resources.py: the icon for Windows, and what its programs tell of themselves.
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree

import tap

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data/windows"
ICON = ROOT / "data/icons/hicolor/scalable/apps/io.github.spoolbench.Spool.svg"
# What Windows 10 and 11 ask for, from lists to the largest view of a folder.
SIZES = {16, 20, 24, 32, 40, 48, 64, 256}
PNG = b"\x89PNG\r\n\x1a\n"


def read_entries(data):
    """(width, height, bytes of the picture) of each entry of an icon."""
    reserved, kind, count = struct.unpack_from("<HHH", data)
    assert (reserved, kind) == (0, 1)
    for i in range(count):
        width, height, _, _, planes, bits, length, at = struct.unpack_from("<BBBBHHII", data, 6 + 16 * i)
        assert (planes, bits) == (1, 32)
        yield width or 256, height or 256, data[at:at + length]


@unittest.skipUnless(shutil.which("rsvg-convert"), "no rsvg-convert")
class Icon(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "spool.ico"
            subprocess.run([sys.executable, FOLDER / "make-ico.py", shutil.which("rsvg-convert"), ICON,
                            path], check=True)
            cls.data = path.read_bytes()

    def test_sizes(self):
        self.assertEqual({width for width, _, _ in read_entries(self.data)}, SIZES)

    def test_pictures(self):
        """Each is a PNG of the size that the list says, and the last ends with the file."""
        end = 0
        for width, height, picture in read_entries(self.data):
            self.assertTrue(picture.startswith(PNG))
            self.assertEqual(struct.unpack_from(">II", picture, 16), (width, height))
            end = self.data.index(picture) + len(picture)
        self.assertEqual(end, len(self.data))

    def test_no_arguments(self):
        result = subprocess.run([sys.executable, FOLDER / "make-ico.py"], stderr=subprocess.PIPE)
        self.assertNotEqual(result.returncode, 0)
        self.assertIn(b"Usage", result.stderr)


class Manifest(unittest.TestCase):
    def test_settings(self):
        text = (FOLDER / "program.manifest.in").read_text()
        root = xml.etree.ElementTree.fromstring(text)
        settings = {element.tag.split("}")[1]: element.text for element in root.iter()
                    if isinstance(element.tag, str)}
        self.assertEqual(settings["activeCodePage"], "UTF-8")
        self.assertEqual(settings["longPathAware"], "true")
        # What GTK asks for itself; more would leave windows too small on a second screen.
        self.assertEqual(settings["dpiAware"], "true")
        self.assertEqual(settings["dpiAwareness"], "system")

    def test_names(self):
        """Nothing stays to be filled in but what meson fills in."""
        names = set(re.findall(r"@(\w+)@", (FOLDER / "program.manifest.in").read_text()))
        self.assertEqual(names, {"app_id", "version"})
        names = set(re.findall(r"@(\w+)@", (FOLDER / "program.rc.in").read_text()))
        self.assertEqual(names, {"description", "program", "version", "version_numbers"})


if __name__ == "__main__":
    tap.main()
