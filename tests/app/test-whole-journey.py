#!/usr/bin/python3
# test-whole-journey.py: a lesson from the guess to the comparison, with real measurements.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: test-whole-journey.py SPOOL BENCH [LANGUAGE TRANSLATIONS]"""

import csv
import json
import os
import pathlib
import sys
import tempfile

from journey import _, count, fill, is_png, parts, run, wait_for

KEPT = tempfile.TemporaryDirectory(prefix="spool-kept-")
REPORTS = pathlib.Path(KEPT.name) / "spool" / "reports"
GUESS = 25
EXPECTED = "With %s you expected %.0f %% of serial's time, and it took %.0f %%."
NEEDS_A_CPU = ("Twice as many workers don't always halve the time: jobs that compute need a CPU "
               "each. Workers beyond the CPUs wait for one another.")


def guess(spool):
    """As a screen reader's user would: finds the slider by its name, and sets it."""
    slider = spool.wait(count("%u thread", "%u threads", 4), "slider")
    value = slider.get_value_iface()
    assert value.get_current_value() == 100, value.get_current_value()
    assert value.set_current_value(GUESS)
    wait_for("guess", lambda: value.get_current_value() == GUESS)


def measure(spool):
    spool.click(_("Run"))
    wait_for("start", spool.is_running)
    # Beside other work a lesson takes many times as long.
    wait_for("end", lambda: not spool.is_running() and spool.find(_("Why?")), 120)


def read_kept():
    return [json.loads(path.read_text()) for path in sorted(REPORTS.glob("*.spool.json"))]


def is_about_computing(spool):
    """Four threads on two CPUs aren't four times as fast; on four or more they may be."""
    measured = read_kept()[0]
    usable = measured["machine"]["usable_cpus"]
    return usable < 4


def learn(spool):
    spool.act("select-lesson", "cpu-threads-processes")
    spool.wait(_("Do threads make computing faster, or does it take processes?"), "heading")
    guess(spool)
    measure(spool)
    guesses = read_kept()[0]["plan"]["guesses"]
    assert guesses == [{"entry": 0, "executor": "threads", "workers": 4,
                        "share_of_serial": GUESS / 100}], guesses
    if is_about_computing(spool):
        spool.wait_prefix("25", *parts(EXPECTED), _(NEEDS_A_CPU))
    words = spool.wait(_("Chart of the times"), "image").get_description()
    assert parts(" · your guess: %s")[0] in words, words


def look_round(spool):
    for button, chart in (("Speed-Up", "Chart of the speed-ups"),
                          ("Phases", "Chart of where the time went"),
                          ("Timeline", "Chart of what each worker did")):
        spool.press(_(button))
        described = spool.wait(_(chart), "image").get_description()
        assert _("Processes") in described, described
    spool.press(_("Table"))
    spool.wait(_("Table of the times"))
    spool.press(_("Time"))
    spool.wait(_("Chart of the times"), "image")


def export(spool):
    for name in ("chart.png", "runs.csv", "report.spool.json"):
        spool.act("export-to", str(spool.path(name)))
        wait_for(name, lambda n=name: spool.path(n).exists() and spool.path(n).stat().st_size > 0)
    assert is_png(spool.path("chart.png"))
    with open(spool.path("runs.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(read_kept()[0]["runs"]), rows


def compare(spool):
    """The run just kept with another one of the same lesson."""
    spool.act("select-lesson", "cpu-threads-processes")
    measure(spool)
    assert len(read_kept()) == 2
    spool.act_in_window("history")
    actions = fill("Actions for “%s”", _("Threads or Processes That Compute"))
    spool.wait(actions)
    for which in (0, -1):
        spool.open_menu(spool.find_all(actions)[which])
        spool.choose(_("_Compare With…"))
    spool.wait(_("Time Ratio"))
    spool.wait(_("Chart of both reports' times"), "image")


def reopen(spool):
    spool.act("select-lesson", "web-threads")
    spool.wait(_("How much faster do threads fetch 16 web pages?"))
    spool.act("open-report", str(spool.path("report.spool.json")))
    spool.wait(_("Why?"), "button")
    if is_about_computing(spool):
        spool.wait_prefix("25", *parts(EXPECTED))
    assert not spool.is_running()


def whole(spool):
    learn(spool)
    look_round(spool)
    export(spool)
    reopen(spool)
    compare(spool)
    spool.act("quit")
    spool.wait_end()


if __name__ == "__main__":
    os.environ["XDG_DATA_HOME"] = KEPT.name
    sys.exit(run([whole]))
