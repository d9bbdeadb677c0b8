# bench_case.py: for tests, the real spool-bench with a temporary folder of its own.
# SPDX-License-Identifier: GPL-3.0-or-later
"""BenchCase starts the program whose path is the test's argument. All that a test starts bears a
mark in its environment, which children inherit, so that whoever is left over is found, and fails
the test.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import uuid

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "checks"))

BENCH = os.path.abspath(sys.argv[1]) if len(sys.argv) > 1 else "spool-bench"
PATIENCE_S = 60
# How long what was told to end may take on a machine with other work. The timed tests ask for less.
GONE_S = 20
# A sanitizer makes a program many times slower to start, and then no bound in time means anything.
SLOW = "SPOOL_TEST_SANITIZED" in os.environ

QUICK = ("run", "--workload", "sleep", "-p", "seconds=0.01", "-j", "4", "-w", "2", "-r", "1")
ENDLESS = ("run", "--workload", "sleep", "-p", "seconds=600", "-j", "8", "-w", "2", "-r", "1")


def wait_until(condition, seconds=PATIENCE_S):
    """Whether it came true within the time; looks every few milliseconds."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.005)
    return True


class Process:
    """One living process that a test's bench started, straight or not."""

    def __init__(self, pid):
        self.pid = pid
        self.began = statistics(pid)[BEGAN]
        with open(f"/proc/{pid}/cmdline", "rb") as file:
            self.words = file.read().decode().split("\0")[:-1]

    def is_known(self):
        """Whether the system has it still. Its number may belong to somebody else by now."""
        try:
            return statistics(self.pid)[BEGAN] == self.began
        except OSError:
            return False

    def role(self):
        """pages, run or serve; bench for the bench itself."""
        name = os.path.basename(self.words[0]) if self.words else ""
        if name.startswith("spool-worker"):
            return "run" if "--run" in self.words else "serve"
        return name.removeprefix("spool-")

    def is_sleeping(self):
        """Whether it waits for a set time, as one whose job is to sleep does."""
        with open(f"/proc/{self.pid}/wchan", encoding="ascii") as file:
            return file.read() == "hrtimer_nanosleep"

    def is_stopped(self):
        """Whether all its threads have stopped, which takes its time."""
        states = []
        for thread in os.listdir(f"/proc/{self.pid}/task"):
            with open(f"/proc/{self.pid}/task/{thread}/stat", encoding="ascii") as file:
                states.append(file.read().rpartition(")")[2].split()[0])
        return set(states) == {"T"}


# Of a process's statistics: its flags, how many threads it has, when it began, and where its
# environment ends.
FLAGS, N_THREADS, BEGAN, ENVIRONMENT_END = 6, 17, 19, 48
IS_OF_KERNEL = 0x200000


def statistics(pid):
    """What the system says of a process behind its name, the state first."""
    with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
        return file.read().rpartition(")")[2].split()


def is_between(pid):
    """Whether a process without an environment is on its way into a program, or out of it."""
    words = statistics(pid)
    if int(words[FLAGS]) & IS_OF_KERNEL:
        return False
    # The first of several threads may be a zombie long before the others have closed all files.
    return (int(words[ENVIRONMENT_END]) == 0 if words[0] not in "ZX"
            else int(words[N_THREADS]) > 1)


def environment(pid):
    """What a process was started with, in bytes; none if it has ended. Waits for one that is just
    about to get it, or to end: for a moment those look as if they had none either."""
    end = time.monotonic() + 1
    while True:
        with open(f"/proc/{pid}/environ", "rb") as file:
            found = file.read()
        if found or not is_between(pid) or time.monotonic() > end:
            return found
        time.sleep(0.001)


def as_in_a_terminal():
    """Under nohup, as some machines run tests, SIGHUP would be ignored by all that is started."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


class BenchCase(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="bench-test-")
        self.temp = os.path.join(self.folder, "temp")
        os.mkdir(self.temp)
        self.mark = f"SPOOL_TEST_MARK={uuid.uuid4()}"
        # A proxy and a language are the user's own, and no test's.
        self.env = {name: value for name, value in os.environ.items()
                    if not name.lower().endswith("_proxy")
                    and name not in ("LANGUAGE", "SPOOL_LOCALE_DIR")}
        self.env["TMPDIR"] = self.temp
        self.env.update([self.mark.split("=")])
        self.children = []

    def tearDown(self):
        for child in self.children:
            if child.poll() is None:
                child.kill()
            child.wait()
            for stream in (child.stdin, child.stdout, child.stderr):
                if stream is not None:
                    stream.close()
        gone = wait_until(lambda: not self.processes(), GONE_S)
        left = [" ".join(process.words) for process in self.processes()]
        for process in self.processes():
            os.kill(process.pid, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.assertTrue(gone, f"left over: {left}")

    def path(self, name):
        return os.path.join(self.folder, name)

    def start(self, *words, **options):
        """Starts spool-bench in the test's folder; the test's end ends it."""
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                   "cwd": self.folder, "env": self.env, "text": True,
                   "preexec_fn": as_in_a_terminal, **options}
        child = subprocess.Popen([BENCH, *words], **options)
        self.children.append(child)
        return child

    def run_bench(self, *words, status=0, **options):
        """Runs spool-bench to its end. Returns (stdout, stderr)."""
        child = self.start(*words, **options)
        out, err = child.communicate(timeout=PATIENCE_S)
        self.assertEqual(child.returncode, status, f"{words}: {err}")
        return out, err

    def fail_with(self, status, *words, says=(), **options):
        """Runs spool-bench, which must say some words, and no more than five lines, on stderr."""
        out, err = self.run_bench(*words, status=status, **options)
        for word in says:
            self.assertIn(word, err)
        self.assertTrue(err.startswith("spool-bench: "), err)
        self.assertLessEqual(len(err.splitlines()), 5, err)
        return out, err

    def report(self, name="r.spool.json"):
        with open(self.path(name), encoding="utf-8") as file:
            return json.load(file)

    def processes(self):
        """All living processes that bear the test's mark; a zombie has no environment any more."""
        found = []
        for name in filter(str.isdigit, os.listdir("/proc")):
            try:
                if self.mark.encode() in environment(name):
                    found.append(Process(int(name)))
            except OSError:
                pass
        return found

    def find(self, role):
        return [process for process in self.processes() if process.role() == role]

    def await_roles(self, **counts):
        """Waits until there are as many processes of each role as said."""
        self.assertTrue(wait_until(lambda: all(len(self.find(role)) == count
                                               for role, count in counts.items())),
                        [process.words for process in self.processes()])

    def assert_nobody_left(self, seconds=GONE_S):
        """All that was started has ended."""
        self.assertTrue(wait_until(lambda: not self.processes(), seconds),
                        [process.words for process in self.processes()])

    def temp_names(self):
        return os.listdir(self.temp)

    def await_temp_folder(self):
        self.assertTrue(wait_until(lambda: any(name.startswith("spool-run-")
                                               for name in self.temp_names())))
