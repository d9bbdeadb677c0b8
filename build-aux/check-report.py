#!/usr/bin/env python3
# check-report.py: whether a report has all that a lesson should have measured.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: check-report.py ROUNDS EXECUTORS FILE...

There is one FILE; it is complete, no job failed, and each of the EXECUTORS (with commas between, no
other is there) has a run in each of so many ROUNDS. For the scripts that let a lesson run.
"""

import json
import pathlib
import sys


def find_fault(report, rounds, executors):
    """What is wrong with it, or nothing."""
    if not report["complete"]:
        return "it is not complete"
    runs = report["runs"]
    if any(run["failed_jobs"] for run in runs):
        return "it has failed jobs"
    found = {run["executor"] for run in runs}
    if found != executors:
        return f"it has runs of {', '.join(sorted(found)) or 'nothing'}"
    for executor in sorted(executors):
        of_executor = {run["round"] for run in runs if run["executor"] == executor}
        if of_executor != set(range(rounds)):
            return f"{executor} has runs in {len(of_executor)} rounds"
    return None


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    files = [path for path in map(pathlib.Path, sys.argv[3:]) if path.is_file()]
    if len(files) != 1:
        sys.exit(f"check-report.py: there are {len(files)} reports, and not one")
    fault = find_fault(json.loads(files[0].read_text(encoding="utf-8")), int(sys.argv[1]),
                       set(sys.argv[2].split(",")))
    if fault is not None:
        sys.exit(f"check-report.py: {files[0]}: {fault}")


if __name__ == "__main__":
    main()
