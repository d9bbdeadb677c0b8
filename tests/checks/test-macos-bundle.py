#!/usr/bin/python3
# test-macos-bundle.py: what build-aux/macos/bundle makes, with stand-ins for the tools of a Mac.
# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs and libraries here are text files that name, a line each, the libraries they need;
otool reads that out as Apple's does, and install_name_tool writes what it is told at their ends.
What the bundle looks like can be tested so; that it runs cannot.
"""

import os
import pathlib
import plistlib
import shutil
import struct
import subprocess
import tempfile
import unittest

import tap

ROOT = pathlib.Path(__file__).resolve().parents[2]
ID = "io.github.spoolbench.Spool"
PROGRAMS = ("spool", "spool-bench", "spool-pages")
WORKERS = ("spool-worker", "spool-worker-web")
TOOLS = {
    "brew": 'echo "$STAND_IN_BREW"',
    "otool": 'echo "$2:"; sed -n "s/^needs \\(.*\\)/\\t\\1 (compatibility version 1.0.0)/p" "$2"',
    "install_name_tool": 'for file; do :; done; echo "$*" >> "$file"',
    "codesign": 'for file; do :; done; [ -d "$file" ] || echo signed >> "$file"',
    "rsvg-convert": 'printf "PNG of %s pixels" "$2"',
    "glib-compile-schemas": 'ls "$1" > "$1/gschemas.compiled"',
    "gdk-pixbuf-query-loaders": 'printf \'"%s"\\n\' "$@"',
}


def write(path, text, mode=0o644):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)


class Bundle(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()
        self.brew = self.root / "brew"
        self.staged = self.root / "staged"
        self.contents = self.root / "out of tree" / "Spool.app" / "Contents"
        for name, script in TOOLS.items():
            write(self.root / "tools" / name, f"#!/bin/sh\n{script}\n", 0o755)
        self.fill_brew()
        self.fill_staged()

    def fill_brew(self):
        lib = self.brew / "lib"
        write(lib / "libgtk.dylib", f"needs {lib}/libglib.dylib\nneeds /usr/lib/libSystem.dylib\n")
        # Two libraries that need each other must be no endless loop.
        write(lib / "libglib.dylib", f"needs {lib}/libglib.dylib\nneeds {lib}/libintl.dylib\n", 0o444)
        write(lib / "libintl.dylib", f"needs {lib}/libglib.dylib\nneeds @rpath/libiconv.dylib\n")
        write(lib / "libiconv.dylib", "needs @loader_path/libcharset.dylib\n")
        write(lib / "libcharset.dylib", "")
        write(lib / "librsvg.dylib", "")
        write(lib / "gdk-pixbuf-2.0/2.10.0/loaders/svg.so", f"needs {lib}/librsvg.dylib\n")
        share = self.brew / "share"
        write(share / "glib-2.0/schemas/org.gtk.gtk4.Settings.gschema.xml", "")
        # Homebrew's folders are links, and so are the files in them.
        kept = self.brew / "Cellar/adwaita-icon-theme"
        write(kept / "real.theme", "")
        (kept / "icons/Adwaita").mkdir(parents=True)
        (kept / "icons/Adwaita/index.theme").symlink_to(kept / "real.theme")
        (share / "icons").mkdir(parents=True)
        (share / "icons/Adwaita").symlink_to(kept / "icons/Adwaita")
        write(share / "icons/hicolor/index.theme", "")
        write(share / "locale/de/LC_MESSAGES/gtk40.mo", "")
        write(share / "locale/xx/LC_MESSAGES/gtk40.mo", "")

    def fill_staged(self):
        for name in PROGRAMS:
            write(self.staged / "bin" / name, f"needs {self.brew}/lib/libgtk.dylib\n", 0o755)
        for name in WORKERS:
            write(self.staged / "libexec/spool" / name, "", 0o755)
        share = self.staged / "share"
        write(share / f"glib-2.0/schemas/{ID}.gschema.xml", "")
        write(share / f"icons/hicolor/scalable/apps/{ID}.svg", "")
        write(share / "locale/de/LC_MESSAGES/spool.mo", "")

    def run_bundle(self):
        out = self.root / "out of tree"
        out.mkdir(exist_ok=True)
        environment = dict(os.environ, STAND_IN_BREW=str(self.brew),
                           PATH=f"{self.root / 'tools'}:{os.environ['PATH']}")
        return subprocess.run([ROOT / "build-aux/macos/bundle", "--staged", self.staged, out],
                              env=environment, capture_output=True, text=True, check=False)

    def make(self):
        result = self.run_bundle()
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_properties(self):
        self.make()
        with open(self.contents / "Info.plist", "rb") as file:
            properties = plistlib.load(file)
        self.assertEqual(properties["CFBundleIdentifier"], ID)
        self.assertRegex(properties["CFBundleVersion"], r"^\d+\.\d+\.\d+$")
        self.assertTrue((self.contents / "MacOS" / properties["CFBundleExecutable"]).is_file())
        self.assertTrue((self.contents / "Resources" / properties["CFBundleIconFile"]).is_file())
        document = properties["CFBundleDocumentTypes"][0]
        self.assertEqual(document["CFBundleTypeExtensions"], ["spool.json"])
        self.assertTrue((self.contents / "Resources" / document["CFBundleTypeIconFile"]).is_file())
        declared = properties["UTExportedTypeDeclarations"][0]
        self.assertEqual(document["LSItemContentTypes"], [declared["UTTypeIdentifier"]])

    def test_icon(self):
        self.make()
        data = (self.contents / "Resources/spool.icns").read_bytes()
        self.assertEqual(struct.unpack(">4sI", data[:8]), (b"icns", len(data)))
        pictures, at = {}, 8
        while at < len(data):
            name, length = struct.unpack(">4sI", data[at:at + 8])
            pictures[name] = data[at + 8:at + length]
            at += length
        self.assertEqual(pictures[b"ic07"], b"PNG of 128 pixels")
        self.assertEqual(pictures[b"ic10"], b"PNG of 1024 pixels")
        self.assertEqual(len(pictures), 10)

    def test_programs(self):
        self.make()
        for name in PROGRAMS + WORKERS + ("spool-launcher",):
            self.assertTrue(os.access(self.contents / "MacOS" / name, os.X_OK), name)

    def test_libraries(self):
        self.make()
        frameworks = sorted(path.name for path in (self.contents / "Frameworks").iterdir())
        self.assertEqual(frameworks,
                         ["libcharset.dylib", "libglib.dylib", "libgtk.dylib", "libiconv.dylib",
                          "libintl.dylib", "librsvg.dylib"])
        place = "@executable_path/../Frameworks"
        program = (self.contents / "MacOS/spool").read_text(encoding="utf-8")
        self.assertIn(f"-change {self.brew}/lib/libgtk.dylib {place}/libgtk.dylib", program)
        library = (self.contents / "Frameworks/libgtk.dylib").read_text(encoding="utf-8")
        self.assertIn(f"-id {place}/libgtk.dylib", library)
        self.assertIn(f"-change {self.brew}/lib/libglib.dylib {place}/libglib.dylib", library)
        self.assertNotIn("-change /usr/lib", library)
        library = (self.contents / "Frameworks/libintl.dylib").read_text(encoding="utf-8")
        self.assertIn(f"-change @rpath/libiconv.dylib {place}/libiconv.dylib", library)

    def test_no_library(self):
        (self.brew / "lib/libiconv.dylib").unlink()
        result = self.run_bundle()
        self.assertEqual(result.returncode, 1)
        self.assertIn("there is no libiconv.dylib", result.stderr)

    def test_no_links(self):
        self.make()
        links = [path for path in self.contents.rglob("*") if path.is_symlink()]
        self.assertEqual(links, [])

    def test_loaders_that_cannot_be_asked(self):
        write(self.root / "tools/gdk-pixbuf-query-loaders", "#!/bin/sh\nexit 1\n", 0o755)
        result = self.run_bundle()
        self.assertEqual(result.returncode, 1)
        self.assertIn("loaders could not be copied", result.stderr)

    def test_signed_last(self):
        self.make()
        for folder in ("MacOS", "Frameworks", "Resources/lib/gdk-pixbuf-2.0/loaders"):
            for path in (self.contents / folder).iterdir():
                self.assertEqual(path.read_text(encoding="utf-8").splitlines()[-1], "signed", path)

    def test_data(self):
        self.make()
        resources = self.contents / "Resources"
        schemas = (resources / "share/glib-2.0/schemas/gschemas.compiled").read_text(encoding="utf-8")
        self.assertIn(ID, schemas)
        self.assertIn("org.gtk.gtk4", schemas)
        for name in ("icons/Adwaita/index.theme", f"icons/hicolor/scalable/apps/{ID}.svg",
                     "locale/de/LC_MESSAGES/spool.mo", "locale/de/LC_MESSAGES/gtk40.mo"):
            self.assertTrue((resources / "share" / name).is_file(), name)
        self.assertFalse((resources / "share/locale/xx").exists())
        cache = (resources / "lib/gdk-pixbuf-2.0/loaders.cache").read_text(encoding="utf-8")
        self.assertEqual(cache.split(),
                         ['"@executable_path/../Resources/lib/gdk-pixbuf-2.0/loaders/svg.so"'])

    def test_launcher(self):
        self.make()
        moved = self.root / "moved" / "Spool.app"
        moved.parent.mkdir()
        shutil.move(self.contents.parent, moved)
        write(moved / "Contents/MacOS/spool",
              '#!/bin/sh\necho "$XDG_DATA_DIRS"; echo "$SPOOL_BENCH"; echo "$1"\n', 0o755)
        result = subprocess.run([moved / "Contents/MacOS/spool-launcher", "a b"],
                                capture_output=True, text=True, check=True)
        self.assertEqual(result.stdout.splitlines(),
                         [f"{moved}/Contents/Resources/share", f"{moved}/Contents/MacOS/spool-bench",
                          "a b"])

    def test_again(self):
        self.make()
        write(self.contents / "Resources/old", "")
        self.make()
        self.assertFalse((self.contents / "Resources/old").exists())

    def test_no_mac(self):
        (self.root / "tools/otool").unlink()
        if shutil.which("otool"):
            self.skipTest("this is a Mac")
        result = self.run_bundle()
        self.assertEqual(result.returncode, 1)
        self.assertIn("there is no otool: this is for macOS", result.stderr)
        self.assertFalse(self.contents.exists())

    def test_what_is_missing(self):
        (self.staged / "libexec/spool/spool-worker").unlink()
        result = self.run_bundle()
        self.assertEqual(result.returncode, 1)
        self.assertIn("the programs could not be copied", result.stderr)


if __name__ == "__main__":
    tap.main()
