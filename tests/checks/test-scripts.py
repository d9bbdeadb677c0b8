#!/usr/bin/python3
# test-scripts.py: functions of the scripts in build-aux that a mistake in would cost much.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each test lets bash read a script, puts functions of its own in place of what takes long or needs
more than a test has, and calls some function of the script.
"""

import json
import pathlib
import shlex
import shutil
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
        text = f'folder={self.folder} build_aux="{BUILD_AUX}" spool_log={self.folder}/log\n'
        text += f'. "$build_aux/{script}"\n{commands}\n'
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

    def test_place(self):
        """A path that configure scripts do not bear is refused before anything is built there."""
        for name in ("a b", "a$b", "a'b"):
            result = self.bash("windows/sysroot", f'spool_cache=$folder/{shlex.quote(name)}; make_cache; echo made')
            self.assertEqual((result.returncode, result.stdout), (1, ""))
            self.assertIn("SPOOL_WINDOWS_CACHE names another", result.stderr)
            self.assertFalse((self.folder / name).exists())
        self.output("windows/sysroot", 'spool_cache="$folder/a-b_c.d"; make_cache')

    def test_relative_place(self):
        found = self.output("packages.sh", """
            cd "$folder"; SPOOL_WINDOWS_CACHE=cache/x; spool_source=/nowhere
            . "$build_aux/windows/common.sh"
            cd /; echo "$spool_cache"; env | grep ^SPOOL_WINDOWS_CACHE=""")
        self.assertEqual(found.splitlines(), [f"{self.folder}/cache/x",
                                              f"SPOOL_WINDOWS_CACHE={self.folder}/cache/x"])


class Wine(Scripts):
    """Wine's page and Linux' heap do not meet, if one may ask for that here."""

    def setUp(self):
        super().setUp()
        if subprocess.run(["setarch", "-R", "true"], stderr=subprocess.DEVNULL, check=False).returncode:
            self.skipTest("heaps move here")

    def heap(self, wine):
        """Where the heap of a program is that WINE, in shell, starts in place of Wine; of two."""
        program = self.folder / "wine64"
        program.write_text("#!/bin/sh\nexec grep -F '[heap]' /proc/self/maps\n")
        program.chmod(0o755)
        once = wine.replace("/usr/lib/wine/wine64", str(program))
        return self.output("packages.sh", once + "\n" + once).splitlines()

    def test_file(self):
        text = (BUILD_AUX / "windows/wine.in").read_text()
        for files in ("", "1"):
            first, second = self.heap(f"( SPOOL_WINE_FILES={files}\n{text})")
            self.assertEqual(first, second, files)

    def test_function(self):
        text = (BUILD_AUX / "windows/common.sh").read_text()
        function = text[text.index("run_wine ()"):]
        first, second = self.heap(function + "run_wine prefix program 9> /dev/null")
        self.assertEqual(first, second)


class WindowsTest(Scripts):
    """Nobody takes a failure for a test that could not be done."""

    def status(self, commands):
        return self.bash("windows/test", commands).returncode

    def test_libraries(self):
        for ci, made, wanted in (("true", 0, 5), ("true", 1, 1), ("true", 2, 1), ("true", 69, 77),
                                 ("true", 70, 1), ("", 70, 77), ("", 1, 1)):
            found = self.status(f"""
                CI={ci}; spool_windows=$folder
                printf '#!/bin/sh\nexit {made}\n' > "$folder/sysroot"; chmod +x "$folder/sysroot"
                get_libraries; exit 5""")
            self.assertEqual(found, wanted, (ci, made))

    def test_time(self):
        for ended, wanted in ((124, 77), (137, 77), (77, 77), (1, 1), (0, 0)):
            found = self.status(f"within=9; timeout () {{ return {ended}; }}; run_bounded")
            self.assertEqual(found, wanted, ended)

    def test_stopped(self):
        """What is stopped stops all that it has started."""
        self.assertEqual(self.status("""
            within=60; timeout () { trap 'touch "$folder/told"; exit' TERM; touch "$folder/begun"
                                    while :; do sleep 0.05; done; }
            (until [ -e "$folder/begun" ]; do sleep 0.05; done; kill "$$") &
            run_bounded"""), 143)
        self.assertTrue((self.folder / "told").exists())


class Windows(Scripts):
    def test_end(self):
        self.output("packages.sh", "true & wait_for_end 20 $!")
        self.assertEqual(self.bash("packages.sh", "(exit 3) & wait_for_end 20 $!").returncode, 3)

    def test_display(self):
        for system, display, wanted in (("Linux", "", 1), ("Linux", ":0", 0), ("Darwin", "", 0)):
            result = self.bash("packages.sh", f"""
                unset WAYLAND_DISPLAY; DISPLAY={display}; uname () {{ echo {system}; }}; has_display""")
            self.assertEqual(result.returncode, wanted)

    def test_no_end(self):
        result = self.bash("packages.sh", "sleep 20 & wait_for_end 0 $!; s=$?; kill $!; exit $s")
        self.assertEqual((result.returncode, "not in time" in result.stdout), (1, True))

    def test_window(self):
        """A program that does not answer is neither at work nor idle."""
        for answer, wanted in (("echo '((true, , [<true>]),)'", "running"),
                               ("echo '((true, , [<false>]),)'", "idle"), ("return 1", "")):
            found = self.output("windows/portable", f"""
                act () {{ {answer}; }}
                if is_running; then echo running; fi; if is_idle; then echo idle; fi""")
            self.assertEqual(found.strip(), wanted)


class Reports(Scripts):
    def check(self, *names, **changes):
        runs = [{"round": i, "executor": executor, "failed_jobs": 0}
                for i in range(2) for executor in ("serial", "threads", "threads")]
        report = {"complete": True, "runs": runs, **changes}
        (self.folder / "a.spool.json").write_text(json.dumps(report))
        files = [self.folder / name for name in names or ("a.spool.json",)]
        result = subprocess.run([BUILD_AUX / "check-report.py", "2", "serial,threads", *files],
                                stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(result.returncode != 0, result.stderr != "")
        return result.stderr

    def test_good(self):
        self.assertEqual(self.check(), "")

    def test_faults(self):
        run = {"round": 0, "executor": "serial", "failed_jobs": 0}
        self.assertIn("not complete", self.check(complete=False))
        self.assertIn("nothing", self.check(runs=[]))
        self.assertIn("runs of serial", self.check(runs=[run]))
        self.assertIn("serial has runs in 1 rounds",
                      self.check(runs=[run, {**run, "executor": "threads"}]))
        self.assertIn("failed jobs", self.check(runs=[{**run, "failed_jobs": 1}]))

    def test_files(self):
        self.assertIn("0 reports", self.check("b.spool.json"))
        (self.folder / "b.spool.json").write_text("")
        self.assertIn("2 reports", self.check("a.spool.json", "b.spool.json"))


class Release(Scripts):
    def make_pkgbuild(self, name):
        (self.folder / name).write_text("good\n")
        return subprocess.run([BUILD_AUX / "msys2/for-release", self.folder / name],
                              capture_output=True, text=True, check=False)

    def test_pkgbuild(self):
        """Where to get the tarball and its sum, and nothing of the tree around the PKGBUILD."""
        version = self.output("packages.sh", f"spool_source={BUILD_AUX.parent}; find_version").strip()
        result = self.make_pkgbuild(f"spool-{version}.tar.xz")
        self.assertEqual((result.returncode, result.stderr), (0, ""))
        self.assertNotIn("startdir", result.stdout)
        self.assertNotIn("build-aux", result.stdout)
        (self.folder / "PKGBUILD").write_text(result.stdout)
        found = self.output("packages.sh", """
            MINGW_PACKAGE_PREFIX=a; . "$folder/PKGBUILD"; echo "${source[@]}" "${sha256sums[@]}" """)
        self.assertEqual(found.split(), ["https://github.com/spoolbench/Spool/releases/download/"
                                         f"v{version}/spool-{version}.tar.xz", Fetching.SUM])

    def test_pkgbuild_of_another_version(self):
        result = self.make_pkgbuild("spool-9.9.9.tar.xz")
        self.assertEqual((result.returncode, result.stdout), (1, ""))
        self.assertIn("is not the tarball of", result.stderr)


class SetUp(Scripts):
    """A build folder is left alone only if it was set up in the way that is asked for."""

    STAND_INS = """
        spool_meson=fake_meson
        fake_meson () { echo "meson $*" >> "$folder/done"; mkdir -p "$build" && : > "$build/build.ninja"; }
        ninja () { echo "ninja $*" >> "$folder/done"; }
        spool_source=$folder/source build=$folder/build
        """

    def steps(self, commands):
        self.output("packages.sh", self.STAND_INS + commands)
        return [line.split()[0] for line in (self.folder / "done").read_text().splitlines()]

    def test_same(self):
        self.assertEqual(self.steps('set_up "$build" -Da=1; set_up "$build" -Da=1'), ["meson", "ninja"])

    def test_other_options(self):
        self.assertEqual(self.steps("""
            set_up "$build" -Da=1; touch "$build/old"; set_up "$build" -Da=1 -Dwerror=true
            [ ! -e "$build/old" ] || exit 1; set_up "$build"; CC=clang set_up "$build" """), ["meson"] * 4)

    def test_other_cross_file(self):
        self.assertEqual(self.steps("""
            cross=$folder/cross.ini; mkdir "$folder/sysroot"
            for step in 1 2 2; do echo "$step" > "$cross"; set_up "$build" --cross-file "$cross"; done
            echo new > "$folder/sysroot/.contents"; set_up "$build" --cross-file "$cross" """),
                         ["meson", "meson", "ninja", "meson"])

    def test_moved(self):
        self.assertEqual(self.steps('set_up "$build"; spool_source=$folder/moved; set_up "$build"'),
                         ["meson", "meson"])

    def test_set_up_by_hand(self):
        self.assertEqual(self.steps("""
            mkdir -p "$build/meson-info"; : > "$build/build.ninja"
            printf '"source": "%s"' "$spool_source" > "$build/meson-info/meson-info.json"
            set_up "$build"; [ ! -e "$build/spool-setup" ] && set_up "$build" -Da=1"""), ["ninja", "meson"])

    def test_failed(self):
        result = self.bash("packages.sh", self.STAND_INS + """
            fake_meson () { mkdir "$build"; return 1; }
            set_up "$build"; echo "$?"; ls "$build" """)
        self.assertEqual(result.stdout, "1\n")


class Sources(Scripts):
    """Copies of the sources have all that is theirs and nothing that was built."""

    FILES = ("README", "src/a file.c", "build-aux/test", "build-test/x.o", ".cache/x", "new")

    def copy(self, commands):
        for name in self.FILES:
            path = self.folder / "source" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(name)
        return self.bash("packages.sh", f"""
            export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
            spool_source=$folder/source; mkdir "$folder/to"
            {commands}
            copy_sources "$folder/to" env || exit
            cd "$folder/to" && find . -type f -printf '%P\n' | sort""")

    def test_without_git(self):
        self.assertEqual(self.copy("").stdout.splitlines(),
                         ["README", "build-aux/test", "new", "src/a file.c"])

    @unittest.skipUnless(shutil.which("git"), "there is no git")
    def test_with_git(self):
        found = self.copy("""
            cd "$spool_source" && printf '/build*/\n!/build-aux/\n.cache/\n' > .gitignore
            git init -q && git add README src && echo gone > gone && git add gone && rm gone &&
            git -c user.name=a -c user.email=b commit -qm c || exit""").stdout.splitlines()
        self.assertEqual(found, [".gitignore", "README", "build-aux/test", "new", "src/a file.c"])

    def test_failure(self):
        result = self.copy("list_sources () { printf 'nothing\\0'; }")
        self.assertNotEqual(result.returncode, 0)


class Caches(Scripts):
    def test_what_scripts_made(self):
        """What else is in the folder that a user names as cache stays."""
        found = self.output("packages.sh", """
            cd "$folder" && mkdir 0123456789abcdef fedcba9876543210.new work mine 0123 0123456789abcdefg
            touch aaaaaaaaaaaaaaaa lock; mkdir -p mine/0123456789abcdef
            list_made "$folder" | xargs -0 -n 1 basename | sort""")
        self.assertEqual(found.split(), ["0123456789abcdef", "fedcba9876543210.new", "work"])


if __name__ == "__main__":
    tap.main()
