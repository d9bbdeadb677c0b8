#!/usr/bin/python3
# test-keyboard.py: the window used by keyboard alone.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: test-keyboard.py SPOOL BENCH [LANGUAGE TRANSLATIONS]"""

import sys

from journey import LANGUAGE, _, is_png, run, wait_for, with_bench
from keyboard import PNG_TITLE, focus, focus_window, keys, reach, save_as, type_text


def run_and_export(spool):
    """The button has the focus at first; the rest are shortcuts."""
    spool.wait(_("Run"), "button")
    focus(spool)
    keys("space")
    wait_for("answer", lambda: spool.find(_("Why?")) and not spool.is_running())
    for key, name in (("alt+2", "Chart of the speed-ups"), ("alt+3", "Chart of where the time went"),
                      ("alt+4", "Chart of what each worker did"), ("alt+5", "Table of the times")):
        keys(key)
        spool.wait(_(name))
    keys("alt+1")
    spool.wait(_("Chart of the times"))
    keys("ctrl+s")
    assert is_png(save_as(spool, PNG_TITLE, "by-keys.png"))


@with_bench("endless")
def run_stop_quit(spool):
    """Escape leaves what can be left, and stops only then."""
    spool.wait("Run", "button")
    focus(spool)
    keys("F5")
    spool.wait("Stop", "button")
    spool.wait("Why?")
    reach(spool, "Tab", "Chart of the times")
    keys("Right")
    wait_for("chosen bar", lambda: (spool.focused() or "").startswith("Chart of the times: "))
    keys("Escape")
    wait_for("no bar", lambda: spool.focused() == "Chart of the times")
    assert spool.is_running()
    keys("Escape")
    spool.wait("Run", "button")
    keys("ctrl+Return")
    spool.wait("Stop", "button")
    keys("ctrl+q")
    spool.wait_end()


def explain(spool):
    """F1, then the first link that Tab reaches, and Escape all the way back."""
    spool.wait("Run", "button")
    focus(spool)
    keys("F1")
    spool.wait("What you see")
    focus_window("Threads That Wait")
    reach(spool, "Tab", "Copy Text")
    keys("Tab", "Return")
    spool.wait("BrokenProcessPool")
    focus_window("Glossary")
    wait_for("the term", lambda: spool.focused() == "Thread")
    keys("Escape")
    wait_for("no glossary", lambda: not spool.find("BrokenProcessPool"))
    focus_window("Threads That Wait")
    keys("Escape")
    wait_for("no page", lambda: not spool.find("What you see"))


def choose_lesson(spool):
    """Tab reaches the lessons, arrows go through them."""
    spool.wait(_("Run"), "button")
    focus(spool)
    reach(spool, "Tab", _("Threads That Wait"))
    reach(spool, "Down", _("Processes That Wait"))
    keys("Return")
    spool.wait(_("Can processes fetch web pages faster, too?"))


def tab_goes_round(spool):
    """No control keeps the focus."""
    spool.wait(_("Run"), "button")
    focus(spool)
    seen = set()
    for name in ("Threads That Wait", "Workload", "Run"):
        seen |= reach(spool, "Tab", _(name))
    assert len(seen) > 8, seen


def add_and_remove_workers(spool):
    """Enter, a separator, and leaving the field each add what was typed; Delete removes."""
    spool.wait("Run", "button")
    focus(spool)
    reach(spool, "Tab", "Remove 2 Workers")
    keys("Tab")
    for text, key, count in (("6", "Return", 6), ("10,", None, 10), ("12", "Tab", 12)):
        type_text(text)
        if key:
            keys(key)
        spool.wait(f"Remove {count} Workers")
    reach(spool, "shift+Tab", "Remove 16 Workers", 3)
    keys("Delete")
    wait_for("no 16", lambda: not spool.find("Remove 16 Workers"))
    wait_for("focus on 12", lambda: spool.focused() == "Remove 12 Workers")
    keys("Left")
    wait_for("focus on 10", lambda: spool.focused() == "Remove 10 Workers")


def hide_the_plan(spool):
    spool.wait("Workers")
    focus(spool)
    keys("F9")
    wait_for("hidden plan", lambda: not spool.find("Your Own Plan"))
    keys("F9")
    spool.wait("Your Own Plan")


def leave_the_shortcuts(spool):
    """Help with the keys can be left by a key, and says nothing that is the button's name."""
    spool.wait("Run", "button")
    for key in ("Escape", "ctrl+w"):
        focus(spool)
        keys("ctrl+question")
        spool.wait("Start measuring")
        assert len(spool.find_all("Run")) == 1 and not spool.find("Stop")
        focus_window("Keyboard Shortcuts")
        keys(key)
        wait_for("end of the shortcuts", lambda: not spool.find("Start measuring"))


def close(spool):
    spool.wait("Run", "button")
    focus(spool)
    keys("ctrl+w")
    spool.wait_end()


if __name__ == "__main__":
    IN_EACH_LANGUAGE = [run_and_export, choose_lesson, tab_goes_round]
    sys.exit(run(IN_EACH_LANGUAGE if LANGUAGE else IN_EACH_LANGUAGE + [
        run_stop_quit, explain, add_and_remove_workers, hide_the_plan, leave_the_shortcuts, close]))
