#!/usr/bin/python3
# ratios.py: measures our programs beside others that do the same, and prints the ratios.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Spool beside other programs that do the same, in turns, and prints the median of each
side and of the ratios turn by turn, in which what slows down both cancels out. Started by
build-aux/bench, which builds both sides."""

import argparse
import contextlib
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import windows

HERE = Path(__file__).resolve().parent
WORKERS = (2, 4, 8, 16)
PAGES = 16
LATENCY_S = 0.1


class Failed(Exception):
    """A program did not do what it should; the message says which and why."""


class Line:
    """One comparison: numbers of each turn, and how far ours may or must reach. Theirs may be a
    fixed number."""

    def __init__(self, what, ours, theirs, show, at_most=None, at_least=None, within=None):
        self.what, self.show, self.within = what, show, within
        theirs = theirs if isinstance(theirs, list) else [theirs] * len(ours)
        self.ours, self.theirs = statistics.median(ours), statistics.median(theirs)
        self.at_most, self.at_least = at_most, at_least
        ratio = statistics.median(own / other for own, other in zip(ours, theirs))
        self.ratio = 1 / ratio if at_least is not None else ratio

    def reach(self):
        if self.within is not None:
            return f"1 +- {self.within:g}"
        if self.at_least is not None:
            return f">= {self.at_least:g}"
        return f"<= {self.at_most:g}" if self.at_most is not None else "-"

    def verdict(self):
        if self.within is not None:
            return "ok" if abs(self.ratio - 1) <= self.within else "MISSED"
        if self.at_least is not None:
            return "ok" if self.ratio >= self.at_least else "MISSED"
        if self.at_most is not None:
            return "ok" if self.ratio <= self.at_most else "MISSED"
        return ""

    def __str__(self):
        return (f"{self.what:<58}{self.show(self.ours):>10}{self.show(self.theirs):>10}"
                f"{self.ratio:>9.3f}{self.reach():>9}  {self.verdict()}").rstrip()


def show_time(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds / 1e-9:.3g} ns"


def show_bytes(n_bytes):
    return f"{n_bytes / 1e6:.3g} MB" if n_bytes >= 1e6 else f"{n_bytes:.0f} B"


class Bench:
    """Where everything is, and how often to repeat."""

    def __init__(self, build, app, repeat, folder):
        self.app, self.repeat, self.folder = app, repeat, Path(folder)
        self.spool_bench = build / "src/bench/spool-bench"
        self.spool_pages = build / "src/pages/spool-pages"
        self.spool_worker = build / "src/worker/spool-worker"
        self.programs = build / "compare"
        # Temporary files of both sides lie in one folder, so on one file system; and no proxy.
        self.environment = dict(os.environ, TMPDIR=str(folder), no_proxy="*")

    def call(self, *command, cwd=None):
        """Runs a program and returns what it printed."""
        words = [str(word) for word in command]
        done = subprocess.run(words, env=self.environment, cwd=cwd, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Failed(f"{' '.join(words)}: exit status {done.returncode}: {done.stderr.strip()}")
        return done.stdout

    def seconds(self, *command, cwd=None):
        """Runs a program that prints a number of seconds."""
        return float(self.call(*command, cwd=cwd))

    def beside(self, name, *arguments):
        """Seconds that a program of compare/ measures itself."""
        return self.seconds(self.programs / name, *arguments)

    def python(self, name, *arguments, cwd=None):
        return self.seconds(sys.executable, HERE / name, *arguments, cwd=cwd)

    def stopwatch(self, count, *command, ready=False):
        """The medians of (seconds, peak bytes) of a whole process."""
        options = ["--ready"] if ready else []
        lines = self.call(self.programs / "stopwatch", *options, count, *command).splitlines()
        pairs = [line.split() for line in lines]
        return (statistics.median(float(pair[0]) for pair in pairs),
                statistics.median(int(pair[1]) * 1024 for pair in pairs))

    def peak_alone(self, *command):
        """The peak bytes of a process without its children, which wait4() would mix in. Looked up
        again and again, because it is gone when the process is."""
        peak = 0
        words = [str(word) for word in command]
        with subprocess.Popen(words, env=self.environment, stdin=subprocess.DEVNULL) as process:
            while process.poll() is None:
                status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
                marks = [line.split()[1] for line in status.splitlines() if "VmHWM" in line]
                peak = max([peak] + [int(mark) * 1024 for mark in marks])
                time.sleep(0.002)
        if process.returncode != 0 or peak == 0:
            raise Failed(f"{' '.join(words)}: exit status {process.returncode}")
        return peak

    def run(self, workload, *options, rounds=1):
        """Measures with spool-bench; medians of wall seconds by (executor, workers)."""
        report = self.folder / "run.spool.json"
        self.call(self.spool_bench, "run", "--quiet", "--workload", workload, "--rounds", rounds,
                  "-o", report, *options)
        walls = {}
        for run in read_report(report)["runs"]:
            if run["failed_jobs"] > 0:
                raise Failed(f"{run['failed_jobs']} jobs of {workload} failed")
            walls.setdefault((run["executor"], run["workers"]), []).append(run["wall_s"])
        return {key: statistics.median(values) for key, values in walls.items()}

    def in_turns(self, least=1, **contestants):
        """Lets each measure in turns; lists of values by name. A first turn is for warming up."""
        values = {name: [] for name in contestants}
        for turn in range(max(self.repeat, least) + 1):
            for name, measure in contestants.items():
                value = measure()
                if turn > 0:
                    values[name].append(value)
        return values

    @contextlib.contextmanager
    def pages(self):
        """A server of pages like the one that spool-bench starts; gives its address."""
        with subprocess.Popen([self.spool_pages, "--latency", str(LATENCY_S)], text=True,
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
            try:
                yield server.stdout.readline().strip().rstrip("/")
            finally:
                server.stdin.close()
                server.wait()


def pick(values, *key):
    """Of each dictionary the value of a key."""
    return [value[key if len(key) > 1 else key[0]] for value in values]


def read_report(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def no_ops(jobs, executors):
    return ("-p", "seconds=0", "--executors", executors, "--workers", 2, "--jobs", jobs)


def row_threads(bench):
    """no-op jobs on 2 threads, per job"""
    jobs, python_jobs = 1_000_000, 20_000
    found = bench.in_turns(
        ours=lambda: bench.run("sleep", *no_ops(jobs, "threads"), rounds=3)["threads", 2] / jobs,
        pushed=lambda: bench.beside("push-jobs", jobs) / jobs,
        python=lambda: bench.python("pools.py", "threads", python_jobs) / python_jobs)
    yield Line("threads: a no-op job / pushed into a GThreadPool", found["ours"], found["pushed"],
               show_time, at_least=10)
    yield Line("threads: a no-op job / Python's ThreadPoolExecutor", found["ours"],
               found["python"], show_time)


def row_processes(bench):
    """no-op jobs on 2 processes, per job"""
    jobs, trips, python_jobs = 1_000_000, 50_000, 5_000
    found = bench.in_turns(
        ours=lambda: bench.run("sleep", *no_ops(jobs, "processes"))["processes", 2] / jobs,
        trip=lambda: bench.beside("ping-pong", trips) / trips,
        python=lambda: bench.python("pools.py", "processes", python_jobs) / python_jobs)
    yield Line("processes: a no-op job / 64 bytes there and back", found["ours"], found["trip"],
               show_time, at_most=1)
    yield Line("processes: a no-op job / Python's ProcessPoolExecutor", found["ours"],
               found["python"], show_time)


def row_spawn(bench):
    """one spool-worker: spawn, ready, gone"""
    count, python_count = 50, 5
    found = bench.in_turns(
        ours=lambda: bench.stopwatch(count, bench.spool_worker, ready=True)[0],
        glib=lambda: bench.stopwatch(count, bench.programs / "one-variant")[0],
        empty=lambda: bench.stopwatch(count, bench.programs / "empty")[0],
        python=lambda: bench.python("pools.py", "spawn", python_count) / python_count)
    yield Line("spawn: a worker / a program with one GVariant", found["ours"], found["glib"],
               show_time, at_most=1.3)
    yield Line("spawn: a worker / an empty program", found["ours"], found["empty"], show_time)
    yield Line("spawn: a worker / Python's spawn context", found["ours"], found["python"],
               show_time)


def row_cosine(bench):
    """cosine, 4 jobs on 2 workers, threads and processes"""
    iterations = "1e7"
    options = ("-p", f"iterations={iterations}", "--workers", 2, "--jobs", 4, "--executors",
               "threads,processes")
    found = bench.in_turns(
        ours=lambda: bench.run("cosine", *options),
        threads=lambda: bench.beside("cosine-by-hand", "threads", 2, 4, iterations),
        processes=lambda: bench.beside("cosine-by-hand", "processes", 2, 4, iterations))
    for executor, by_hand in (("threads", "pthreads"), ("processes", "fork")):
        yield Line(f"cosine: 2 {executor} / {by_hand} by hand", pick(found["ours"], executor, 2),
                   found[executor], show_time, at_least=0.97)


def show_share(share):
    return f"{share:.3f}"


def row_gains(bench):
    """cosine, 4 jobs on 4 workers: what threads and processes gain, and threads under a lock"""
    iterations = "1e7"
    options = ("-p", f"iterations={iterations}", "--workers", 4, "--jobs", 4, "--executors",
               "serial,threads,processes,threads-gil")
    found = bench.in_turns(
        ours=lambda: bench.run("cosine", *options),
        **{way: lambda w=way: bench.beside("cosine-by-hand", w, 4, 4, iterations)
           for way in ("serial", "threads", "processes")})
    serial = pick(found["ours"], "serial", 1)
    # Of the shares of serial's time the one that is smaller by a tenth gains more by a tenth.
    for executor, by_hand in (("threads", "pthreads"), ("processes", "fork")):
        yield Line(f"gains: 4 {executor} / {by_hand} by hand, share of serial",
                   [own / base for own, base in zip(pick(found["ours"], executor, 4), serial)],
                   [own / base for own, base in zip(found[executor], found["serial"])],
                   show_share, at_least=0.95)
    yield Line("gains: 4 threads under a lock / serial", pick(found["ours"], "threads-gil", 4),
               serial, show_time, within=0.1)


def from_server(address):
    """Options that let spool-bench fetch from that server: one, and warm, for both sides."""
    pages = " ".join(f"{address}/page/{number}" for number in range(PAGES))
    return "-p", f"source={pages}", "--jobs", PAGES


def row_web(bench):
    """web, 16 local pages of 100 ms, one write, warm"""
    with bench.pages() as address:
        for workers in WORKERS:
            found = bench.in_turns(
                ours=lambda w=workers: bench.run(
                    "web", *from_server(address), "-p", "writes=1", "--warm", "--workers", w,
                    "--executors", "threads,processes"),
                bare=lambda w=workers: bench.beside("fetch-pages", address, w, PAGES, bench.folder))
            ideal_s = -(-PAGES // workers) * LATENCY_S
            for executor in ("threads", "processes"):
                ours_s = pick(found["ours"], executor, workers)
                what = f"web: {workers} {executor}, warm /"
                yield Line(f"{what} pthreads and libcurl", ours_s, found["bare"], show_time,
                           at_most=1.03)
                yield Line(f"{what} nothing but the latency", ours_s, ideal_s, show_time,
                           at_most=1.12 if workers == 16 else 1.06)


def notebook_limit(executor, workers):
    if workers <= 4:
        return 0.85
    if workers == 8:
        return 0.8
    return 0.5 if executor == "threads" else None


def python_pages(bench, address, executor, workers):
    """The notebook's code, in a folder of its own."""
    with tempfile.TemporaryDirectory(dir=bench.folder) as folder:
        return bench.python("web-in-python.py", address, executor, workers, PAGES, 50, cwd=folder)


def notebook_line(executor, workers, ours_s, python_s):
    lanes = executor if executor == "serial" else f"{workers} {executor}"
    return Line(f"notebook: web, {lanes} / the same in Python", ours_s, python_s, show_time,
                at_most=notebook_limit(executor, workers))


def row_notebook(bench):
    """web as the notebook has it: 50 writes, cold"""
    with bench.pages() as address:
        for workers in WORKERS:
            executors = ("threads", "processes") if workers <= 8 else ("threads",)
            contestants = {
                executor: lambda e=executor, w=workers: python_pages(bench, address, e, w)
                for executor in executors + (("serial",) if workers == WORKERS[0] else ())}
            found = bench.in_turns(
                ours=lambda w=workers, e=executors: bench.run(
                    "web", *from_server(address), "--workers", w, "--executors", ",".join(e)),
                **contestants)
            if "serial" in found:
                yield notebook_line("serial", 1, pick(found["ours"], "serial", 1), found["serial"])
            for executor in executors:
                yield notebook_line(executor, workers, pick(found["ours"], executor, workers),
                                    found[executor])


def has_matplotlib():
    probe = subprocess.run([sys.executable, "-c", "import matplotlib"], check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return probe.returncode == 0


def row_chart(bench):
    """spool-bench show report -o chart.png --size 1600x1000, the whole process"""
    report, ours, theirs = (bench.folder / name for name in ("chart.spool.json", "1.png", "2.png"))
    bench.call(bench.spool_bench, "run", "--quiet", "--workload", "sleep", "-p", "seconds=0.001",
               "--rounds", 6, "-o", report)
    walls = [run["wall_s"] for run in read_report(report)["runs"] if run["round"] == 0]
    contestants = {
        "ours": lambda: bench.stopwatch(5, bench.spool_bench, "show", report, "-o", ours, "--size",
                                        "1600x1000")[0],
        "bare": lambda: bench.stopwatch(5, bench.programs / "paint-bars", theirs, *walls)[0]}
    if has_matplotlib():
        contestants["python"] = lambda: bench.stopwatch(1, sys.executable,
                                                        HERE / "chart-in-python.py", theirs,
                                                        *walls)[0]
    found = bench.in_turns(**contestants)
    yield Line("chart: spool-bench show / bare cairo and pango", found["ours"], found["bare"],
               show_time, at_most=1.3)
    if "python" in found:
        yield Line("chart: spool-bench show / matplotlib", found["ours"], found["python"],
                   show_time)
    else:
        yield "chart: spool-bench show / matplotlib: skipped, matplotlib is not installed"


def no_op_run(bench, jobs):
    """One run of no-op jobs on threads: its figures by name."""
    report = bench.folder / "million.spool.json"
    peak = bench.peak_alone(bench.spool_bench, "run", "--quiet", "--workload", "sleep",
                            "--rounds", 1, "-o", report, *no_ops(jobs, "threads"))
    run = next(run for run in read_report(report)["runs"] if run["executor"] == "threads")
    return {"wall_s": run["wall_s"], "run": run["peak_rss_bytes"], "bench": peak}


def row_million(bench):
    """1,000,000 no-op jobs: memory, and time in proportion; a report of 20,000 records"""
    found = bench.in_turns(many=lambda: no_op_run(bench, 1_000_000),
                           some=lambda: no_op_run(bench, 100_000), one=lambda: no_op_run(bench, 1))
    many, some = found["many"], found["some"]
    for process, name in (("run", "the run's process"), ("bench", "spool-bench")):
        yield Line(f"million: live memory a job in {name} / allowed",
                   [max(more - less, 0) / 1e6
                    for more, less in zip(pick(many, process), pick(found["one"], process))],
                   100, show_bytes, at_most=1)
    yield Line("million: a job of 1,000,000 / a job of 100,000",
               [wall_s / 1e6 for wall_s in pick(many, "wall_s")],
               [wall_s / 1e5 for wall_s in pick(some, "wall_s")], show_time, at_most=1.25)
    report = bench.folder / "records.spool.json"
    bench.call(bench.spool_bench, "run", "--quiet", "--workload", "sleep", "--rounds", 1, "-o",
               report, *no_ops(10_000, "threads"))
    opened = [bench.stopwatch(1, bench.spool_bench, "show", report) for _ in range(bench.repeat)]
    yield Line("million: opening 20,000 records / allowed",
               [seconds for seconds, _ in opened], 0.3, show_time, at_most=1)
    yield Line("million: memory for 20,000 records / allowed",
               [peak for _, peak in opened], 60e6, show_bytes, at_most=1)


def row_first_paint(bench):
    """from the start of the window's program until it is drawn"""
    missing = windows.why_not(bench)
    if missing:
        yield f"first-paint: skipped, {missing}"
        return
    with windows.desk(bench) as desk:
        found = bench.in_turns(
            least=windows.TURNS,
            ours=lambda: desk.first_paint(bench.app / "src/app/spool"),
            empty=lambda: desk.first_paint(bench.programs / "empty-window"))
    yield Line("first-paint: spool / an empty window of libadwaita", found["ours"],
               found["empty"], show_time, at_most=1.6)


def show_percent(share):
    return f"{100 * share:.2f} %"


def row_live(bench):
    """cosine measured in the window: is it late, and what does it take"""
    missing = windows.why_not(bench)
    if missing:
        yield f"live: skipped, {missing}"
        return
    workers = max(2, len(os.sched_getaffinity(0)))
    found = bench.in_turns(ours=lambda: windows.live(bench, workers))["ours"]
    yield Line("live: 99 of 100 timers of 10 ms late by / allowed", pick(found, "late_s"), 0.033,
               show_time, at_most=1)
    yield Line("live: of all processors for showing it / allowed", pick(found, "share"), 0.01,
               show_percent, at_most=1)


ROWS = {"threads": row_threads, "processes": row_processes, "spawn": row_spawn,
        "cosine": row_cosine, "gains": row_gains, "web": row_web, "notebook": row_notebook,
        "chart": row_chart, "million": row_million, "first-paint": row_first_paint,
        "live": row_live}


def read_arguments():
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--only", metavar="NAME", action="append", choices=list(ROWS),
                        help="measure this row; may be given several times (see --list)")
    parser.add_argument("--repeat", metavar="N", type=int, default=5,
                        help="turns of each program, at least 5 for figures that count [5]")
    parser.add_argument("--strict", action="store_true",
                        help="end with status 1 if a reach was missed")
    parser.add_argument("--list", action="store_true", help="name the rows and measure nothing")
    parser.add_argument("--check", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--app", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.repeat < 1:
        parser.error("--repeat wants a number from 1")
    return arguments


def measure_rows(bench, names):
    """Prints the lines of all rows; returns how many were judged, and what was missed."""
    n_judged, missed = 0, []
    for name in names:
        try:
            for line in ROWS[name](bench):
                print(line, flush=True)
                if isinstance(line, Line) and line.verdict():
                    n_judged += 1
                    missed += [line.what] if line.verdict() == "MISSED" else []
        except (Failed, OSError, subprocess.SubprocessError) as failure:
            n_judged += 1
            missed.append(f"{name}: {failure}")
            print(f"{name}: {failure}", flush=True)
    return n_judged, missed


def show_load(when):
    cpus = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    print(f"Load {when}: {os.getloadavg()[0]:.2f} on {cpus} CPUs")


def main():
    arguments = read_arguments()
    if arguments.list:
        for name, row in ROWS.items():
            print(f"{name:<12}{row.__doc__}")
    if arguments.list or arguments.check:
        return 0
    show_load("before")
    print(f"Medians of {arguments.repeat} turns. A ratio is ours / theirs; where the reach is a"
          " lower bound it is theirs / ours.\n")
    print(f"{'ours / theirs':<58}{'ours':>10}{'theirs':>10}{'ratio':>9}{'reach':>9}")
    folder = tempfile.mkdtemp(prefix="spool-ratios-")
    try:
        bench = Bench(arguments.build, arguments.app, arguments.repeat, folder)
        n_judged, missed = measure_rows(bench, arguments.only or list(ROWS))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print()
    show_load("after")
    print(f"{n_judged - len(missed)} of {n_judged} reached")
    for what in missed:
        print(f"MISSED {what}")
    return 1 if missed and arguments.strict else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
