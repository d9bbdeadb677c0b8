#!/usr/bin/python3
# test-bench-run.py: spool-bench does what it is asked: lessons, plans, all formats, events.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import re
import shutil
import subprocess

from bench_case import BENCH, QUICK, BenchCase
import tap

FIRST_VERSION = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "report", "fixtures",
                             "report-version-1-first.spool.json")
LESSONS = {
    "web-threads": {("serial", 1), ("threads", 2), ("threads", 4), ("threads", 8), ("threads", 16)},
    "cpu-threads-processes": {("serial", 1), ("threads", 4), ("processes", 4), ("threads-gil", 4)},
    "cpu-start": {("serial", 1), ("threads", 2), ("threads", 8), ("processes", 2), ("processes", 8),
                  ("processes-fork", 2), ("processes-fork", 8)},
    "web-processes": {("serial", 1), ("processes", 2), ("processes", 4), ("processes", 8)},
}
SMALLER_PAGES = ("-p", "latency=0", "-p", "writes=1")
OUTPUTS = ("r.spool.json", "c.png", "c.svg", "c.pdf", "t.csv", "j.jobs.csv", "t.md", "h.hyperfine.json",
           "p.trace.json")
BEGINNINGS = {".png": b"\x89PNG\r\n", ".svg": b"<?xml", ".pdf": b"%PDF-"}


def to_options(names):
    return [word for name in names for word in ("-o", name)]


def configurations(runs):
    return {(run["executor"], run["workers"]) for run in runs}


class TestLessons(BenchCase):
    def check_files(self, names):
        for name in names:
            with open(self.path(name), "rb") as file:
                content = file.read()
            self.assertGreater(len(content), 100, name)
            self.assertTrue(content.startswith(BEGINNINGS.get(os.path.splitext(name)[1], b"")), name)

    def check_lesson(self, lesson, *smaller):
        out, err = self.run_bench("run", "--lesson", lesson, "--rounds", "1",
                                  *smaller, *to_options(OUTPUTS))
        report = self.report()
        self.assertEqual(err, "")
        self.check_files(OUTPUTS)
        self.assertTrue(report["complete"])
        self.assertEqual(report["plan"]["lesson"], lesson)
        self.assertLessEqual(LESSONS[lesson], configurations(report["runs"]))
        self.assertEqual(sum(run["failed_jobs"] for run in report["runs"]), 0)
        self.assertEqual(self.temp_names(), [])
        for executor, workers in LESSONS[lesson]:
            self.assertRegex(out, rf"{executor} +{workers} ")
        return report

    def test_web_threads(self):
        report = self.check_lesson("web-threads", *SMALLER_PAGES)
        self.assertEqual({run["jobs"] for run in report["runs"]}, {16})
        record = report["runs"][0]["job_records"][0]
        self.assertEqual((record["status"], record["bytes"]), ("ok", 100000))

    def test_cpu_threads_processes(self):
        report = self.check_lesson("cpu-threads-processes", "-p", "iterations=1000")
        digests = {record["digest"] for run in report["runs"] for record in run["job_records"]}
        self.assertEqual(len(digests), 1)

    def test_cpu_start(self):
        report = self.check_lesson("cpu-start")
        self.assertEqual({run["executor"] for run in report["runs"] if run["workload"] == "web"},
                         {"serial", "processes"})

    def test_web_processes(self):
        self.check_lesson("web-processes", *SMALLER_PAGES)

    def test_tables_have_a_row_each(self):
        self.run_bench(*QUICK, *to_options(OUTPUTS))
        with open(self.path("t.csv"), encoding="utf-8") as file:
            self.assertEqual(len(file.readlines()), 1 + 3)
        with open(self.path("j.jobs.csv"), encoding="utf-8") as file:
            self.assertEqual(len(file.readlines()), 1 + 3 * 4)
        with open(self.path("h.hyperfine.json"), encoding="utf-8") as file:
            self.assertEqual(len(json.load(file)["results"]), 3)
        with open(self.path("p.trace.json"), encoding="utf-8") as file:
            events = json.load(file)["traceEvents"]
        self.assertEqual(len([event for event in events if event["ph"] == "X"]), 3 * 4)


class TestRun(BenchCase):
    def test_order_is_the_seeds(self):
        orders = []
        for seed in ("7", "7", "8", "9"):
            self.run_bench(*QUICK, "-w", "1,2,3,4", "--seed", seed, "-o", "r.spool.json")
            report = self.report()
            self.assertEqual(report["plan"]["seed"], int(seed))
            orders.append([(run["executor"], run["workers"]) for run in report["runs"]])
        self.assertEqual(orders[0], orders[1])
        self.assertNotEqual(orders[0], orders[2])
        self.assertNotEqual(orders[2], orders[3])

    def test_numbers_of_pages(self):
        """However a number is written, the web server gets the same one."""
        for latency, page_size in (("+0.001", "1e5"), ("1e-3", "0x186a0"), ("-0", "+100000"), ("0x0", "1.0e+5")):
            self.run_bench("run", "--workload", "web", "-p", f"latency={latency}", "-p", f"page-size={page_size}",
                           "-p", "writes=1", "-j", "1", "-w", "2", "-r", "1", "-o", "r.spool.json")
            record = self.report()["runs"][0]["job_records"][0]
            self.assertEqual((record["status"], record["bytes"]), ("ok", 100000))

    def test_entries_share_pages(self):
        """One web server for all who want the same pages, and one each for those who don't."""
        web = {"workload": "web", "executors": ["threads"], "workers": [2], "jobs": 2}
        entries = [{**web, "params": {"latency": latency, "writes": writes}}
                   for latency, writes in (("0.2", "1"), ("2e-1", "2"), ("0.3", "1"))]
        with open(self.path("plan.json"), "w", encoding="utf-8") as file:
            json.dump({"rounds": 1, "entries": entries}, file)
        bench = self.start("run", "--plan", "plan.json", "-o", "r.spool.json")
        self.await_roles(run=1)
        self.assertEqual(len(self.find("pages")), 2)
        _, err = bench.communicate()
        self.assertEqual((bench.returncode, err), (0, ""))
        self.assertEqual(len(self.report()["runs"]), 6)

    def test_language(self):
        """Why a job failed is said in the user's language; numbers stay as they are."""
        translations = os.path.join(os.path.dirname(BENCH), "..", "..", "po")
        locales = os.environ.get("SPOOL_TEST_LOCALES", "")
        if not os.path.exists(os.path.join(translations, "de", "LC_MESSAGES", "spool.mo")):
            self.skipTest("no translations")
        # C.UTF-8 has translations with some C libraries, and none with others.
        if not os.path.isdir(os.path.join(locales, "de_DE.UTF-8")):
            self.skipTest("no German locale")
        self.env.update(LOCPATH=locales, LC_ALL="de_DE.UTF-8", LANGUAGE="de",
                        SPOOL_LOCALE_DIR=translations)
        for executor in ("serial", "threads"):
            self.run_bench("run", "--workload", "sleep", "-p", "seconds=9.5", "-j", "1", "-w", "1", "-r", "1",
                           "--executors", executor, "--job-time-limit", "0.01", "-o", "r.spool.json",
                           status=1)
            for run in self.report()["runs"]:
                detail = run["job_records"][0]["detail"]
                self.assertIn("--job-time-limit", detail)
                self.assertNotIn("longer", detail)

    def test_smallest_job_time_limit(self):
        self.run_bench("run", "--workload", "sleep", "-j", "1", "-w", "1", "-r", "1", "--executors", "serial",
                       "--job-time-limit", "1e-12", "-o", "r.spool.json", status=1)
        self.assertEqual(self.report()["runs"][0]["job_records"][0]["status"], "timed-out")

    def test_warm(self):
        self.run_bench(*QUICK, "--warm", "-o", "r.spool.json")
        self.assertEqual({run["mode"] for run in self.report()["runs"]}, {"warm"})

    def test_first_version_still_opens(self):
        """A file that the first Spool wrote can be looked at, exported and compared as any other."""
        shutil.copy(FIRST_VERSION, self.path("first.spool.json"))
        for view in ("time", "speedup", "phases", "timeline"):
            self.run_bench("show", "first.spool.json", "--view", view, "-o", f"{view}.svg")
            self.assertGreater(os.path.getsize(self.path(f"{view}.svg")), 1000)
        for ending in ("csv", "jobs.csv", "md", "hyperfine.json", "trace.json"):
            self.run_bench("show", "first.spool.json", "-o", f"first.{ending}")
        out, _ = self.run_bench("show", "first.spool.json", "--json")
        self.assertEqual([(row["executor"], row["runs"]) for row in json.loads(out)["configurations"]],
                         [("serial", 2), ("threads", 2), ("processes", 2)])
        self.run_bench("compare", "first.spool.json", "first.spool.json")

    def test_time_limit(self):
        self.run_bench(*QUICK, "-r", "1000", "--time-limit", "0.5", "-o", "r.spool.json")
        report = self.report()
        self.assertTrue(report["complete"])
        self.assertEqual(len(report["runs"]) % 3, 0)
        self.assertLess(len(report["runs"]), 3000)

    def test_job_time_limit(self):
        for workload in (("sleep", "seconds=600"), ("cosine", "iterations=1e12")):
            _, err = self.run_bench("run", "--workload", workload[0], "-p", workload[1], "-j", "2", "-w",
                                    "2", "-r", "1", "--job-time-limit", "0.05", "-o", "r.spool.json",
                                    status=1)
            runs = self.report()["runs"]
            self.assertEqual([run["failed_jobs"] for run in runs], [2, 2, 2])
            self.assertEqual({record["status"] for run in runs for record in run["job_records"]},
                             {"timed-out"})
            self.assertIn("--job-time-limit", err)

    def test_summary_beyond_20000(self):
        _, err = self.run_bench("run", "--workload", "sleep", "-p", "seconds=0", "-j", "15000", "-w",
                                "2", "-r", "1", "-o", "r.spool.json", "-o", "j.jobs.csv")
        runs = self.report()["runs"]
        self.assertEqual(sorted(run["records"] for run in runs), ["all", "summary", "summary"])
        self.assertIn("j.jobs.csv leaves out 2 runs", err)

    def test_summaries_alone(self):
        """A table without rows must not look as if nothing had been done."""
        _, err = self.run_bench("run", "--workload", "sleep", "-p", "seconds=0", "-j", "20001", "-w", "2",
                                "-r", "1", "-o", "r.spool.json", "-o", "j.jobs.csv")
        self.assertIn("j.jobs.csv has no jobs in it", err)
        for name in ("s.jobs.csv", "s.trace.json"):
            _, err = self.run_bench("show", "r.spool.json", "-o", name)
            self.assertIn(f"{name} has no jobs in it", err)
            self.assertEqual(len(err.splitlines()), 1, err)

    def test_quiet(self):
        self.assertEqual(self.run_bench(*QUICK, "--quiet", "-o", "r.spool.json"), ("", ""))
        self.assertTrue(self.report()["complete"])

    def test_temp_folder_with_spaces(self):
        self.env["TMPDIR"] = self.path("a folder, with spaces")
        os.mkdir(self.env["TMPDIR"])
        self.run_bench("run", "--lesson", "web-processes", "-r", "1", "-p", "latency=0", "-w", "2")
        self.assertEqual(os.listdir(self.env["TMPDIR"]), [])

    def test_256_workers(self):
        self.run_bench("run", "--workload", "sleep", "-p", "seconds=0.001", "-j", "512", "-w", "256", "-r",
                       "1", "-o", "r.spool.json")
        self.assertEqual([len(run["lanes"]) for run in self.report()["runs"]
                          if run["executor"] != "serial"], [256, 256])

    def test_several_at_once(self):
        benches = [self.start(*QUICK, "-r", "5", "-o", f"{i}.spool.json") for i in range(4)]
        for i, bench in enumerate(benches):
            _, err = bench.communicate()
            self.assertEqual((bench.returncode, err), (0, ""))
            self.assertEqual(len(self.report(f"{i}.spool.json")["runs"]), 15)
        self.assertEqual(self.temp_names(), [])


class TestPlans(BenchCase):
    PLAN = {"rounds": 2, "entries": [
        {"workload": "sleep", "jobs": 2, "executors": ["threads"], "workers": [2],
         "params": {"seconds": 0.01}},
        {"workload": "cosine", "jobs": 1, "executors": ["serial"], "params": {"iterations": 10}}]}

    def check(self):
        report = self.report()
        self.assertEqual(sorted({(run["entry"], run["executor"]) for run in report["runs"]}),
                         [(0, "serial"), (0, "threads"), (1, "serial")])
        self.assertEqual(len(report["runs"]), 6)

    def test_file(self):
        with open(self.path("plan.json"), "w", encoding="utf-8") as file:
            json.dump(self.PLAN, file, indent=2)
        self.run_bench("run", "--plan", "plan.json", "-o", "r.spool.json")
        self.check()

    def test_standard_input(self):
        bench = self.start("run", "--plan", "-", "-o", "r.spool.json", stdin=subprocess.PIPE)
        bench.communicate(json.dumps(self.PLAN) + "\nwhatever comes after\n")
        self.assertEqual(bench.returncode, 0)
        self.check()

    def test_again_from_a_report(self):
        self.run_bench(*QUICK, "-o", "r.spool.json")
        plan = self.report()["plan"]
        bench = self.start("run", "--plan", "-", "-o", "s.spool.json", stdin=subprocess.PIPE)
        bench.communicate(json.dumps(plan) + "\n")
        self.assertEqual(self.report("s.spool.json")["plan"], plan)

    def test_guess(self):
        guess = {"entry": 0, "executor": "threads", "workers": 2, "share_of_serial": 0.5}
        plan = {**self.PLAN, "guesses": [guess]}
        bench = self.start("run", "--plan", "-", "-o", "r.spool.json", stdin=subprocess.PIPE)
        bench.communicate(json.dumps(plan) + "\n")
        self.assertEqual(self.report()["plan"]["guesses"], [guess])
        # Options may take away what was guessed at, and the report must still be one that opens.
        bench = self.start("run", "--plan", "-", "-w", "1", "-o", "s.spool.json",
                           stdin=subprocess.PIPE)
        bench.communicate(json.dumps(plan) + "\n")
        self.assertNotIn("guesses", self.report("s.spool.json")["plan"])
        self.run_bench("show", "s.spool.json")

    def test_bad_files(self):
        for name, says in (("none.json", "No such file"), (".", "directory"),
                           ("/dev/zero", "longer than"), ("/dev/null", "empty")):
            bench = self.start("run", "--plan", name)
            _, err = bench.communicate()
            self.assertIn(bench.returncode, (1, 2))
            self.assertIn(name, err)
            self.assertIn(says, err)

    def test_pipe(self):
        os.mkfifo(self.path("plan"))
        bench = self.start("run", "--plan", "plan", "-o", "r.spool.json")
        with open(self.path("plan"), "w", encoding="utf-8") as file:
            json.dump(self.PLAN, file)
        bench.communicate()
        self.check()

    def test_wrong(self):
        for text, word in (("", "plan"), ("{", "plan"), ("[]", "plan"), ("{}", "workload"),
                           ('{"workload": "nothing"}', "nothing"),
                           ('{"workload": "sleep", "workers": [0]}', "workers"),
                           ('{"workload": "sleep", "rounds": 1e99}', "rounds")):
            bench = self.start("run", "--plan", "-", stdin=subprocess.PIPE)
            _, err = bench.communicate(text + "\n")
            self.assertEqual(bench.returncode, 2, text)
            self.assertIn(word, err)


class TestEvents(BenchCase):
    def test_whole(self):
        bench = self.start(*QUICK, "--events", "-o", "t.csv", "-o", "r.spool.json",
                           stdin=subprocess.PIPE)
        events = [json.loads(line) for line in bench.stdout]
        self.assertEqual([event["event"] for event in events],
                         ["plan"] + 3 * ["run-started", "run"] + ["round", "written", "written", "end"])
        self.assertEqual(bench.wait(), 0)
        self.assertEqual(bench.stderr.read(), "")
        self.assertEqual(events[-1], {"event": "end", "complete": True, "status": 0})
        # What holds all of it comes first, for drawing a chart might go wrong.
        self.assertEqual([event["path"] for event in events if event["event"] == "written"],
                         ["r.spool.json", "t.csv"])

    def test_end_of_input_stops(self):
        bench = self.start(*QUICK, "-p", "seconds=600", "--events", "-o", "r.spool.json",
                           stdin=subprocess.PIPE)
        self.assertEqual(json.loads(bench.stdout.readline())["event"], "plan")
        self.assertEqual(json.loads(bench.stdout.readline())["event"], "run-started")
        bench.stdin.close()
        self.assertEqual(json.loads(bench.stdout.readlines()[-1]),
                         {"event": "end", "complete": False, "status": 130})
        self.assertEqual(bench.wait(), 130)
        self.assertFalse(self.report()["complete"])
        self.assert_nobody_left()
        self.assertEqual(self.temp_names(), [])

    def test_failed_jobs(self):
        bench = self.start("run", "--workload", "sleep", "-p", "seconds=9", "-j", "1", "-r", "1",
                           "--executors", "serial", "--job-time-limit", "0.01", "--events",
                           stdin=subprocess.PIPE)
        events = [json.loads(line) for line in bench.stdout]
        self.assertEqual(bench.wait(), 1)
        self.assertIn("--job-time-limit", [e for e in events if e["event"] == "error"][0]["message"])
        self.assertEqual(events[-1], {"event": "end", "complete": True, "status": 1})


class TestShow(BenchCase):
    def setUp(self):
        super().setUp()
        self.run_bench(*QUICK, "-r", "6", "-o", "r.spool.json")

    def test_table(self):
        out, err = self.run_bench("show", "r.spool.json")
        self.assertEqual(err, "")
        table, words = out.split("\n\n")
        self.assertEqual(len(table.splitlines()), 1 + 3)
        self.assertIn("serial", words)

    def test_json(self):
        out, _ = self.run_bench("show", "r.spool.json", "--json")
        analysis = json.loads(out)
        self.assertEqual([row["executor"] for row in analysis["configurations"]],
                         ["serial", "threads", "processes"])
        self.assertEqual({row["runs"] for row in analysis["configurations"]}, {6})
        self.assertTrue(analysis["answer"])
        self.assertIn("first-run", analysis["flags"])

    def test_all_formats(self):
        names = [name.replace("r.", "again.") for name in OUTPUTS]
        out, _ = self.run_bench("show", "r.spool.json", *to_options(names))
        self.assertEqual(out, "")
        for name in names:
            self.assertGreater(os.path.getsize(self.path(name)), 100)
        self.assertEqual(self.report("again.spool.json"), self.report())

    def png_size(self, name):
        with open(self.path(name), "rb") as file:
            head = file.read(24)
        return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")

    def test_sizes_and_themes(self):
        pictures = set()
        for theme in ("light", "dark"):
            for scale in (1, 2):
                self.run_bench("show", "r.spool.json", "--theme", theme, "--scale", str(scale), "--size",
                               "640x400", "--view", "time", "-o", "c.png")
                self.assertEqual(self.png_size("c.png"), (640 * scale, 400 * scale))
                with open(self.path("c.png"), "rb") as file:
                    pictures.add(file.read())
        self.assertEqual(len(pictures), 4)

    def test_views(self):
        self.run_bench(*QUICK, "-o", "r.spool.json")
        pictures = set()
        for view in ("time", "speedup", "phases", "timeline"):
            self.run_bench("show", "r.spool.json", "--view", view, "-o", "c.png")
            with open(self.path("c.png"), "rb") as file:
                pictures.add(file.read())
        self.assertEqual(len(pictures), 4)

    def test_same_name(self):
        before = self.report()
        self.run_bench("show", "r.spool.json", "-o", "r.spool.json")
        self.assertEqual(self.report(), before)


class TestOthers(BenchCase):
    def test_list(self):
        out, _ = self.run_bench("list")
        for word in ("web", "cosine", "sleep", "serial", "threads", "processes", *LESSONS):
            self.assertIn(f"  {word} ", out)
        workloads, _ = self.run_bench("list", "workloads")
        self.assertIn("iterations [10000000]", workloads)
        self.assertNotIn("web-threads", workloads)
        self.assertIn("web-threads", self.run_bench("list", "lessons")[0])
        self.assertIn("processes", self.run_bench("list", "executors")[0])

    def test_machine(self):
        machine = json.loads(self.run_bench("machine", "--json")[0])
        self.assertEqual(machine["online_cpus"], os.cpu_count())
        self.assertGreaterEqual(machine["usable_cpus"], 1)
        self.assertIn(str(machine["kernel"]), self.run_bench("machine")[0])
        self.run_bench(*QUICK, "-o", "r.spool.json")
        self.assertEqual(set(self.report()["machine"]), set(machine))

    def test_help(self):
        for words in (("--help",), ("-h",), ("help",)):
            out, err = self.run_bench(*words)
            self.assertEqual(err, "")
            for command in ("run", "show", "list", "machine"):
                self.assertIn(f"  {command} ", out)
        for command, option in (("run", "--job-time-limit"), ("show", "--theme"), ("list", "lessons"),
                                ("machine", "--json")):
            out, err = self.run_bench(command, "--help")
            self.assertEqual(err, "")
            self.assertIn(f"spool-bench {command}", out)
            self.assertIn(option, out)

    def help_of(self, command):
        return self.run_bench(command, "--help")[0]

    def test_manual(self):
        """Every option that --help tells of is in the manual page."""
        page = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../data/man/spool-bench.1")
        with open(page, encoding="utf-8") as file:
            manual = file.read()
        for command in ("run", "show", "compare", "machine"):
            for option in re.findall(r"^  (?:-., )?--([a-z-]+)", self.help_of(command), re.M):
                self.assertRegex(manual, rf"(Fl|,) -{option}\b", option)

    def test_version(self):
        self.assertRegex(self.run_bench("--version")[0], r"^spool-bench \d+\.\d+\.\d+\n$")


if __name__ == "__main__":
    tap.main()
