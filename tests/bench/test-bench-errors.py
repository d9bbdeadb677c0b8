#!/usr/bin/python3
# test-bench-errors.py: whatever is wrong, spool-bench says so, with the right exit status.
# SPDX-License-Identifier: GPL-3.0-or-later

import ctypes
import json
import os
import pty
import re
import resource
import shutil
import signal
import socket
import subprocess

from bench_case import BENCH, QUICK, BenchCase, wait_until
import tap

FAILED, USAGE = 1, 2


class TestUsage(BenchCase):
    def test_one_clear_message(self):
        for words, says in (
                (("frobnicate",), "frobnicate"),
                (("run",), "--lesson"),
                (("run", "--lesson", "none"), "none"),
                (("run", "--workload", "none"), "none"),
                (("run", "--no-such-option"), "--no-such-option"),
                (("run", "--workload", "sleep", "--workers", "0"), "--workers"),
                (("run", "--workload", "sleep", "--workers", "257"), "256"),
                (("run", "--workload", "sleep", "--rounds", "x"), "--rounds"),
                (("run", "--workload", "sleep", "-p", "seconds=NaN"), "seconds"),
                (("run", "--workload", "sleep", "-o", "what.doc"), "what.doc"),
                (("run", "--workload", "sleep", "extra"), "extra"),
                (("show",), "report"),
                (("show", "a", "b"), "one report"),
                (("show", "a", "--theme", "pink"), "light, dark"),
                (("show", "a", "--view", "inside"), "time"),
                (("show", "a", "--size", "10x10"), "from 50 to"),
                (("show", "a", "--size", "big"), "WIDTHxHEIGHT"),
                (("show", "a", "--size", "640x400x3"), "640x400x3"),
                (("show", "a", "--size", "16384x16384"), "16384 × 16384 pixels at scale 1"),
                (("show", "a", "--size", "9000x50", "--scale", "2"), "9000 × 50 pixels at scale 2"),
                (("show", "a", "--scale", "3"), "from 1 to 2"),
                (("show", "a", "-o", "b"), ".png"),
                (("list", "everything"), "lessons"),
                (("list", "lessons", "executors"), "executors"),
                (("machine", "--yaml"), "spool-bench: Unknown option --yaml\n"),
                (("machine", "extra"), "extra")):
            out, err = self.fail_with(USAGE, *words, says=(says, "--help"))
            self.assertEqual(out, "")
            self.assertEqual(len(err.splitlines()), 2, err)
        self.assertEqual(self.temp_names(), [])

    def test_without_a_command(self):
        out, err = self.run_bench(status=USAGE)
        self.assertEqual(out, "")
        self.assertIn("Commands:", err)

    def test_bytes_that_are_no_text(self):
        for words in ((b"run", b"--workload", b"\xff"), (b"run", b"\xff"), (b"\xff",), (b"list", b"\xff"),
                      (b"show", b"\xff.spool.json"), (b"run", b"--workload", b"sleep", b"-o", b"\xff"),
                      (b"run", b"--workload", b"sleep", b"-p", b"seconds=\xff"),
                      (b"run", b"--plan", b"\xff")):
            bench = self.start(*words, text=False)
            _, err = bench.communicate()
            self.assertIn(bench.returncode, (FAILED, USAGE), words)
            self.assertTrue(err.startswith(b"spool-bench: "), err)
            err.decode("utf-8")
        for option in ("--workload", "-p"):
            bench = self.start(b"run", option.encode(), b"seconds=\xff", text=False)
            self.assertIn("the value of an option isn't valid UTF-8", bench.communicate()[1].decode())


class TestOutputs(BenchCase):
    def check_unwritable(self, place, *says):
        out, err = self.fail_with(FAILED, "run", "--workload", "sleep", "-p", "seconds=600", "-o", place,
                                  says=says)
        self.assertEqual((out, len(err.splitlines())), ("", 1))
        self.assertEqual(self.temp_names(), [])

    def test_no_folder(self):
        self.check_unwritable("nowhere/r.spool.json", "nowhere/r.spool.json", "folder")

    def test_taken_by_a_folder(self):
        os.mkdir(self.path("taken.png"))
        self.check_unwritable("taken.png", "taken.png", "folder")

    def test_below_a_file(self):
        with open(self.path("file"), "w", encoding="utf-8"):
            pass
        self.check_unwritable("file/t.csv", "file/t.csv")

    def test_read_only_place(self):
        self.check_unwritable("/proc/t.csv", "/proc/t.csv")

    def test_show_too(self):
        self.run_bench(*QUICK, "-o", "r.spool.json")
        self.fail_with(FAILED, "show", "r.spool.json", "-o", "nowhere/c.png", says=("nowhere/c.png",))

    def test_full_disk(self):
        """A disk that has room when the plan begins, but not for the report."""
        small = self.path("small")
        os.mkdir(small)
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.mount(b"none", small.encode(), b"tmpfs", 0, b"size=8k") != 0:
            self.skipTest("no right to mount a small disk")
        try:
            out, _ = self.fail_with(FAILED, *QUICK, "-j", "500", "-p", "seconds=0", "-o",
                                    "small/r.spool.json", "-o", "t.csv",
                                    says=("small/r.spool.json", "No space left"))
            self.assertIn("serial", out)
            self.assertEqual(os.listdir(small), [])
            self.assertTrue(os.path.exists(self.path("t.csv")))
        finally:
            libc.umount2(small.encode(), 2)

    def test_events_tell_what_was_written(self):
        """That one file failed is no reason to hide the others."""
        limit = (4096, 4096)
        child = self.start(*QUICK, "-j", "500", "-p", "seconds=0", "--events", "-o", "r.spool.json",
                           "-o", "t.csv", stdin=subprocess.PIPE,
                           preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, limit))
        events = [json.loads(line) for line in child.stdout]
        self.assertEqual(child.wait(), FAILED)
        self.assertEqual([event["path"] for event in events if event["event"] == "written"], ["t.csv"])
        self.assertTrue(any("r.spool.json" in event["message"] for event in events
                            if event["event"] == "error"))

    def test_limit_of_file_sizes(self):
        """The system ends who writes beyond such a limit, unless they said that they look."""
        self.fail_with(FAILED, *QUICK, "-j", "500", "-p", "seconds=0", "-o", "r.spool.json",
                       says=("r.spool.json", "File too large"),
                       preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096)))


class TestStandardStreams(BenchCase):
    def test_full_stdout(self):
        for words in (QUICK, ("list",), ("machine",), ("machine", "--json"), ("show", "r.spool.json"),
                      ("show", "r.spool.json", "--json"), ("compare", "r.spool.json", "r.spool.json"),
                      ("compare", "r.spool.json", "r.spool.json", "--json"), ("--help",), ("--version",),
                      *((command, "--help") for command in ("run", "show", "compare", "list", "machine"))):
            self.run_bench(*QUICK, "-o", "r.spool.json")
            with open("/dev/full", "w", encoding="utf-8") as full:
                _, err = self.run_bench(*words, status=FAILED, stdout=full)
            self.assertIn("No space left", err)

    def test_stdout_closed_early(self):
        """As by "| head -1": who reads has enough, and that is no failure of ours."""
        self.run_bench(*QUICK, "-o", "r.spool.json")
        for words in (("list",), ("show", "r.spool.json"), ("machine",), ("run", "--help"),
                      (*QUICK, "-o", "s.spool.json")):
            reader, writer = os.pipe()
            os.close(reader)
            _, err = self.run_bench(*words, stdout=writer)
            os.close(writer)
            self.assertEqual(err, "")
        self.assertTrue(self.report("s.spool.json")["complete"])

    def test_events_lost(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            bench = self.start(*QUICK, "--events", "-o", "r.spool.json", stdin=subprocess.PIPE, stdout=full)
            # Its input has to stay open.
            self.assertEqual(bench.wait(), FAILED)
        self.assertIn("No space left", bench.stderr.read())
        self.assertTrue(self.report()["complete"])

    def test_events_closed_early(self):
        bench = self.start(*QUICK, "-r", "3", "--events", "-o", "r.spool.json", stdin=subprocess.PIPE)
        bench.stdout.readline()
        bench.stdout.close()
        self.assertEqual(bench.wait(), 0)
        self.assertTrue(self.report()["complete"])

    def test_none_at_all(self):
        """What is opened first must not become stdout, nor what is printed go into it."""
        for closed in ("<&-", ">&-", "2>&-", "<&- >&-", "<&- >&- 2>&-"):
            command = f'exec "$0" "$@" {closed}'
            result = subprocess.run(["sh", "-c", command, BENCH, *QUICK, "--executors", "processes", "-o",
                                     "r.spool.json", "-o", "t.csv"], cwd=self.folder, env=self.env,
                                    stdin=subprocess.DEVNULL, capture_output=True, check=False)
            self.assertEqual(result.returncode, 0, (closed, result.stderr))
            self.assertEqual(len(self.report()["runs"]), 2)
            with open(self.path("t.csv"), encoding="utf-8") as file:
                self.assertEqual(len(file.readlines()), 3)
            os.unlink(self.path("r.spool.json"))

    def test_terminal(self):
        """Progress goes to a terminal alone, and is gone at the end."""
        ours, theirs = pty.openpty()
        self.run_bench(*QUICK, stderr=theirs)
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 4096):
                seen += piece
        except OSError:
            pass
        os.close(ours)
        self.assertIn("Round 1 of 1", seen.decode())
        self.assertTrue(seen.endswith(b"\r\033[K"), seen)


class TestReports(BenchCase):
    def setUp(self):
        super().setUp()
        self.run_bench(*QUICK, "-o", "r.spool.json")
        with open(self.path("r.spool.json"), "rb") as file:
            self.whole = file.read()

    def check(self, content, *says):
        with open(self.path("broken.spool.json"), "wb") as file:
            file.write(content)
        for more in ((), ("--json",), ("-o", "c.png")):
            out, err = self.fail_with(FAILED, "show", "broken.spool.json", *more,
                                      says=("broken.spool.json", *says))
            self.assertEqual((out, len(err.splitlines())), ("", 1))
        self.assertFalse(os.path.exists(self.path("c.png")))

    def test_cut_short(self):
        for part in range(1, 10):
            self.check(self.whole[:len(self.whole) * part // 10])
        self.check(self.whole.rstrip()[:-1])

    def test_broken(self):
        self.check(b"")
        self.check(b"\0" * 100)
        self.check(b"[1, 2]")
        self.check(b"{}", "format")
        self.check(self.whole.replace(b'"jobs": 4', b'"jobs": "four"', 1))
        self.check(self.whole.replace(b'"spool-report"', b'"other"'), "other")

    def test_newer(self):
        self.check(self.whole.replace(b'"version": 1', b'"version": 2'), "newer", "Update Spool")

    def test_no_file(self):
        self.fail_with(FAILED, "show", "none.spool.json", says=("none.spool.json", "No such file"))
        self.fail_with(FAILED, "show", ".", says=("isn't a file",))
        os.mkfifo(self.path("fifo.spool.json"))
        self.fail_with(FAILED, "show", "fifo.spool.json", says=("isn't a file",))


class TestPrograms(BenchCase):
    def test_no_workers(self):
        empty = self.path("empty")
        os.mkdir(empty)
        self.env["SPOOL_WORKER_DIR"] = empty
        for workload, program in (("sleep", "spool-worker"), ("web", "spool-worker-web")):
            self.fail_with(FAILED, "run", "--workload", workload,
                           says=(f"program {program} is missing", empty, "SPOOL_WORKER_DIR"))
        self.assertEqual(self.temp_names(), [])

    def place(self, name, text):
        """Puts a program of our own where spool-bench will look for its own."""
        folder = self.path("programs")
        os.makedirs(folder, exist_ok=True)
        self.env["SPOOL_WORKER_DIR"] = folder
        path = os.path.join(folder, name)
        if text is None:
            shutil.copy(os.path.join(os.path.dirname(BENCH), name), path)
            return
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        os.chmod(path, 0o755)

    def test_no_pages(self):
        self.place("spool-worker-web", None)
        self.fail_with(FAILED, "run", "--workload", "web", says=("program spool-pages is missing",))

    def test_pages_that_fail(self):
        self.place("spool-worker-web", None)
        for text, says in (("#!/bin/sh\nexit 3\n", "did not say where its pages are (exit status 3)"),
                           ("#!/bin/sh\necho hello\n", "did not say where"),
                           ("no program", "can't start")):
            self.place("spool-pages", text)
            self.fail_with(FAILED, "run", "--workload", "web", says=("spool-pages", says))

    def test_stop_while_pages_hang(self):
        """At once, and not when the server's time is up; what comes to nothing is still written."""
        self.place("spool-worker-web", None)
        self.place("spool-pages", "#!/bin/sh\nexec sleep 600\n")
        for more, stop in (((), lambda bench: bench.send_signal(signal.SIGINT)),
                           (("--events",), lambda bench: bench.stdin.close())):
            bench = self.start("run", "--workload", "web", "-o", "r.spool.json", *more,
                               stdin=subprocess.PIPE)
            self.assertTrue(wait_until(lambda: ["sleep", "600"] in
                                       [process.words for process in self.processes()]))
            stop(bench)
            self.assertEqual(bench.wait(timeout=8), 130)
            self.assertEqual(self.report()["runs"], [])
            self.assertFalse(self.report()["complete"])

    def test_worker_that_fails(self):
        """A run that can't be measured costs that run; of many errors a few are shown."""
        for text, says in (("#!/bin/sh\nexit 3\n", "exit status 3"),
                           ("#!/bin/sh\nexec >&-\nsleep 0.1\nexit 3\n", "exit status 3"),
                           ("#!/bin/sh\nkill -SEGV $$\n", "SIGSEGV"),
                           ("#!/bin/sh\necho hello, this is no frame at all\ncat >/dev/null\n", "broke down")):
            self.place("spool-worker", text)
            _, err = self.fail_with(FAILED, *QUICK, "-w", "1,2,3,4", "-o", "r.spool.json", says=(says,))
            self.assertEqual(len(err.splitlines()), 5)
            self.assertIn("more runs failed", err)
            self.assertFalse(self.report()["complete"])
            self.assertEqual(self.report()["runs"], [])


class TestTemporaryFolder(BenchCase):
    def test_not_there(self):
        self.env["TMPDIR"] = self.path("nowhere")
        out, err = self.fail_with(FAILED, *QUICK, says=("nowhere", "TMPDIR"))
        self.assertEqual((out, len(err.splitlines())), ("", 1))

    def test_read_only(self):
        self.env["TMPDIR"] = "/proc"
        out, err = self.fail_with(FAILED, *QUICK, says=("/proc", "TMPDIR"))
        self.assertEqual((out, len(err.splitlines())), ("", 1))


class TestLimits(BenchCase):
    def test_few_descriptors(self):
        """64 workers need 128 pipes. The run fails with the reason, and the others go on."""
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64))

        _, err = self.run_bench(*QUICK, "--executors", "processes", "-w", "2,64", "-j", "64", "-o",
                                "r.spool.json", status=FAILED, preexec_fn=limit)
        self.assertIn("Too many open files", err)
        self.assertIn("ulimit -n", err)
        self.assertIn("64 processes", err)
        self.assertEqual({run["workers"] for run in self.report()["runs"]}, {1, 2})
        self.assertEqual(self.temp_names(), [])

    def test_descriptors_that_are_to_be_had(self):
        """Many systems give a program few descriptors, and more to one that wants them."""
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (64, 1024))

        self.run_bench(*QUICK, "--executors", "processes", "-w", "64", "-j", "64", preexec_fn=limit)

    def test_huge_charts(self):
        """Nothing that was asked for beside the chart is written."""
        self.run_bench(*QUICK, "-o", "r.spool.json")
        out, _ = self.fail_with(USAGE, "show", "r.spool.json", "--size", "16384x16384", "--scale", "2", "-o",
                                "r.csv", "-o", "c.png", says=("16384 × 16384 pixels at scale 2",))
        self.assertEqual(out, "")
        self.assertFalse(os.path.exists(self.path("r.csv")))


class TestPages(BenchCase):
    def closed_port(self):
        """A port that is taken, so that nobody else gets it, but where nobody listens."""
        taken = socket.socket()
        self.addCleanup(taken.close)
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]

    def pages(self):
        program = os.path.join(os.path.dirname(BENCH), "spool-pages")
        child = subprocess.Popen([program, "--latency", "0"], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE, text=True, env=self.env)
        self.children.append(child)
        return child.stdout.readline().strip()

    def test_refused_port(self):
        address = f"http://127.0.0.1:{self.closed_port()}/"
        _, err = self.run_bench("run", "--workload", "web", "-p", f"source={address}", "-j", "4", "-w", "2",
                                "-r", "1", "-o", "r.spool.json", status=FAILED)
        report = self.report()
        self.assertTrue(report["complete"])
        self.assertEqual([run["failed_jobs"] for run in report["runs"]], [4, 4, 4])
        # curl says how long it tried, so that equal failures may take several lines.
        counts = re.findall(r"^(\d+) jobs? of .Web Pages. failed: .*onnect", err, re.M)
        self.assertEqual((sum(map(int, counts)), len(counts)), (12, len(err.splitlines())))
        self.assertLessEqual(len(counts), 5)

    def test_one_bad_address(self):
        good = self.pages()
        source = f"{good}page/0 http://127.0.0.1:{self.closed_port()}/ {good}page/1"
        _, err = self.run_bench("run", "--workload", "web", "-p", f"source={source}", "-w", "2", "-r", "1",
                                "-o", "r.spool.json", status=FAILED)
        for run in self.report()["runs"]:
            self.assertEqual([record["status"] for record in
                              sorted(run["job_records"], key=lambda record: record["job"])],
                             ["ok", "failed", "ok"])
        self.assertIn("onnect", err)

    def test_notebook_without_a_network(self):
        """Each page fails with the reason, in a network namespace where nobody else is."""
        if shutil.which("unshare") is None or subprocess.run(
                ["unshare", "-rn", "true"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
            self.skipTest("no right to cut the network off")
        result = subprocess.run(["unshare", "-rn", BENCH, "run", "--workload", "web", "-p",
                                 "source=notebook", "-w", "16", "-r", "1", "-p", "timeout=5", "-o",
                                 "r.spool.json"], cwd=self.folder, env=self.env, capture_output=True,
                                text=True, timeout=300, check=False)
        self.assertEqual(result.returncode, FAILED)
        self.assertLessEqual(len(result.stderr.splitlines()), 5)
        self.assertIn("resolve", result.stderr)
        self.assertEqual([run["failed_jobs"] for run in self.report()["runs"]], [16, 16, 16])


if __name__ == "__main__":
    tap.main()
