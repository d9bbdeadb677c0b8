#!/usr/bin/python3
# test-bench-kill.py: whoever is interrupted or killed, nobody is left, and what was measured stays.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import shutil
import signal
import time

from bench_case import ENDLESS, QUICK, BenchCase, Process, wait_until
import tap

WEB = ("run", "--workload", "web", "-p", "latency=60", "-p", "timeout=600", "-j", "4", "-w", "2", "-r", "1")
OUTPUTS = ("-o", "r.spool.json", "-o", "c.png", "-o", "t.csv")
# What a run of two workers consists of, by executor; forked workers look as the run itself does.
ROLES = {
    "serial": {"run": 1},
    "threads": {"run": 1},
    "processes": {"run": 1, "serve": 2},
    "processes-fork": {"run": 3},
    "threads-gil": {"run": 1},
    "async": {"run": 1},
}
# With this seed the first of two configurations, which is serial, comes last.
SERIAL_LAST = ("--seed", "2")


def only(words, executor):
    """A plan whose first run is this executor's."""
    return (*words, "--executors", executor, *SERIAL_LAST)


class TestInterrupt(BenchCase):
    def begin(self, words, executor):
        """Starts a plan that would take minutes, and waits until its first run is at work."""
        bench = self.start(*only(words, executor), *OUTPUTS)
        self.await_roles(**ROLES[executor])
        self.await_temp_folder()
        return bench

    def check_interrupted(self, bench):
        out, err = bench.communicate()
        self.assertEqual(bench.returncode, 130, err)
        self.assertEqual(self.report()["complete"], False)
        self.assertEqual(self.report()["runs"], [])
        self.assertIn("interrupted", err)
        self.assertEqual(out, "")
        for name in ("c.png", "t.csv"):
            self.assertTrue(os.path.exists(self.path(name)))
        self.assert_nobody_left()
        self.assertEqual(self.temp_names(), [])

    def test_each_executor(self):
        for executor in ROLES:
            for words in (ENDLESS, WEB):
                bench = self.begin(words, executor)
                bench.send_signal(signal.SIGINT)
                self.check_interrupted(bench)

    def test_busy_jobs(self):
        """Jobs that never look up end as fast."""
        bench = self.begin(("run", "--workload", "cosine", "-p", "iterations=1e12", "-w", "2", "-r", "1"),
                           "processes")
        bench.send_signal(signal.SIGINT)
        self.check_interrupted(bench)

    def test_other_signals(self):
        for number in (signal.SIGTERM, signal.SIGHUP):
            bench = self.begin(ENDLESS, "threads")
            bench.send_signal(number)
            self.check_interrupted(bench)

    def test_a_terminal_closes(self):
        """It sends more than one SIGHUP at once, which is not somebody who asks twice."""
        bench = self.start(*only(ENDLESS, "threads"), "-o", "r.spool.json", "-o", "c.png", "-o", "c.pdf")
        self.await_roles(run=1)
        self.await_temp_folder()
        # While it is stopped, so that it finds all of them at once however busy the machine is.
        bench.send_signal(signal.SIGSTOP)
        self.assertTrue(wait_until(Process(bench.pid).is_stopped))
        for number in (signal.SIGHUP, signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGCONT):
            bench.send_signal(number)
        _, err = bench.communicate()
        self.assertEqual(bench.returncode, 130, err)
        for name in ("r.spool.json", "c.png", "c.pdf"):
            self.assertTrue(os.path.exists(self.path(name)), name)
        self.assert_nobody_left()
        self.assertEqual(self.temp_names(), [])

    def test_what_was_measured_stays(self):
        bench = self.start(*QUICK, "-r", "1000", "-o", "r.spool.json", "-o", "t.csv")
        self.assertTrue(bench.stdout)
        while not os.path.exists(self.path("r.spool.json")):
            time.sleep(0.01)
        bench.send_signal(signal.SIGINT)
        out, _ = bench.communicate()
        self.assertEqual(bench.returncode, 130)
        self.assertIn("serial", out)
        report = self.report()
        self.assertFalse(report["complete"])
        self.assertGreaterEqual(len(report["runs"]), 3)

    def test_nothing_to_write(self):
        """It does not say that something was written when nothing was to be, or could be."""
        os.mkdir(self.path("gone"))
        for words in ((), ("-o", "gone/r.spool.json")):
            bench = self.start(*only(ENDLESS, "threads"), *words)
            self.await_roles(run=1)
            self.await_temp_folder()
            shutil.rmtree(self.path("gone"))
            bench.send_signal(signal.SIGINT)
            _, err = bench.communicate()
            self.assertEqual(bench.returncode, 130)
            self.assertIn("interrupted", err)
            self.assertNotIn("is written", err)
            os.mkdir(self.path("gone"))

    def test_nohup(self):
        """Who started it with SIGHUP ignored wants it to go on when the terminal has gone."""
        bench = self.start(*QUICK, "-r", "20", "-o", "r.spool.json",
                           preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
        self.await_temp_folder()
        bench.send_signal(signal.SIGHUP)
        _, err = bench.communicate()
        self.assertEqual((bench.returncode, err), (0, ""))
        self.assertTrue(self.report()["complete"])

    def test_suspended(self):
        """Ctrl-Z and fg: the run goes on meanwhile, and the bench then goes on too."""
        bench = self.start(*QUICK, "-p", "seconds=0.1", "-o", "r.spool.json")
        self.await_roles(run=1)
        bench.send_signal(signal.SIGTSTP)
        time.sleep(0.3)
        self.assertIsNone(bench.poll())
        bench.send_signal(signal.SIGCONT)
        bench.communicate()
        self.assertEqual(bench.returncode, 0)
        self.assertEqual(len(self.report()["runs"]), 3)


class TestKill(BenchCase):
    def test_bench(self):
        for executor in ROLES:
            for words in (ENDLESS, WEB):
                bench = self.start(*only(words, executor), "-o", "r.spool.json")
                self.await_roles(**ROLES[executor])
                self.await_temp_folder()
                bench.kill()
                bench.wait()
                self.assert_nobody_left()
                self.assertEqual(self.temp_names(), [])
                self.assertFalse(os.path.exists(self.path("r.spool.json")))

    def test_bench_keeps_rounds(self):
        """What was measured before the kill is in the report, as of the last round."""
        bench = self.start(*QUICK, "-r", "1000", "-o", "r.spool.json")
        while not os.path.exists(self.path("r.spool.json")):
            time.sleep(0.01)
        bench.kill()
        bench.wait()
        self.assert_nobody_left()
        report = self.report()
        self.assertFalse(report["complete"])
        self.assertEqual(len(report["runs"]) % 3, 0)
        self.run_bench("show", "r.spool.json")

    def test_run(self):
        """The run is lost, its workers go, its folder too, and the other runs go on."""
        bench = self.start("run", "--workload", "sleep", "-p", "seconds=2", "-j", "2", "-w", "2", "-r",
                           "1", "--executors", "processes", *SERIAL_LAST, "-o", "r.spool.json")
        self.await_roles(run=1, serve=2)
        self.await_temp_folder()
        victim = self.find("run")[0].pid
        os.kill(victim, signal.SIGKILL)
        _, err = bench.communicate()
        self.assertEqual(bench.returncode, 1)
        self.assertIn("2 processes: ", err)
        self.assertIn("SIGKILL", err)
        self.assertEqual([run["executor"] for run in self.report()["runs"]], ["serial"])
        self.assertFalse(self.report()["complete"])
        self.assert_nobody_left()
        self.assertEqual(self.temp_names(), [])

    def test_serving_worker(self):
        """Its job fails with the reason, another worker takes the lane, all other jobs go on."""
        bench = self.start("run", "--workload", "sleep", "-p", "seconds=0.6", "-j", "6", "-w", "2", "-r",
                           "1", "--executors", "processes", *SERIAL_LAST, "-o", "r.spool.json")
        self.await_roles(run=1, serve=2)
        victim = self.find("serve")[0]
        self.assertTrue(wait_until(victim.is_sleeping))
        os.kill(victim.pid, signal.SIGKILL)
        _, err = bench.communicate()
        self.assertEqual(bench.returncode, 1)
        self.assertIn("killed by SIGKILL", err)
        self.assertEqual(len(err.splitlines()), 1)
        report = self.report()
        self.assertTrue(report["complete"])
        statuses = [sorted(record["status"] for record in run["job_records"]) for run in report["runs"]]
        self.assertIn(["crashed"] + 5 * ["ok"], statuses)
        self.assertIn(6 * ["ok"], statuses)
        self.assert_nobody_left()

    def test_pages(self):
        """The run that lost its server has failed pages; the next is not begun, and it says why."""
        bench = self.start(*WEB, "-p", "writes=1", "--executors", "threads", "-o", "r.spool.json")
        self.await_roles(run=1, pages=1)
        time.sleep(0.2)
        os.kill(self.find("pages")[0].pid, signal.SIGKILL)
        _, err = bench.communicate()
        self.assertEqual(bench.returncode, 1)
        self.assertLessEqual(len(err.splitlines()), 5)
        self.assertEqual([run["failed_jobs"] for run in self.report()["runs"]], [4])
        self.assertFalse(self.report()["complete"])
        self.assertRegex(err, "onnect|reply|recv|reset")
        self.assertIn("the local web server has gone (killed by SIGKILL)", err)
        self.assertEqual(self.temp_names(), [])

    def test_pages_between_rounds(self):
        """Each run of the rounds that follow is a run that failed; nothing stumbles over it."""
        bench = self.start(*WEB[:3], "-p", "latency=0.01", "-p", "writes=1", "-j", "2", "-w", "2", "-r", "500",
                           "--executors", "threads", "-o", "r.spool.json")
        self.await_roles(pages=1)
        self.assertTrue(wait_until(lambda: os.path.exists(self.path("r.spool.json"))))
        os.kill(self.find("pages")[0].pid, signal.SIGKILL)
        _, err = bench.communicate()
        self.assertEqual(bench.returncode, 1)
        self.assertIn("the local web server has gone (killed by SIGKILL)", err)
        self.assertNotIn("CRITICAL", err)
        self.assertFalse(self.report()["complete"])
        self.assertEqual(self.temp_names(), [])

    def test_everybody(self):
        """Bench and run both dead: the next start sweeps the folder."""
        bench = self.start(*only(ENDLESS, "processes"))
        self.await_roles(run=1, serve=2)
        self.await_temp_folder()
        victims = self.processes()
        for victim in victims:
            os.kill(victim.pid, signal.SIGSTOP)
        self.assertTrue(wait_until(lambda: all(victim.is_stopped() for victim in victims)))
        # Parents come last: their end would wake up their stopped children.
        children_first = ("serve", "run", "bench")
        for victim in sorted(victims, key=lambda victim: children_first.index(victim.role())):
            os.kill(victim.pid, signal.SIGKILL)
        bench.wait()
        # The folder belongs to the run as long as that is on its way out.
        self.assert_nobody_left()
        self.assertEqual(len(self.temp_names()), 1)
        self.run_bench(*QUICK)
        self.assertEqual(self.temp_names(), [])

    def test_sweep_spares_the_living(self):
        other = self.start(*only(ENDLESS, "threads"))
        # Before there is a run, a folder may be one that is only tried.
        self.await_roles(run=1)
        self.await_temp_folder()
        before = self.temp_names()
        self.run_bench(*QUICK)
        self.assertEqual(self.temp_names(), before)
        other.send_signal(signal.SIGINT)
        other.communicate()
        self.assertEqual(self.temp_names(), [])


if __name__ == "__main__":
    tap.main()
