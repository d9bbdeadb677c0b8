#!/usr/bin/python3
# test-count-tests.py: the sum that build-aux/test ends with, from logs as meson writes them.
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import importlib.util
import io
import json
import pathlib
import tempfile
import unittest

import tap

SCRIPT = pathlib.Path(__file__).resolve().parents[2] / "build-aux" / "count-tests.py"


def load():
    spec = importlib.util.spec_from_file_location("count_tests", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Counting(unittest.TestCase):
    module = load()

    def count(self, output, result="OK", protocol="tap"):
        count = self.module.Count()
        test = {"name": "spool:unit / a", "result": result, "stdout": output, "returncode": 0}
        self.module.count_run([test], {"a": protocol}, count)
        return count.passed, count.failed, count.skipped

    def test_each_case_counts(self):
        self.assertEqual(self.count("TAP version 13\n1..2\nok 1 /a/b\nok 2 - c\n"), (2, [], []))

    def test_failed_case_is_named(self):
        self.assertEqual(self.count("1..2\nok 1 /a\nnot ok 2 /b - Bail\n", "FAIL"),
                         (1, ["a /b - Bail"], []))

    def test_skipped_case_is_named_with_its_reason(self):
        self.assertEqual(self.count("1..2\nok 1 /a\nok 2 /b # SKIP no display\n"),
                         (1, [], ["a /b (no display)"]))

    def test_expected_failure_is_no_failure(self):
        self.assertEqual(self.count("1..2\nok 1 /a\nnot ok 2 /b # TO" + "DO later\n"),
                         (1, [], ["a /b (later)"]))

    def test_summary_of_subtests_is_not_counted(self):
        output = ("1..2\n# Subtest: x\n    ok 1 a\n    ok 2 b\n    1..2\nok 1 x\n"
                  "# Subtest: y\n    ok 1 c\n    1..1\nok 2 y\n")
        self.assertEqual(self.count(output), (3, [], []))

    def test_crash_after_good_cases_is_a_failure(self):
        self.assertEqual(self.count("1..3\nok 1 /a\n", "ERROR"),
                         (1, ["a (error, 1 cases seen)"], []))

    def test_crash_after_a_bad_case_is_counted_once(self):
        self.assertEqual(self.count("1..3\nnot ok 1 /a\n", "ERROR"), (0, ["a /a"], []))

    def test_program_without_cases_is_a_failure(self):
        self.assertEqual(self.count("hello\n")[1], ["a (ok, 0 cases seen)"])

    def test_program_skipped_as_a_whole(self):
        self.assertEqual(self.count("1..0 # SKIP all\n", "SKIP"), (0, [], ["a"]))

    def test_other_protocols_count_once(self):
        self.assertEqual(self.count("ok 1\nok 2\n", protocol="exitcode"), (1, [], []))
        self.assertEqual(self.count("", "FAIL", "exitcode"), (0, ["a (fail)"], []))
        self.assertEqual(self.count("", "TIMEOUT", "exitcode"), (0, ["a (timeout)"], []))
        self.assertEqual(self.count("no ctags\n", "SKIP", "exitcode"), (0, [], ["a (no ctags)"]))


class Ending(unittest.TestCase):
    """What is printed last, and the exit status."""

    module = load()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.build = pathlib.Path(folder.name)
        (self.build / "meson-logs").mkdir()
        self.module.read_protocols = lambda build: {"a": "tap"}

    def run_main(self, *arguments):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            status = self.module.main(list(arguments))
        return status, printed.getvalue().splitlines()

    def write_log(self, output, result):
        test = {"name": "spool:unit / a", "result": result, "stdout": output, "returncode": 1,
                "stderr": "it broke"}
        (self.build / "meson-logs" / "common.json").write_text(json.dumps(test) + "\n")

    def test_all_passed(self):
        self.write_log("ok 1 /a\nok 2 /b # SKIP why\n", "OK")
        status, lines = self.run_main(f"{self.build}:common")
        self.assertEqual(status, 0)
        self.assertEqual(lines, ["1 skipped: a /b (why)", "1 passed, 0 failed"])

    def test_failure_is_shown(self):
        self.write_log("ok 1 /a\nnot ok 2 /b\n", "FAIL")
        status, lines = self.run_main(f"{self.build}:common")
        self.assertEqual(status, 1)
        self.assertEqual(lines[-2:], ["0 skipped", "1 passed, 1 failed"])
        self.assertIn("    it broke", lines)
        self.assertIn("failed: a /b", lines)

    def test_a_run_that_did_not_happen(self):
        status, lines = self.run_main(f"{self.build}:display")
        self.assertEqual(status, 1)
        self.assertEqual(lines[0], "failed: the display tests did not run")

    def test_a_run_that_was_interrupted(self):
        self.write_log("ok 1 /a\nok 2 /b\n", "OK")
        status, lines = self.run_main(f"{self.build}:common:130")
        self.assertEqual(status, 1)
        self.assertEqual(lines, ["failed: the common tests did not all run (status 130)",
                                 "0 skipped", "2 passed, 1 failed"])

    def test_a_status_that_a_failure_explains(self):
        self.write_log("ok 1 /a\nnot ok 2 /b\n", "FAIL")
        self.assertEqual(self.run_main(f"{self.build}:common:1")[1][-1], "1 passed, 1 failed")

    def test_a_good_status(self):
        self.write_log("ok 1 /a\n", "OK")
        self.assertEqual(self.run_main(f"{self.build}:common:0"), (0, ["0 skipped", "1 passed, 0 failed"]))

    def test_a_folder_with_colons(self):
        self.build = self.build / "a:b:1"
        (self.build / "meson-logs").mkdir(parents=True)
        self.write_log("ok 1 /a\n", "OK")
        for argument in (f"{self.build}:common", f"{self.build}:common:0"):
            self.assertEqual(self.run_main(argument)[0], 0)

    def test_a_build_that_failed(self):
        status, lines = self.run_main("--failed", "the build")
        self.assertEqual((status, lines[-1]), (1, "0 passed, 1 failed"))

    def test_what_could_not_be_tried(self):
        status, lines = self.run_main("--skipped", "Windows (no libraries)", "--failed", "the build")
        self.assertEqual((status, lines[-2:]), (1, ["1 skipped: Windows (no libraries)",
                                                    "0 passed, 1 failed"]))

    def test_nothing_at_all(self):
        status, lines = self.run_main()
        self.assertEqual((status, lines[-1]), (1, "0 passed, 0 failed"))


if __name__ == "__main__":
    tap.main()
