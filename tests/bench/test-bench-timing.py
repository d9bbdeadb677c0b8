#!/usr/bin/python3
# test-bench-timing.py: how fast spool-bench stops, and gives up what can't be done. Runs alone.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import signal
import subprocess
import time

from bench_case import ENDLESS, SLOW, BenchCase
import tap

CHILDREN_GONE_S = 0.2
EXIT_S = 1.0
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

    def stop(self, words, executor, how, **options):
        """How long it takes until the children are gone, and until the bench has exited."""
        # With this seed the first of two configurations, which is serial, comes last.
        bench = self.start(*words, "--executors", executor, "-w", str(WORKERS), "--seed", "2", "-o",
                           "r.spool.json", "-o", "c.png", **options)
        self.await_roles(**ROLES[executor])
        self.await_temp_folder()
        children = [process.pid for process in self.processes() if process.pid != bench.pid]
        begin = time.monotonic()
        how(bench)
        while any(os.path.exists(f"/proc/{pid}") for pid in children):
            time.sleep(0.001)
        gone_s = time.monotonic() - begin
        bench.wait()
        exit_s = time.monotonic() - begin
        self.assertEqual(bench.returncode, 130)
        self.assertFalse(self.report()["complete"])
        return gone_s, exit_s

    def check(self, words, how, **options):
        for executor in ROLES:
            if executor == "async" and words is BUSY:
                continue
            gone_s, exit_s = self.stop(words, executor, how, **options)
            self.assertLess(gone_s, CHILDREN_GONE_S, executor)
            self.assertLess(exit_s, EXIT_S, executor)

    def test_interrupt_sleeping(self):
        self.check((*ENDLESS, "-j", "32"), lambda bench: bench.send_signal(signal.SIGINT))

    def test_interrupt_computing(self):
        self.check(BUSY, lambda bench: bench.send_signal(signal.SIGINT))

    def test_interrupt_fetching(self):
        self.check(PAGES, lambda bench: bench.send_signal(signal.SIGINT))

    def test_end_of_input(self):
        self.check((*ENDLESS, "-j", "32", "--events"), lambda bench: bench.stdin.close(),
                   stdin=subprocess.PIPE)

    def test_unwritable_output(self):
        """It is found before anything runs, and so at once."""
        begin = time.monotonic()
        self.fail_with(1, *ENDLESS, "-o", "nowhere/r.spool.json", says=("nowhere",))
        self.assertLess(time.monotonic() - begin, EXIT_S)


if __name__ == "__main__":
    tap.main()
