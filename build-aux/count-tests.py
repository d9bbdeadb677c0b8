#!/usr/bin/python3
# count-tests.py: adds up what meson's test runs found, in single cases.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: count-tests.py [--failed WHAT | --skipped WHAT]... [BUILD:NAME[:STATUS]]...

Reads BUILD/meson-logs/NAME.json, which `meson test --logbase NAME` wrote, and prints what failed, a
line that names what was skipped, and last "N passed, N failed".

meson counts programs, and one program of ours holds many cases. So for a test whose protocol is TAP
the cases are counted in its output: a line "ok" or "not ok" is one case, unless cases indented
deeper came right before it, whose summary it then is. Any other test is one case. A program that
prints only good cases and then crashes, hangs or leaks is one failed case more. STATUS is meson's
own: if it is not 0 and no case has failed, meson did not run them all, which is a failure too.
--failed adds a failure that no test could report, such as a build that did not compile, and
--skipped what could not be tried at all.

The exit status is 0 if something passed and nothing failed.
"""

import json
import re
import subprocess
import sys

CASE = re.compile(r"^( *)(not )?ok\b *\d* *(?:- )?([^#]*)(?:# *(SKIP|TO[D]O)\S* *(.*))?", re.I)
RUN = re.compile(r"(.+):([^:]*[^:0-9][^:]*)(?::(\d+))?", re.S)
SHOWN_LINES = 25


class Count:
    """Passed cases as a number; failed and skipped ones by name."""

    def __init__(self):
        self.passed = 0
        self.failed = []
        self.skipped = []


def tap_cases(output):
    """Yields (passed, name, directive, reason) for each case that is not the summary of others."""
    deepest = 0
    for line in output.splitlines():
        match = CASE.match(line)
        if not match:
            continue
        indent = len(match[1])
        is_summary = indent < deepest
        deepest = indent
        if not is_summary:
            directive = (match[4] or "").upper()
            yield not match[2], match[3].strip(), directive, (match[5] or "").strip()


def skipped_name(name, reason):
    return f"{name} ({reason})" if reason else name


def count_tap(name, test, count):
    failed_before = len(count.failed)
    seen = 0
    for passed, case, directive, reason in tap_cases(test.get("stdout") or ""):
        seen += 1
        if directive:
            count.skipped.append(skipped_name(f"{name} {case}", reason))
        elif passed:
            count.passed += 1
        else:
            count.failed.append(f"{name} {case}")
    if test["result"] == "SKIP" and seen == 0:
        count.skipped.append(name)
    elif len(count.failed) == failed_before and (is_bad(test) or seen == 0):
        count.failed.append(f"{name} ({test['result'].lower()}, {seen} cases seen)")


def is_bad(test):
    return test["result"] not in ("OK", "SKIP", "EXPECTEDFAIL")


def count_whole(name, test, count):
    if test["result"] == "SKIP":
        lines = (test.get("stdout") or "").strip().splitlines()
        count.skipped.append(skipped_name(name, lines[-1] if lines else ""))
    elif is_bad(test):
        count.failed.append(f"{name} ({test['result'].lower()})")
    else:
        count.passed += 1


def count_run(tests, protocols, count, show=lambda test: None):
    """Counts one log: a list of meson's records. protocols: the protocol of each test by its name."""
    for test in tests:
        name = test["name"].split(" / ")[-1]
        failed_before = len(count.failed)
        if protocols.get(name) == "tap":
            count_tap(name, test, count)
        else:
            count_whole(name, test, count)
        if len(count.failed) > failed_before:
            show(test)


def show_failure(test):
    print(f"FAILED: {test['name']} (result {test['result']}, status {test['returncode']})")
    bad = [line for line in (test.get("stdout") or "").splitlines() if "not ok" in line]
    last = (test.get("stdout") or "").splitlines()[-5:] + (test.get("stderr") or "").splitlines()
    for line in bad + last[-SHOWN_LINES:]:
        print(f"    {line}")


def read_protocols(build, meson="/usr/bin/meson"):
    """The protocol of each test of a build folder, by its name."""
    try:
        answer = subprocess.run([meson, "introspect", "--tests", build],
                                stdout=subprocess.PIPE, check=True)
    except FileNotFoundError:
        return read_protocols(build, "meson")
    return {test["name"]: test["protocol"] for test in json.loads(answer.stdout)}


def read_log(build, name):
    """The records of one run, or None if meson did not get as far as writing them."""
    try:
        with open(f"{build}/meson-logs/{name}.json", encoding="utf-8", errors="replace") as log:
            return [json.loads(line) for line in log if line.strip()]
    except (OSError, ValueError):
        return None


def print_count(count):
    for name in count.failed:
        print(f"failed: {name}")
    print(f"{len(count.skipped)} skipped" + "".join(
        (": " if i == 0 else ", ") + name for i, name in enumerate(count.skipped)))
    print(f"{count.passed} passed, {len(count.failed)} failed")


def count_argument(argument, count):
    """Counts the run that an argument BUILD:NAME[:STATUS] stands for."""
    build, name, status = RUN.fullmatch(argument).groups()
    tests = read_log(build, name)
    if not tests:
        count.failed.append(f"the {name} tests did not run")
        return
    failed_before = len(count.failed)
    count_run(tests, read_protocols(build), count, show_failure)
    if int(status or 0) != 0 and len(count.failed) == failed_before:
        count.failed.append(f"the {name} tests did not all run (status {status})")


def main(arguments):
    count = Count()
    while arguments[:1] in (["--failed"], ["--skipped"]):
        (count.failed if arguments[0] == "--failed" else count.skipped).append(arguments[1])
        arguments = arguments[2:]
    for argument in arguments:
        count_argument(argument, count)
    print_count(count)
    return 0 if count.passed > 0 and not count.failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
