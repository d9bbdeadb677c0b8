# test-bench-wine.py: the lessons by a spool-bench for Windows, against what is measured here.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: test-bench-wine.py SPOOL_BENCH_EXE SCHEMA

$SPOOL_WINE is what runs a program for Windows, $SPOOL_NATIVE_BENCH a spool-bench for this system,
of the same source. Times are of no interest: each lesson is one round, and the reports of both
systems have to tell of the same jobs, with the same results.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "checks"))
sys.dont_write_bytecode = True

WINE = os.environ.get("SPOOL_WINE")
NATIVE = os.environ.get("SPOOL_NATIVE_BENCH")
LESSONS = ("web-threads", "cpu-threads-processes", "cpu-start", "web-processes")
ENDINGS = (".spool.json", ".png", ".svg", ".pdf", ".csv", ".jobs.csv", ".md", ".hyperfine.json",
           ".trace.json")
BEGINNINGS = {".png": b"\x89PNG", ".pdf": b"%PDF", ".svg": b"<?xml"}
PATIENCE_S = 240
# Letters that have no font are all the same box, or none.
FEWEST_GLYPHS = 20


def run(bench, folder, *words):
    done = subprocess.run([*bench, "run", "--quiet", *words], cwd=folder, timeout=PATIENCE_S,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stderr.decode("utf-8", "replace")


def results(report):
    """The results of each configuration: (workload, executor, workers) to {job: (status, digest)}."""
    return {(run["workload"], run["executor"], run["workers"]):
            {record["job"]: (record["status"], record["digest"], record["bytes"])
             for record in run["job_records"]} for run in report["runs"]}


class Lessons(unittest.TestCase):
    maxDiff = 2000

    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="spool wine ")
        # A space and letters that no code page of Windows' west has.
        cls.folder = pathlib.Path(cls.place.name) / "日本語 report"
        cls.folder.mkdir()

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def measure(self, bench, name, *words):
        status, said = run(bench, self.folder, *words, "-r", "1", "-o", f"{name}.spool.json")
        self.assertEqual((status, said), (0, ""))
        return json.loads((self.folder / f"{name}.spool.json").read_text(encoding="utf-8"))

    def check_lesson(self, lesson):
        windows = self.measure([WINE, EXE], f"{lesson}-windows", "--lesson", lesson)
        native = self.measure([NATIVE], f"{lesson}-native", "--lesson", lesson)
        self.assertTrue(windows["complete"])
        self.assertIn("Windows", windows["machine"]["os"])
        wanted = {key: found for key, found in results(native).items() if key[1] != "processes-fork"}
        self.assertGreater(len(wanted), 2)
        self.assertEqual(results(windows), wanted)
        return windows

    def test_exports(self):
        outputs = [word for ending in ENDINGS for word in ("-o", f"結果{ending}")]
        status, said = run([WINE, EXE], self.folder, "--lesson", "web-threads", "-r", "1", *outputs)
        self.assertEqual((status, said), (0, ""))
        for ending in ENDINGS:
            content = (self.folder / f"結果{ending}").read_bytes()
            self.assertGreater(len(content), 200, ending)
            self.assertTrue(content.startswith(BEGINNINGS.get(ending, b"")), ending)
            if ending.endswith(".json"):
                json.loads(content)
        glyphs = re.findall(r'id="glyph-[^"]+">\s*<path d="([^"]{20,})"',
                            (self.folder / "結果.svg").read_text(encoding="utf-8"))
        self.assertGreater(len(set(glyphs)), FEWEST_GLYPHS)

    def test_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("python3-jsonschema is not installed")
        schema = json.loads(pathlib.Path(SCHEMA).read_text(encoding="utf-8"))
        report = self.measure([WINE, EXE], "schema", "--workload", "sleep", "-p", "seconds=0.01",
                              "-w", "2", "--executors", "threads,processes,async")
        self.assertEqual(list(jsonschema.Draft202012Validator(schema).iter_errors(report)), [])

    def test_native_reads_it(self):
        self.measure([WINE, EXE], "read", "--workload", "cosine", "-p", "iterations=1000", "-w", "2")
        shown = subprocess.run([NATIVE, "show", "read.spool.json"], cwd=self.folder, check=True,
                               stdout=subprocess.PIPE, text=True).stdout
        self.assertIn("serial", shown.lower())

    def test_failure_is_told(self):
        status, said = run([WINE, EXE], self.folder, "--workload", "cosine", "-w", "0")
        self.assertEqual(status, 2)
        self.assertIn("worker", said)


def add_lesson(lesson):
    setattr(Lessons, f"test_{lesson.replace('-', '_')}", lambda self: self.check_lesson(lesson))


if __name__ == "__main__":
    import tap

    EXE, SCHEMA = map(os.path.abspath, sys.argv[1:3])
    if not WINE or not NATIVE:
        print("1..0 # SKIP SPOOL_WINE and SPOOL_NATIVE_BENCH are not set")
        sys.exit(0)
    del sys.argv[1:]
    for name in LESSONS:
        add_lesson(name)
    tap.main()
