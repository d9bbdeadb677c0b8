#!/usr/bin/python3
# test-bench-timing.py: how fast spool-bench stops, and gives up what can't be done. Runs alone.
# SPDX-License-Identifier: GPL-3.0-or-later

import signal
import subprocess
import time

from bench_case import ENDLESS, SLOW, BenchCase
import tap

CHILDREN_GONE_S = 0.2
EXIT_S = 1.0
# When nobody was there to end them.
ORPHANS_GONE_S = 1.0
# Something else may want the CPU just then, so that one attempt in time is enough.
ATTEMPTS = 3
WORKERS = 16
# What a run of so many workers consists of; forked workers look as the run itself does.
ROLES = {
    "serial": {"run": 1},
    "threads": {"run": 1},
    "processes": {"run": 1, "serve": WORKERS},
    "processes-fork": {"run": 1 + WORKERS},
    "threads-gil": {"run": 1},
    "async": {"run": 1},
}
BUSY = ("run", "--workload", "cosine", "-p", "iterations=1e12", "-j", "32", "-r", "1")
PAGES = ("run", "--workload", "web", "-p", "latency=60", "-p", "timeout=600", "-j", "32", "-r", "1")


class TestTiming(BenchCase):
    def setUp(self):
        super().setUp()
        if SLOW:
            self.skipTest("no bound in time means anything with sanitizers")

    def begin(self, words, executor, **options):
        """Starts a plan whose first run is this executor's, and waits until that is at work."""
        # With this seed the first of two configurations, which is serial, comes last.
        bench = self.start(*words, "--executors", executor, "-w", str(WORKERS), "--seed", "2", "-o",
                           "r.spool.json", "-o", "c.png", **options)
        self.await_roles(**ROLES[executor])
        self.await_temp_folder()
        return bench

    def stop(self, words, executor, how, **options):
        """How long it takes until the children are gone, and until the bench has exited."""
        bench = self.begin(words, executor, **options)
        children = [process for process in self.processes() if process.pid != bench.pid]
        begin = time.monotonic()
        how(bench)
        while any(child.is_known() for child in children):
            time.sleep(0.001)
        gone_s = time.monotonic() - begin
        bench.wait()
        exit_s = time.monotonic() - begin
        self.assertEqual(bench.returncode, 130)
        self.assertFalse(self.report()["complete"])
        return gone_s, exit_s

    def kill(self, executor):
        """How long it takes until all are gone when the bench is killed."""
        bench = self.begin((*ENDLESS, "-j", "32"), executor)
        begin = time.monotonic()
        bench.kill()
        bench.wait()
        self.assert_nobody_left()
        return (time.monotonic() - begin,)

    def check_times(self, what, limits_s, attempt):
        """Whether one of several attempts, each of which takes some times, is within the limits."""
        for _attempt in range(ATTEMPTS):
            took_s = attempt()
            if all(took < limit for took, limit in zip(took_s, limits_s)):
                return
        self.fail(f"{what}: {took_s} s, which should be less than {limits_s} s")

    def check(self, words, how, **options):
        for executor in ROLES:
            if executor == "async" and words is BUSY:
                continue
            self.check_times(executor, (CHILDREN_GONE_S, EXIT_S),
                             lambda name=executor: self.stop(words, name, how, **options))

    def test_interrupt_sleeping(self):
        self.check((*ENDLESS, "-j", "32"), lambda bench: bench.send_signal(signal.SIGINT))

    def test_interrupt_computing(self):
        self.check(BUSY, lambda bench: bench.send_signal(signal.SIGINT))

    def test_interrupt_fetching(self):
        self.check(PAGES, lambda bench: bench.send_signal(signal.SIGINT))

    def test_end_of_input(self):
        self.check((*ENDLESS, "-j", "32", "--events"), lambda bench: bench.stdin.close(),
                   stdin=subprocess.PIPE)

    def test_kill(self):
        for executor in ROLES:
            self.check_times(executor, (ORPHANS_GONE_S,), lambda name=executor: self.kill(name))

    def fail_at_once(self):
        begin = time.monotonic()
        self.fail_with(1, *ENDLESS, "-o", "nowhere/r.spool.json", says=("nowhere",))
        return (time.monotonic() - begin,)

    def test_unwritable_output(self):
        """It is found before anything runs, and so at once."""
        self.check_times("an error", (EXIT_S,), self.fail_at_once)


if __name__ == "__main__":
    tap.main()
