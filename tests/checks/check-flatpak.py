#!/usr/bin/python3
# check-flatpak.py: the manifest keeps to what Flathub asks for, and lets Spool do no more.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Our own rules, modelled on those that Flathub's linter documents: it needs a network and is not in
Debian. Where a rule is Flathub's its name stands in the complaint.
"""

import re

import yaml

from tree import read, run_check

APP_ID = "io.github.spoolbench.Spool"
DEVELOPMENT_ID = APP_ID + ".Devel"  # only where build-aux/flatpak/for-development has been run
KEYS = ["id", "runtime", "runtime-version", "sdk", "command", "finish-args", "cleanup", "modules"]
# All that the program has a use for; what each is for stands in the manifest.
PERMISSIONS = {"--share=ipc", "--share=network", "--socket=fallback-x11", "--socket=wayland",
               "--device=dri"}
# What a permission is of no use, or of harm, without.
NEEDS = {"--socket=wayland": "--socket=fallback-x11", "--socket=fallback-x11": "--share=ipc"}
SUITES = ("unit", "process")
# Where scripts build, and where the manifest says to build: none of it is a source.
BUILD_FOLDER = re.compile(r"\$(?:spool_source|\{spool_source:\?\})/(build(?:-[\w-]+)?)(?![\w-])|"
                          r"--force-clean (build[\w-]*)")


class Manifest:
    def __init__(self, tree, app_id):
        self.tree = tree
        self.app_id = app_id
        self.path = tree.root / f"build-aux/flatpak/{app_id}.yml"
        self.text = read(self.path)
        self.data = yaml.safe_load(self.text)

    def require(self, is_so, text):
        if not is_so:
            self.tree.complain(self.path, 0, text)

    def check_names(self):
        data = self.data
        self.require(data.get("id") == self.app_id, f"id is not {self.app_id} (appid-filename-mismatch)")
        self.require(data.get("command") == "spool", "command is not spool (toplevel-command-is-path)")
        self.require(data.get("runtime") == "org.gnome.Platform" and data.get("sdk") == "org.gnome.Sdk",
                     "runtime and sdk are not GNOME's")
        # 50 without quotes is a number, and so would a version with a zero at its end be.
        self.require(isinstance(data.get("runtime-version"), str) and
                     re.fullmatch(r"[1-9]\d+", data["runtime-version"]),
                     "runtime-version is not a GNOME version in quotes")
        self.require(list(data) == [key for key in KEYS if key in data],
                     f"the keys are not in the order of: {', '.join(KEYS)}")

    def check_permissions(self):
        given = self.data.get("finish-args", [])
        self.require(len(given) == len(set(given)), "a permission stands twice (finish-args-duplicate)")
        for permission in given:
            self.require(permission in PERMISSIONS, f"{permission} is more than Spool needs")
            needed = NEEDS.get(permission)
            self.require(needed is None or needed in given, f"{permission} without {needed}")

    def check_sources(self, module):
        for source in module.get("sources", []):
            kind = source.get("type")
            self.require(kind in ("dir", "archive", "git"), f"a source of type {kind}")
            self.require(kind != "dir" or source.get("path") == "../..", "a folder that is not this tree")
            for folder in self.build_folders() if kind == "dir" else []:
                self.require(folder in source.get("skip", []), f"{folder} is built, and not skipped")
            self.require(kind != "archive" or "sha256" in source, "an archive without its sha256")
            self.require(kind != "git" or "commit" in source,
                         "a git source without its commit (source-git-branch)")

    def build_folders(self):
        # Packages that were made there are no text.
        texts = (path.read_text(encoding="utf-8", errors="replace")
                 for path in self.tree.files("build-aux", ""))
        names = {name for text in texts for pair in BUILD_FOLDER.findall(text) for name in pair}
        return sorted(names - {"", "build-aux"})

    def check_module(self, module):
        name = module.get("name")
        commands = " ".join(module.get("test-commands", []))
        self.require(module.get("buildsystem") == "meson", f"{name} is not built by meson")
        options = ["-Dprofile=development"] if self.app_id == DEVELOPMENT_ID else []
        self.require(module.get("config-opts", []) == options, f"the options of {name} are not {options}")
        self.require(module.get("run-tests") is True, f"{name} is built without its tests")
        for suite in SUITES:
            self.require(f"--suite {suite}" in commands, f"the tests of {name} are without suite {suite}")
        self.require("--share=network" not in str(module.get("build-options", {})),
                     f"{name} is built with a network (module-name-build-network-access)")
        self.check_sources(module)

    def check_modules(self):
        modules = self.data.get("modules", [])
        self.require([module.get("name") for module in modules] == ["spool"],
                     "there is more to build than spool: the runtime has the rest")
        for module in modules:
            self.check_module(module)


def check(tree):
    manifests = [Manifest(tree, APP_ID)]
    if (tree.root / f"build-aux/flatpak/{DEVELOPMENT_ID}.yml").exists():
        manifests.append(Manifest(tree, DEVELOPMENT_ID))
    for manifest in manifests:
        manifest.check_names()
        manifest.check_permissions()
        manifest.check_modules()


if __name__ == "__main__":
    run_check(check)
