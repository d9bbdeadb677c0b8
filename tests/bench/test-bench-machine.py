# test-bench-machine.py: spool-bench machine, and the machine in reports, where CPUs are few.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Affinity and quota are set for real; where the system does not allow it, the test is skipped."""

import errno
import json
import os
import shutil
import subprocess
import uuid

from bench_case import BENCH, PATIENCE_S, QUICK, BenchCase, wait_until
import tap

GROUPS_V1 = "/sys/fs/cgroup/cpu"
PERIOD_US = 100000
BUSY_JOB = ("run", "--workload", "cosine", "-p", "iterations=5e6", "-j", "4", "--executors",
            "serial", "-r", "1")


FEW_CPUS = ("run", "--workload", "cosine", "-p", "iterations=1e6", "-j", "4", "--executors",
            "threads,processes", "-w", "2,4", "-r", "6", "-o", "r.spool.json")


def write(path, text):
    with open(path, "w", encoding="ascii") as file:
        file.write(text)


def remove_group(group):
    """The last that was in it may still be on its way out."""
    def is_removed():
        try:
            os.rmdir(group)
        except OSError as error:
            if error.errno != errno.EBUSY:
                raise
            return False
        return True
    if not wait_until(is_removed, 10):
        raise AssertionError(f"{group} can't be removed")


def make_group(case, group):
    """A control group that is removed however the test ends, after all that it started is gone."""
    os.mkdir(group)
    case.addCleanup(remove_group, group)
    return group


def quota_group(case, cpus):
    """A control group of version 1 that gets as much time as so many CPUs. Only what goes wrong
    here skips the test: what goes wrong in the group is a failure."""
    name = os.path.join(GROUPS_V1, f"spool-test-{uuid.uuid4()}")
    try:
        group = make_group(case, name)
    except OSError as error:
        case.skipTest(f"no right to make a control group of version 1: {error}")
    try:
        write(os.path.join(group, "cpu.cfs_period_us"), str(PERIOD_US))
        write(os.path.join(group, "cpu.cfs_quota_us"), str(int(cpus * PERIOD_US)))
    except OSError as error:
        case.skipTest(f"control groups have no quota here: {error}")
    return group


class MachineTest(BenchCase):
    def machine(self, **options):
        out, _ = self.run_bench("machine", "--json", **options)
        return json.loads(out)

    def join(self, group):
        """What a child does before it becomes spool-bench."""
        return lambda: write(os.path.join(group, "cgroup.procs"), str(os.getpid()))

    def test_table_and_json(self):
        out, _ = self.run_bench("machine")
        self.assertIn("\nCPUs usable ", out)
        self.assertIn("\nKinds of cores ", out)
        self.assertGreaterEqual(self.machine()["usable_cpus"], 1)

    def test_affinity_of_one(self):
        if shutil.which("taskset") is None:
            self.skipTest("taskset is missing")
        cpu = str(min(os.sched_getaffinity(0)))
        out = subprocess.run(["taskset", "-c", cpu, BENCH, "machine", "--json"],
                             check=True, stdout=subprocess.PIPE, env=self.env, timeout=PATIENCE_S)
        machine = json.loads(out.stdout)
        self.assertEqual(machine["affinity_cpus"], 1)
        self.assertEqual(machine["usable_cpus"], 1)
        for kind in machine["core_classes"] or []:
            self.assertLessEqual(kind["affinity_cpus"], 1)

    def test_quota_of_one(self):
        machine = self.machine(preexec_fn=self.join(quota_group(self, 1)))
        self.assertEqual(machine["quota_cpus"], 1)
        self.assertEqual(machine["usable_cpus"], 1)

    def test_quota_of_a_group_above(self):
        below = make_group(self, os.path.join(quota_group(self, 0.5), "below"))
        machine = self.machine(preexec_fn=self.join(below))
        self.assertEqual(machine["quota_cpus"], 0.5)
        self.assertEqual(machine["usable_cpus"], 1)

    def expect_ceiling_of_one(self, **options):
        """What computes can't gain from more workers. (Under a quota, short jobs may gain nevertheless: it
        is given out by the tenth of a second. So no words on what was measured are looked for here.)"""
        self.run_bench(*FEW_CPUS, **options)
        out, _ = self.run_bench("show", "r.spool.json", "--json")
        shown = json.loads(out)
        self.assertEqual([row["ceiling"] for row in shown["configurations"]], [1] * 5)

    def test_ceiling_under_affinity(self):
        cpu = min(os.sched_getaffinity(0))
        self.expect_ceiling_of_one(preexec_fn=lambda: os.sched_setaffinity(0, {cpu}))

    def test_ceiling_under_quota(self):
        self.expect_ceiling_of_one(preexec_fn=self.join(quota_group(self, 1)))

    def test_before_and_after_in_report(self):
        self.run_bench(*QUICK, "-o", "r.spool.json")
        before, after = (self.report()[name] for name in ("machine", "machine_after"))
        self.assertEqual(before.keys(), after.keys())
        same = ("cpu_model", "online_cpus", "usable_cpus", "memory_bytes", "kernel", "libc")
        self.assertEqual([before[name] for name in same], [after[name] for name in same])

    def test_load_is_flagged(self):
        """A busy process for each CPU is there during the whole run."""
        if self.machine()["quota_cpus"] is not None:
            self.skipTest("under a quota it can't keep all CPUs busy")
        loads = [subprocess.Popen(["sh", "-c", "while :; do :; done"], env=self.env)
                 for _ in os.sched_getaffinity(0)]
        try:
            self.run_bench(*BUSY_JOB, "-o", "r.spool.json")
        finally:
            for load in loads:
                load.kill()
                load.wait()
        self.assertIn("loaded", self.report()["runs"][0]["flags"])


if __name__ == "__main__":
    tap.main()
