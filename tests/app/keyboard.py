# keyboard.py: keys pressed in a started window, and where they lead.
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys by keyboard share. Only keys change anything; what they changed is read as
assistive technology reads it. After each key the next waits until the focus has moved, so that a
busy machine leaves no key behind.
"""

import re
import subprocess

from journey import APP_NAME, _, has_focus, role_of, wait_for

# How long a key may take to move the focus. Some move it to where it was, or scroll.
MOVE_S = 4
PNG_TITLE = "Chart as Picture (PNG)"


def keys(*names):
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "30", *names], check=True)


def type_text(text):
    subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)


def focus(spool):
    """Without a window manager nobody else gives the window the keyboard."""
    window = wait_for("window", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(spool.process.pid)],
        stdout=subprocess.PIPE, text=True).stdout.split())[-1]
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=True)


def focus_window(title):
    subprocess.run(["xdotool", "search", "--sync", "--onlyvisible", "--name",
                    f"^{re.escape(title)}$", "windowfocus", "--sync"], check=True)


def press_to_move(spool, key, before):
    """Presses a key, and returns what has the focus then, which before had something else."""
    def find_after():
        now = None if before is not None and has_focus(before) else spool.focused_node()
        return now if now != before else None

    keys(key)
    try:
        return wait_for("move", find_after, MOVE_S)
    except AssertionError:
        return before


def reach_node(spool, key, is_it, what, most=60):
    """Presses a key until is_it() holds for what has the focus."""
    seen = set()

    def is_there(node):
        seen.add(node and node.get_name())
        return node is not None and is_it(node)

    now = spool.focused_node()
    for _press in range(most):
        last, now = now, spool.focused_node()
        # The key before may have moved it after all, only later.
        if now != last and is_there(now):
            return now
        now = press_to_move(spool, key, now)
        if is_there(now):
            return now
    raise AssertionError(f"{what} can't be reached with {key}, only {seen}")


def reach(spool, key, name, most=60):
    """Presses a key until something with that name has the focus; what had it before."""
    seen = set()

    def is_it(node):
        seen.add(node.get_name())
        return node.get_name() == name

    reach_node(spool, key, is_it, f"“{name}”", most)
    return seen


def choose_lesson(spool, before, key, lesson, question):
    """Tab reaches the one that is chosen, and arrows the others."""
    reach(spool, "Tab", _(before))
    reach(spool, key, _(lesson), 4)
    keys("Return")
    spool.wait(_(question), "heading")


def save_as(spool, title, name):
    """Answers the dialog that asks for a file."""
    path = spool.path(name)
    wait_for("dialog", lambda: spool.find_button("_Save"))
    focus_window(_(title))
    wait_for("field", lambda: (node := spool.focused_node()) and role_of(node) == "text")
    keys("ctrl+a")
    type_text(str(path))
    keys("Return")
    wait_for(name, lambda: path.exists() and path.stat().st_size > 0)
    wait_for("end of the dialog", lambda: not spool.find_button("_Save"))
    focus_window(APP_NAME)
    return path


def choose_item(spool, position, name):
    """An item of the menu that a key has just opened. Newer versions of GTK don't tell its name."""
    items = wait_for("menu", lambda: len(found := spool.find_all(role="menu item")) > position
                     and found)
    assert items[position].get_name() in ("", name), items[position].get_name()
    node = wait_for("focus in the menu", lambda: (now := spool.focused_node()) in items and now)
    if node != items[position]:
        reach_node(spool, "Down", lambda node: node == items[position], f"item “{name}”", 10)
    keys("Return")
