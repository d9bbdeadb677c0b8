#!/usr/bin/python3
# test-journey.py: the window used through assistive technology, and over the session bus.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: test-journey.py SPOOL BENCH"""

import os
import re
import signal
import sys

from journey import (Atspi, Journey, has_ended, is_png, look, role_of, run, wait_for,
                     with_bench)

# What GTK gives as the name of something that has none. Its parts of scroll bars, rows and lists
# stay like that; nobody can use them.
CLASS_NAME = re.compile(r"(Gtk|Adw|Spool)[A-Z]")
OF_THE_LIBRARIES = {"AdwGizmo", "GtkBuiltinIcon", "GtkGizmo", "GtkImage", "GtkListView", "GtkRange",
                    "GtkScrollbar"}
CONTROLS = {"button", "toggle button", "check box", "radio button", "spin button", "text",
            "combo box", "switch"}


def run_and_export(spool):
    """From the question to the answer, and the chart on disk."""
    spool.wait("How much faster do threads fetch 16 web pages?")
    spool.click("Run")
    wait_for("answer", lambda: not spool.is_running() and spool.find("Run"))
    chart = spool.wait("Chart of the times", "image")
    spool.wait_prefix("threads were", "times faster than serial")
    words = wait_for("bars", lambda: chart.get_description())
    for word in ("Serial", "Threads", "16"):
        assert word in words, f"{word} is not in {words}"
    for name in ("chart.png", "chart.svg", "chart.pdf", "runs.csv", "report.spool.json"):
        spool.act("export-to", str(spool.path(name)))
        wait_for(name, lambda n=name: spool.path(n).exists() and spool.path(n).stat().st_size > 0)
    assert is_png(spool.path("chart.png"))
    spool.act("quit")
    spool.wait_end()


@with_bench("endless")
def one_button(spool):
    """Run when idle, Stop while running, and nothing else has these names."""
    spool.wait("Run", "button")
    assert len(spool.find_all("Run")) == 1
    assert not spool.find_all("Stop")
    spool.click("Run")
    spool.wait("Stop", "button")
    wait_for("end of “Run”", lambda: not spool.find_all("Run"))
    assert len(spool.find_all("Stop")) == 1
    spool.wait_prefix("Round ", "of 6")
    spool.click("Stop")
    wait_for("stop", lambda: not spool.is_running())
    spool.wait("Run", "button")
    assert not spool.children(), "the bench is still there"


def controls_have_names(spool):
    """No control goes by the name of its class, and none that can be used has no name."""
    spool.wait("Run", "button")
    look(lambda: check_names(spool))


def check_names(spool):
    for node in spool.find_all():
        name, role = node.get_name() or "", role_of(node)
        assert not CLASS_NAME.match(name) or name in OF_THE_LIBRARIES, f"{role} “{name}”"
        if role in CONTROLS:
            assert name not in OF_THE_LIBRARIES | {""}, f"a {role} without a name"
            # A screen reader speaks these, too.
            for label in labels_of(node):
                assert not CLASS_NAME.match(label.get_name() or ""), f"a class names “{name}”"


def labels_of(node):
    return [relation.get_target(i) for relation in node.get_relation_set()
            if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
            for i in range(relation.get_n_targets())]


def what_is_chosen_is_told(spool):
    """Of the views and of the lessons one is chosen, and that can be heard."""
    checked, selected = Atspi.StateType.CHECKED, Atspi.StateType.SELECTED
    spool.click("Run")
    wait_for("end", lambda: spool.find("Why?") and not spool.is_running())


    def await_state(name, role, state, there):
        wait_for(f"state of “{name}”", lambda: spool.wait(name, role).get_state_set()
                 .contains(state) == there)

    for view, other in (("Time", "Table"), ("Table", "Time")):
        spool.press(view)
        await_state(view, "radio button", checked, True)
        await_state(other, "radio button", checked, False)
    for lesson, other in (("cpu-start", "Threads That Wait"), ("web-threads", "Starting Workers")):
        spool.act("select-lesson", lesson)
        await_state(other, "list item", selected, False)
    await_state("Threads That Wait", "list item", selected, True)
    spool.use("the lesson", lambda: spool.find("Starting Workers", "list item"))
    await_state("Starting Workers", "list item", selected, True)


def hidden_is_not_there(spool):
    """What isn't shown isn't visible to assistive technology either."""
    spool.wait("Run", "button")
    assert not spool.find("Progress"), "progress, though nothing runs"
    assert not spool.find("Table of the times"), "the table beside the chart"
    assert not spool.find("Why?"), "an explanation without an answer"


def settings_over_the_bus(spool):
    spool.act("select-lesson", "web-processes")
    spool.wait("Can processes fetch web pages faster, too?")
    spool.act("set-executors", "threads")
    spool.act("set-workers", "0")
    spool.wait("Workers must be whole numbers from 1 to 256, not “0”")
    spool.act("open-report", "/nonexistent/r.spool.json")
    spool.wait_prefix("/nonexistent/r.spool.json")


def open_what_was_exported(spool):
    path = spool.path("r.spool.json")
    spool.click("Run")
    wait_for("end", lambda: spool.find("Why?") and not spool.is_running())
    spool.act("export-to", str(path))
    wait_for("report", path.exists)
    spool.act("select-lesson", "cpu-threads-processes")
    spool.wait("Do threads make computing faster, or does it take processes?")
    spool.act("open-report", str(path))
    spool.wait_prefix("threads were", "times faster than serial")
    spool.act("select-lesson", "cpu-threads-processes")
    spool.wait("Do threads make computing faster, or does it take processes?")
    open_what_was_kept(spool)


def open_what_was_kept(spool):
    spool.act_in_window("history")
    spool.wait("Reports", "list")
    # The lesson is called the same.
    spool.open_menu("Actions for “Threads That Wait”", which=-1)
    spool.choose("_Compare With…")
    spool.wait("Choose what to compare with “Threads That Wait”")
    spool.click("Cancel")
    wait_for("end of the choice", lambda: not spool.find("Cancel"))
    spool.use("the report", lambda: (spool.find_all("Threads That Wait", "list item")
                                     or [None])[-1])
    spool.wait_prefix("threads were", "times faster than serial")


def explain(spool):
    """Why the answer is so, as text, with the numbers just measured; then a word of it."""
    spool.click("Run")
    wait_for("end", lambda: spool.find("Why?") and not spool.is_running())
    spool.click("Why?")
    for heading in ("What you see", "What was measured", "Why it is so", "What to try next"):
        spool.wait(heading, "heading")
    spool.wait_prefix("The numbers are medians of")
    controls_have_names(spool)


@with_bench("endless")
def make_own_plan(spool):
    spool.wait("Run", "button")
    spool.act("select-lesson", "")
    spool.act("set-workers", "3, 5")
    spool.wait("Remove 5 Workers")
    spool.act("select-lesson", "cpu-start")
    wait_for("the lesson's workers", lambda: not spool.find("Remove 5 Workers"))


def find_own_plan(spool):
    spool.wait("Run", "button")
    assert not spool.find("Remove 5 Workers")
    spool.act("select-lesson", "")
    spool.wait("Remove 5 Workers")


def own_plan_is_remembered(spool):
    """In the next window, with a lesson chosen meanwhile; settings are kept in a file for that."""
    spool.act("quit")
    spool.wait_end()
    os.environ["GSETTINGS_BACKEND"] = "keyfile"
    try:
        for journey in (make_own_plan, find_own_plan):
            with Journey(*sys.argv[1:3], "good") as started:
                journey(started)
                started.act("quit")
                started.wait_end()
    finally:
        del os.environ["GSETTINGS_BACKEND"]


def killed(spool):
    """Nothing is left when the window dies in the middle of it."""
    spool.click("Run")
    children = wait_for("bench", spool.children)
    os.kill(spool.process.pid, signal.SIGKILL)
    spool.process.wait()
    for pid in children:
        wait_for("end of the bench", lambda p=pid: has_ended(p))


if __name__ == "__main__":
    sys.exit(run([run_and_export, one_button, controls_have_names, what_is_chosen_is_told,
                  hidden_is_not_there, settings_over_the_bus, open_what_was_exported, explain,
                  own_plan_is_remembered, killed]))
