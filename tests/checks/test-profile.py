#!/usr/bin/python3
# test-profile.py: a development build can stand beside an installed Spool.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sets up a build of either profile, makes in it what desktops read, and looks where everything is to
be installed. Nothing is compiled. The argument is the program meson.
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

import tap

ROOT = pathlib.Path(__file__).resolve().parents[2]
STABLE = "io.github.spoolbench.Spool"
IDS = {"default": STABLE, "development": STABLE + ".Devel"}
NAMES = {"default": "Spool", "development": "Spool (Development)"}
# The same of every build, as programs and translations are found by these names.
SHARED = ("{bindir}/", "{mandir}/", "{prefix}/libexec/", "{prefix}/share/locale/",
          "{prefix}/share/spool/")


def as_path(own_id):
    return "/" + own_id.replace(".", "/") + "/"


def run(*command):
    done = subprocess.run(command, check=False, text=True, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise AssertionError(f"{command} failed:\n{done.stdout}")
    return done.stdout


class Build:
    """A build folder, and where its files go: {destination: file}."""

    def __init__(self, folder, profile):
        own_id = IDS[profile]
        run(MESON, "setup", folder, ROOT, "--prefix=/usr", "--libexecdir=libexec",
            f"-Dprofile={profile}", "-Dtests=false")
        run(MESON, "compile", "-C", folder, f"{own_id}.desktop", f"{own_id}.metainfo.xml")
        plan = json.loads(run(MESON, "introspect", "--install-plan", folder))
        self.files = {entry["destination"]: pathlib.Path(path)
                      for kind in plan.values() for path, entry in kind.items()}
        self.config = (folder / "config.h").read_text(encoding="utf-8")
        self.id = own_id

    def path(self, ending):
        name = f"/{self.id}{ending}"
        found = [file for place, file in self.files.items() if place.endswith(name)]
        assert len(found) == 1, (ending, found)
        return found[0]

    def text(self, ending):
        return self.path(ending).read_text(encoding="utf-8")


class Profile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="spool-profile-")
        cls.addClassCleanup(folder.cleanup)
        root = pathlib.Path(folder.name)
        cls.builds = {profile: Build(root / profile, profile) for profile in IDS}

    def test_nothing_in_one_place(self):
        default, development = (set(build.files) for build in self.builds.values())
        renamed = {place.replace(STABLE, IDS["development"]) for place in default}
        self.assertEqual(development, renamed)
        self.assertEqual([place for place in default & development if not place.startswith(SHARED)],
                         [])

    def test_one_id(self):
        """None of what desktops read speaks of the other profile."""
        for build in self.builds.values():
            for ending in (".desktop", ".metainfo.xml", ".service", ".gschema.xml", ".xml"):
                text = build.text(ending)
                self.assertIn(build.id, text)
                rest = text.replace(build.id, "").replace(as_path(build.id), "")
                for other in (STABLE, as_path(STABLE), ".Devel"):
                    self.assertNotIn(other, rest)

    def test_name(self):
        for profile, build in self.builds.items():
            names = re.findall(r"^Name(?:\[\w+\])?=(.*)$", build.text(".desktop"), re.M)
            self.assertEqual(set(names), {NAMES[profile]})
            self.assertIn(f">{NAMES[profile]}</name>", build.text(".metainfo.xml"))

    def test_translated(self):
        for build in self.builds.values():
            self.assertRegex(build.text(".desktop"), r"(?m)^Comment\[de\]=")
            self.assertIn('<summary xml:lang="de">', build.text(".metainfo.xml"))

    def test_default_as_in_the_tree(self):
        build = self.builds["default"]
        for ending, source in ((".gschema.xml", ".gschema.xml"), (".xml", ".mime.xml")):
            self.assertEqual(build.text(ending), (ROOT / f"data/{STABLE}{source}").read_text("utf-8"))

    def test_icon_of_its_own(self):
        pictures = {build.text(".svg") for build in self.builds.values()}
        self.assertEqual(len(pictures), 2)

    def test_program(self):
        """The program goes by the id, and keeps its reports apart."""
        for profile, folder in (("default", "spool"), ("development", "spool-devel")):
            for name, value in (("APP_ID", IDS[profile]), ("APP_NAME", NAMES[profile]),
                                ("DATA_FOLDER", folder)):
                self.assertIn(f'#define SPOOL_{name} "{value}"\n', self.builds[profile].config)

    def validate(self, *command):
        if shutil.which(command[0]) is None:
            self.skipTest(f"no {command[0]}")
        run(*command)

    def test_valid_desktop_file(self):
        self.validate("desktop-file-validate", self.builds["development"].path(".desktop"))

    def test_valid_metainfo(self):
        self.validate("appstreamcli", "validate", "--no-net",
                      self.builds["development"].path(".metainfo.xml"))

    def test_valid_settings(self):
        self.validate("glib-compile-schemas", "--strict", "--dry-run",
                      self.builds["development"].path(".gschema.xml").parent)


if __name__ == "__main__":
    MESON = sys.argv[1]
    tap.main()
