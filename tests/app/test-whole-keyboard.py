#!/usr/bin/python3
# test-whole-keyboard.py: a lesson from the guess to the comparison by keyboard alone.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: test-whole-keyboard.py SPOOL BENCH [LANGUAGE TRANSLATIONS]

Keys do all that is done here, with real measurements. Assistive technology only reads what came of
it.
"""

import csv
import json
import os
import pathlib
import sys
import tempfile

from journey import (APP_NAME, DATA_FOLDER, _, count, fill, has_ended, is_png, parts, run,
                     wait_for, walk)
from keyboard import (PNG_TITLE, choose_item, choose_lesson, focus_window, keys, reach, reach_node,
                      save_as)

KEPT = tempfile.TemporaryDirectory(prefix="spool-kept-")
REPORTS = pathlib.Path(KEPT.name) / DATA_FOLDER / "reports"
# Who waits needs no CPU, so this lesson takes hardly longer on a busy machine.
LESSON = "Processes That Wait"
QUESTION = "Can processes fetch web pages faster, too?"
OTHER_LESSON = "Threads That Wait"
OTHER_QUESTION = "How much faster do threads fetch 16 web pages?"
WORKERS = 8
EXPECTED = "With %s you expected %.0f %% of serial's time, and it took %.0f %%."
VIEWS = (("alt+2", "Chart of the speed-ups"), ("alt+3", "Chart of where the time went"),
         ("alt+4", "Chart of what each worker did"), ("alt+5", "Table of the times"),
         ("alt+1", "Chart of the times"))
CSV_TITLE = "Runs as Table (CSV)"
# In their menus.
CSV_POSITION = 3
COMPARE_POSITION = 1
# Beside other work a lesson takes many times as long.
MEASURED_S = 120


def read_kept():
    """The reports in the order in which they were measured."""
    return [json.loads(path.read_text())
            for path in sorted(REPORTS.glob("*.spool.json"), key=lambda path: path.stat().st_mtime)]


def guess(spool):
    """From the lessons backwards: the bars are the last that Tab reaches."""
    reach(spool, "shift+Tab", count("%u process", "%u processes", WORKERS), 90)
    value = spool.focused_node().get_value_iface()
    assert value.get_current_value() == 100, value.get_current_value()
    keys("Page_Down")
    wait_for("guess", lambda: value.get_current_value() != 100)
    return value.get_current_value() / 100


def measure(spool):
    """All that it started; it has ended when the button offers to start again."""
    started = set()
    keys("ctrl+Return")
    spool.wait(_("Stop"), "button")
    wait_for("end", lambda: started.update(spool.descendants()) or (
        spool.find(_("Run"), "button") and spool.find(_("Why?"))), MEASURED_S)
    assert len(started) > 1, started
    return started


def read_answer(spool, guessed):
    """The answer, what became of the guess, and the bars, as text."""
    report = read_kept()[-1]
    assert report["complete"] and report["plan"]["lesson"] == "web-processes", report["plan"]
    assert [(each["workers"], each["share_of_serial"]) for each in report["plan"]["guesses"]] == [
        (WORKERS, guessed)], report["plan"]["guesses"]
    spool.wait_prefix(*parts("Medians with 95 %% intervals: %s."))
    spool.wait_prefix(*parts(EXPECTED))
    described = spool.wait(_("Chart of the times"), "image").get_description()
    assert _("Processes") in described, described


def switch_views(spool):
    for key, name in VIEWS:
        keys(key)
        spool.wait(_(name))


def export(spool):
    keys("ctrl+s")
    assert is_png(save_as(spool, PNG_TITLE, "chart.png"))
    reach(spool, "Tab", _("Export"), 90)
    keys("space")
    choose_item(spool, CSV_POSITION, _(CSV_TITLE))
    with open(save_as(spool, CSV_TITLE, "runs.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(read_kept()[-1]["runs"]), rows


def open_history(spool, n_reports):
    """The first of its rows has the focus then."""
    focus_window(APP_NAME)
    keys("ctrl+h")
    rows = wait_for("reports", lambda: len(found := list_reports(spool)) == n_reports and found)
    focus_window(_("History"))
    reach_node(spool, "Tab", lambda node: node == rows[0], "the first report", 10)
    return rows


def list_reports(spool):
    found = spool.find(_("Reports"), "list")
    return [node for node in walk(found) if node.get_role_name() == "list item"] if found else []


def reopen(spool):
    """Another lesson is there until the report is."""
    choose_lesson(spool, LESSON, "Up", OTHER_LESSON, OTHER_QUESTION)
    open_history(spool, 1)
    keys("Return")
    spool.wait_prefix(*parts(EXPECTED))
    wait_for("end of the history", lambda: not spool.find(_("Reports"), "list"))
    assert not spool.descendants(), "opening has started something"


def measure_a_round(spool):
    """The report's plan once more, but not to the end: what has been measured is kept."""
    focus_window(APP_NAME)
    keys("ctrl+Return")
    spool.wait(_("Stop"), "button")
    wait_for("first round", lambda: len(read_kept()) == 2 and read_kept()[-1]["runs"], MEASURED_S)
    keys("Escape")
    spool.wait(_("Run"), "button")
    assert not read_kept()[-1]["complete"]


def compare(spool):
    rows = open_history(spool, 2)
    keys("shift+F10")
    choose_item(spool, COMPARE_POSITION, _("_Compare With…").replace("_", ""))
    spool.wait(fill("Choose what to compare with “%s”", _(LESSON)))
    reach_node(spool, "Down", lambda node: node == rows[1], "the second report", 3)
    keys("Return")
    spool.wait(_("Time Ratio"))
    spool.wait(_("Chart of both reports' times"), "image")


def leave(spool, started):
    """Escape closes what stands in front, and nothing is left at the end."""
    for title, inside in (("Comparison", "How Many Times as Long"), ("History", "Reports")):
        focus_window(_(title))
        keys("Escape")
        wait_for(f"end of “{title}”", lambda name=inside: not spool.find(_(name)))
    focus_window(APP_NAME)
    keys("ctrl+q")
    spool.wait_end()
    wait_for("end of all it started", lambda: all(map(has_ended, started)))


def whole(spool):
    spool.wait(_("Run"), "button")
    focus_window(APP_NAME)
    choose_lesson(spool, OTHER_LESSON, "Down", LESSON, QUESTION)
    guessed = guess(spool)
    started = measure(spool)
    read_answer(spool, guessed)
    switch_views(spool)
    export(spool)
    reopen(spool)
    measure_a_round(spool)
    compare(spool)
    leave(spool, started)


if __name__ == "__main__":
    os.environ["XDG_DATA_HOME"] = KEPT.name
    sys.exit(run([whole]))
