#!/usr/bin/python3
# test-scripts.py: functions of the scripts in build-aux that a mistake in would cost much.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each test lets bash read a script, puts functions of its own in place of what takes long or needs
more than a test has, and calls some function of the script.
"""

import pathlib
import subprocess
import tempfile
import unittest

import tap

BUILD_AUX = pathlib.Path(__file__).resolve().parents[2] / "build-aux"


class Scripts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name).resolve()

    def bash(self, script, commands):
        """What COMMANDS print and their status, once bash has read SCRIPT. $folder is an empty one."""
        text = f'folder={self.folder}\nspool_log={self.folder}/log\n. "{BUILD_AUX}/{script}"\n{commands}\n'
        return subprocess.run(["bash", "-c", text], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, check=False)

    def output(self, script, commands):
        result = self.bash(script, commands)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout


class SysrootKey(Scripts):
    """A package is built again when what builds it changes, and only then."""

    def key(self, changes=""):
        return self.output("windows/sysroot", f"""
            dpkg-query () {{ printf 'compiler 12.2.0-14\\n'; }}
            {changes}
            building=$(describe_building) && find_key glib && echo "${{key[glib]}}" """)

    def test_same(self):
        self.assertRegex(self.key(), "^[0-9a-f]{16}\n$")
        self.assertEqual(self.key(), self.key("tidy_stages () { true; }"))

    def test_functions(self):
        for name in ("apply_debian", "keep_licence", "run_recipe", "tidy_stage", "unpack"):
            self.assertNotEqual(self.key(), self.key(f"{name} () {{ true; }}"), name)

    def test_templates(self):
        copy = f'cp -r "$spool_windows/." "{self.folder}"; spool_windows={self.folder}; '
        self.assertEqual(self.key(), self.key(copy))
        for name in ("building.sh", "cross.ini.in", "pkg-config.in", "toolchain.cmake.in"):
            changed = self.key(copy + f'echo "# why" >> "$spool_windows/{name}"')
            self.assertEqual(self.key(), changed, name)
            changed = self.key(copy + f'echo "set" >> "$spool_windows/{name}"')
            self.assertNotEqual(self.key(), changed, name)

    def test_compiler(self):
        self.assertNotEqual(self.key(), self.key("dpkg-query () { printf 'compiler 12.2.0-15\\n'; }"))


class Fetching(Scripts):
    """What lies in the downloads has the sum that it should have."""

    SUM = "106675dc1490d5cdd6d1f0410731316ce93fc964c6cf6726e2b0d53e19688feb"  # of "good\n"

    def fetch(self, download):
        result = self.bash("windows/sysroot", f"""
            spool_cache=$folder; mkdir -p "$folder/downloads"
            find_mirror () {{ echo http://mirror.invalid; }}
            download () {{ {download}; }}
            fetch thing thing.tar {self.SUM}; echo fetched""")
        files = {path.name: path.read_text() for path in (self.folder / "downloads").iterdir()}
        return result, files

    def test_good(self):
        result, files = self.fetch('echo "$1" > "$folder/address"; echo good > "$2"')
        self.assertEqual(result.stdout, "fetched\n")
        self.assertEqual(files, {"thing.tar": "good\n"})
        self.assertEqual((self.folder / "address").read_text(),
                         "http://mirror.invalid/pool/main/t/thing/thing.tar\n")

    def test_something_else(self):
        result, files = self.fetch('echo bad > "$2"')
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("its SHA-256 is", result.stderr)
        self.assertEqual(files, {})

    def test_not_to_be_had(self):
        result, files = self.fetch('echo half > "$2"; return 1')
        self.assertEqual((result.returncode, result.stdout), (69, ""))
        self.assertEqual(files, {})

    def test_there_already(self):
        (self.folder / "downloads").mkdir()
        (self.folder / "downloads/thing.tar").write_text("bad\n")
        result, files = self.fetch('echo good > "$2"')
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("to have it fetched again", result.stderr)
        self.assertEqual(files, {"thing.tar": "bad\n"})


if __name__ == "__main__":
    tap.main()
