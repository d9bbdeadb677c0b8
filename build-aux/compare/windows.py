# windows.py: the rows of ratios.py that need a window: how soon it is there, and what it costs.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each row has a display that nobody sees, a session bus, and folders of its own, so that nothing
else draws there. window-probe.c, which is loaded into the program, observes it."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

APP_ID = "io.github.spoolbench.Spool"
APP_PATH = "/io/github/spoolbench/Spool"
NEEDED = ("Xvfb", "dbus-daemon", "gdbus")
TURNS = 10        # of a start, which is short and varies
SETTLED_S = 2     # until a window that was opened is at rest
LONGEST_S = 120   # for a measurement to begin, before it is given up
END_S = 0.5       # of a measurement, in which it is written and shown as a whole
CPU_TICK_S = 1 / os.sysconf("SC_CLK_TCK")


def why_not(bench):
    """What is missing for a window, in words; nothing if all is there."""
    if not (bench.app and (bench.app / "src/app/spool").exists()):
        return "the app has not been built"
    missing = [name for name in NEEDED if not shutil.which(name)]
    return f"there is no {', '.join(missing)}" if missing else None


class Desk:
    """A display and a session bus, running."""

    def __init__(self, bench, display, server, address, folder):
        self.bench, self.server = bench, server
        self.environment = dict(
            bench.environment, DISPLAY=f":{display}", DBUS_SESSION_BUS_ADDRESS=address,
            HOME=folder, XDG_RUNTIME_DIR=folder, XDG_DATA_HOME=f"{folder}/data",
            XDG_CONFIG_HOME=f"{folder}/config", XDG_CACHE_HOME=f"{folder}/cache",
            GDK_BACKEND="x11", GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory",
            GSETTINGS_SCHEMA_DIR=str(bench.app / "data"), SPOOL_BENCH=str(bench.spool_bench))
        self.environment.pop("WAYLAND_DISPLAY", None)

    def start(self, program, probe=None):
        """Starts a program, and may load the probe into it."""
        environment = dict(self.environment)
        if probe:
            environment.update(WINDOW_PROBE=probe,
                               LD_PRELOAD=str(self.bench.programs / "window-probe.so"))
        return subprocess.Popen([str(program)], env=environment, text=True,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL)

    def act(self, action, parameter=None):
        words = "[]" if parameter is None else f"[<'{parameter}'>]"
        subprocess.run(["gdbus", "call", "--session", "--dest", APP_ID, "--object-path", APP_PATH,
                        "--method", "org.gtk.Actions.Activate", action, words, "{}"],
                       env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def first_paint(self, program):
        """Seconds from the start of a program until its window has been drawn."""
        start_s = time.monotonic()
        with self.start(program, "paint") as process:
            painted = process.stdout.read()
        if not painted:
            raise OSError(f"{program} has painted no window")
        return int(painted) / 1e6 - start_s


@contextlib.contextmanager
def desk(bench):
    with tempfile.TemporaryDirectory(dir=bench.folder) as folder, contextlib.ExitStack() as stack:
        def serve(*command):
            process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True,
                                       stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            return process, process.stdout.readline().strip()

        server, display = serve("Xvfb", "-displayfd", "1", "-screen", "0", "1280x1024x24",
                                "-noreset", "-nolisten", "tcp")
        bus = serve("dbus-daemon", "--session", "--nofork", "--print-address=1")[1]
        yield Desk(bench, display, server, bus, folder)


def cpu_s(pid):
    """Processor seconds that a process has used, without its children."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) * CPU_TICK_S


def find_children(pid):
    """The processes that any thread of a process has started."""
    return [child for children in Path(f"/proc/{pid}/task").glob("*/children")
            for child in read_if_there(children).split()]


def read_if_there(path):
    try:
        return path.read_text(encoding="utf-8")
    except OSError:  # the thread has gone
        return ""


def is_measuring(pid):
    """Whether a window's bench has begun with a run, which is done by children of its own."""
    return any(find_children(bench) for bench in find_children(pid))


def wait_until(is_so):
    end_s = time.monotonic() + LONGEST_S
    while not is_so():
        if time.monotonic() > end_s:
            raise OSError(f"nothing has happened in {LONGEST_S} s")
        time.sleep(0.01)


def watch_cosine(bench, workers, probe):
    """Measures cosine in the window: (time, processor seconds of window and display) again and again
    while it did, and what the probe saw."""
    with desk(bench) as place, place.start(bench.app / "src/app/spool", probe) as process:
        subprocess.run(["gdbus", "wait", "--session", "--timeout", "30", APP_ID],
                       env=place.environment, check=True)
        time.sleep(SETTLED_S)
        place.act("select-lesson", "cpu-threads-processes")
        place.act("set-executors", "threads,processes")
        place.act("set-workers", str(workers))
        time.sleep(SETTLED_S)
        place.act("run")
        wait_until(lambda: is_measuring(process.pid))
        used = []
        while find_children(process.pid):
            used.append((time.monotonic(), cpu_s(process.pid) + cpu_s(place.server.pid)))
            time.sleep(0.1)
        time.sleep(SETTLED_S)
        place.act("quit")
        samples = [tuple(map(int, line.split())) for line in process.stdout]
    # At the end all is shown anew, but then nothing is measured any more.
    used = [(at_s, cpus_s) for at_s, cpus_s in used if at_s < used[-1][0] - END_S]
    if not used:
        raise OSError("the measurement in the window was over at once")
    return used, samples


def live(bench, workers):
    """Lateness and share of the processors while cosine is measured. The probe's timer takes as much
    as the window, so each has a measurement of its own."""
    used, samples = watch_cosine(bench, workers, "lateness")
    late_s = sorted(late / 1e6 for at, late in samples if used[0][0] <= at / 1e6 <= used[-1][0])
    used = watch_cosine(bench, workers, None)[0]
    wall_s = used[-1][0] - used[0][0]
    return {"late_s": late_s[len(late_s) * 99 // 100],
            "share": (used[-1][1] - used[0][1]) / (wall_s * len(os.sched_getaffinity(0)))}
