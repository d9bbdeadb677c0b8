#!/usr/bin/python3
# test-whole-journey.py: a lesson from the guess to the comparison, with real measurements.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: test-whole-journey.py SPOOL BENCH [LANGUAGE TRANSLATIONS]

Assistive technology uses what the window shows.
"""

import csv
import json
import os
import pathlib
import sys
import tempfile

from journey import DATA_FOLDER, OF_GTK, _, count, fill, is_png, parts, role_of, run, wait_for

KEPT = tempfile.TemporaryDirectory(prefix="spool-kept-")
REPORTS = pathlib.Path(KEPT.name) / DATA_FOLDER / "reports"
GUESS = 25
WAITING = "Threads That Wait"
WAITING_QUESTION = "How much faster do threads fetch 16 web pages?"
COMPUTING = "Threads or Processes That Compute"
COMPUTING_QUESTION = "Do threads make computing faster, or does it take processes?"
EXPORTED = ((0, "Chart as Picture (PNG)", "chart.png"), (3, "Runs as Table (CSV)", "runs.csv"),
            (4, "Whole Report", "report.spool.json"))
EXPECTED = "With %s you expected %.0f %% of serial's time, and it took %.0f %%."
NEEDS_A_CPU = ("Twice as many workers don't always halve the time: jobs that compute need a CPU "
               "each. Workers beyond the CPUs wait for one another.")


def choose_lesson(spool, lesson, question):
    spool.use("the lesson", lambda: spool.find(_(lesson), "list item"))
    spool.wait(_(question), "heading")


def guess(spool):
    """As a screen reader's user would: finds the slider by its name, and sets it."""
    slider = spool.wait(count("%u thread", "%u threads", 4), "slider")
    value = slider.get_value_iface()
    assert value.get_current_value() == 100, value.get_current_value()
    assert value.set_current_value(GUESS)
    wait_for("guess", lambda: value.get_current_value() == GUESS)


def choose_in_menu(spool, menu, label, position=None):
    spool.open_menu(_(menu), "button")
    spool.choose(_(label), position)


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
    choose_lesson(spool, COMPUTING, COMPUTING_QUESTION)
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


def save_as(spool, position, title, name):
    """From the menu of what can be exported, and through the dialog that asks where to."""
    path = spool.path(name)
    choose_in_menu(spool, "Export", title, position)
    button = wait_for("dialog", lambda: spool.find_button("_Save"))
    field = wait_for("field", lambda: (node := spool.focused_node()) and role_of(node) == "text"
                     and node)
    assert field.get_editable_text_iface().set_text_contents(str(path))
    assert button.get_action_iface().do_action(0)
    wait_for(name, lambda: path.exists() and path.stat().st_size > 0)
    wait_for("end of the dialog", lambda: not spool.find_button("_Save"))


def export(spool):
    for position, title, name in EXPORTED:
        save_as(spool, position, title, name)
    assert is_png(spool.path("chart.png"))
    with open(spool.path("runs.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(read_kept()[0]["runs"]), rows


def compare(spool):
    """The run just kept with another one of the same lesson, which is still chosen."""
    measure(spool)
    assert len(read_kept()) == 2
    choose_in_menu(spool, "Main Menu", "_History", 1)
    actions = fill("Actions for “%s”", _(COMPUTING))
    spool.wait(actions)
    for which in (0, -1):
        spool.open_menu(actions, which=which)
        spool.choose(_("_Compare With…"))
    spool.wait(_("Time Ratio"))
    spool.wait(_("Chart of both reports' times"), "image")


def reopen(spool):
    """What was kept, from the history, while another lesson is chosen."""
    choose_lesson(spool, WAITING, WAITING_QUESTION)
    choose_in_menu(spool, "Main Menu", "_History", 1)
    spool.wait(_("Reports"), "list")
    # The lesson is called the same.
    spool.use("the report", lambda: (spool.find_all(_(COMPUTING), "list item") or [None])[-1])
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
    for button in reversed(spool.find_all(OF_GTK.gettext("Close"), "button")):
        assert button.get_action_iface().do_action(0)
    spool.wait_end()


if __name__ == "__main__":
    os.environ["XDG_DATA_HOME"] = KEPT.name
    sys.exit(run([whole]))
