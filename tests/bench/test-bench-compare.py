# test-bench-compare.py: spool-bench compare, and automatic rounds, with real programs.
# SPDX-License-Identifier: GPL-3.0-or-later
import json

from bench_case import BenchCase, QUICK
import tap

# All times of a report made longer by a factor: a difference that is known.
FACTORS = {"same.spool.json": 1, "slower.spool.json": 2, "faster.spool.json": 0.5}


class TestCompare(BenchCase):
    def setUp(self):
        super().setUp()
        self.run_bench(*QUICK, "-r", "6", "-o", "r.spool.json")

    def write_scaled(self, name):
        report = self.report()
        for run in report["runs"]:
            run["wall_s"] *= FACTORS[name]
        with open(self.path(name), "w", encoding="utf-8") as file:
            json.dump(report, file)

    def test_known_factors(self):
        for name, factor in FACTORS.items():
            self.write_scaled(name)
            out, err = self.run_bench("compare", "r.spool.json", name, "--json")
            self.assertEqual(err, "")
            answer = json.loads(out)
            self.assertIsNone(answer["refused"])
            self.assertEqual([row["executor"] for row in answer["comparisons"]],
                             ["serial", "threads", "processes"])
            for row in answer["comparisons"]:
                self.assertAlmostEqual(row["ratio"], factor, 6)
                self.assertLess(row["ratio_low"], factor)
                self.assertGreater(row["ratio_high"], factor)
                self.assertIn(row["verdict"], (name.split(".")[0], "unclear"))

    def test_table(self):
        out, err = self.run_bench("compare", "r.spool.json", "r.spool.json")
        self.assertEqual(err, "")
        table = out.split("\n\n")[0]
        self.assertEqual(len(table.splitlines()), 1 + 3)

    def test_warnings(self):
        report = self.report()
        for run in report["runs"]:
            run["flags"] = ["loaded"]
        with open(self.path("loaded.spool.json"), "w", encoding="utf-8") as file:
            json.dump(report, file)
        self.run_bench(*QUICK, "-r", "1", "-o", "few.spool.json")
        out, _ = self.run_bench("compare", "few.spool.json", "loaded.spool.json")
        few = "3 configurations have too few rounds to be judged: each report needs at least 6."
        self.assertIn(" of 3 runs of the first report, and 18 of 18 of the second.", out)
        self.assertIn(f"Warning: {few}\n", out)
        out, _ = self.run_bench("compare", "few.spool.json", "loaded.spool.json", "--json")
        self.assertEqual(json.loads(out)["warnings"][1], few)

    def test_refused(self):
        self.run_bench(*QUICK, "-j", "5", "-o", "other.spool.json")
        words = "“Sleeping” has 4 jobs in one and 5 in the other"
        self.fail_with(1, "compare", "r.spool.json", "other.spool.json", says=[words])
        out, _ = self.fail_with(1, "compare", "r.spool.json", "other.spool.json", "--json",
                                says=[words])
        answer = json.loads(out)
        self.assertEqual((answer["refused"], answer["comparisons"]), (words, []))

    def test_unreadable(self):
        self.fail_with(1, "compare", "r.spool.json", "none.spool.json", says=["none.spool.json"])

    def test_usage(self):
        for words in ((), ("r.spool.json",), ("r.spool.json",) * 3, ("--nonsense",)):
            self.fail_with(2, "compare", *words)

    def test_help(self):
        out, err = self.run_bench("compare", "--help")
        self.assertEqual(err, "")
        self.assertIn("spool-bench compare", out)
        self.assertIn("--json", out)
        self.assertIn("  compare ", self.run_bench("--help")[0])


class TestAutomatic(BenchCase):
    def test_at_least_six(self):
        words = [word for word in QUICK if word not in ("-r", "1")]
        self.run_bench(*words, "--time-limit", "20", "-o", "r.spool.json")
        report = self.report()
        self.assertTrue(report["complete"])
        self.assertEqual(report["plan"]["rounds"], 0)
        self.assertGreaterEqual(len(report["runs"]), 6 * 3)
        self.assertEqual(len(report["runs"]) % 3, 0)

    def test_limit(self):
        self.run_bench("run", "--workload", "sleep", "-p", "seconds=0.2", "-j", "2", "-w", "2",
                       "--time-limit", "0.1", "-o", "r.spool.json")
        self.assertEqual(len(self.report()["runs"]), 3)
        out, _ = self.run_bench("show", "r.spool.json")
        self.assertIn("Cannot tell: time ran out after 1 round", out)


if __name__ == "__main__":
    tap.main()
