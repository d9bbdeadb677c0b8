#!/usr/bin/python3
# test-desktop.py: what the program and the desktop around it do for each other.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Usage: test-desktop.py SPOOL BENCH"""

import os
import pathlib
import subprocess
import sys

from desktop import SUSPEND, Desktop
from gi.repository import Atspi, Gio, GLib
from journey import APP_ID, APP_PATH, run, wait_for, with_bench

DESKTOP = Desktop()


def window_of(spool):
    return wait_for("window", lambda: subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--pid", str(spool.process.pid)],
        stdout=subprocess.PIPE, text=True).stdout.split())[-1]


def is_active(spool):
    return any(node.get_state_set().contains(Atspi.StateType.ACTIVE)
               for node in spool.find_all(role="frame"))


def give_keyboard(spool):
    """There is no window manager that would."""
    subprocess.run(["xdotool", "windowfocus", "--sync", window_of(spool)], check=True)


def look_elsewhere(spool):
    """Gives the keyboard to the root window, the only other one; nothing has been told yet."""
    DESKTOP.notifications.clear()
    spool.wait("Run", "button")
    place = subprocess.run(["xdotool", "mousemove", "1270", "1010", "getmouselocation",
                            "--shell"], check=True, stdout=subprocess.PIPE, text=True).stdout
    root = place.split("WINDOW=")[1].split()[0]
    subprocess.run(["xdotool", "windowfocus", root], check=True)
    wait_for("inactive window", lambda: not is_active(spool))


@with_bench("endless")
def awake_while_it_measures(spool):
    spool.wait("Run", "button")
    assert not DESKTOP.inhibitors, DESKTOP.inhibitors
    spool.act("run")
    wait_for("inhibitor", lambda: DESKTOP.inhibitors)
    assert list(DESKTOP.inhibitors.values()) == [(SUSPEND, "Spool is measuring")]
    spool.act("stop")
    wait_for("end of the inhibitor", lambda: not DESKTOP.inhibitors)


def told_of_the_end(spool):
    """In another window; what is told goes when it is no longer news."""
    look_elsewhere(spool)
    spool.act("run")
    shown = wait_for("notification", lambda: DESKTOP.notifications)
    (title, body), = list(shown.values())
    assert title == "Measurement Finished", title
    assert "times faster than serial" in body, body
    spool.wait(body)
    spool.act("run")
    wait_for("another notification", lambda: spool.is_running() or DESKTOP.notifications)
    wait_for("end", lambda: not spool.is_running() and DESKTOP.notifications)
    assert len(DESKTOP.notifications) == 1, DESKTOP.notifications
    give_keyboard(spool)
    wait_for("withdrawal", lambda: not DESKTOP.notifications)


@with_bench("endless")
def news_of_the_last_go(spool):
    """A new measurement takes back what was told of the one before."""
    look_elsewhere(spool)
    spool.act("run")
    wait_for("first result", lambda: spool.find("Why?"))
    spool.act("stop")
    (title, _), = wait_for("notification", lambda: DESKTOP.notifications).values()
    assert title == "Measurement Stopped", title
    spool.act("run")
    wait_for("withdrawal", lambda: not DESKTOP.notifications)
    assert spool.is_running()
    spool.act("stop")
    wait_for("notification", lambda: DESKTOP.notifications)


@with_bench("crash")
def told_of_a_failure(spool):
    look_elsewhere(spool)
    spool.act("run")
    (title, _), = wait_for("notification", lambda: DESKTOP.notifications).values()
    assert title == "Measurement Failed", title


def click_on_it(spool):
    """Activates the program, which is there."""
    look_elsewhere(spool)
    spool.act("run")
    number = list(wait_for("notification", lambda: DESKTOP.notifications))[0]
    DESKTOP.click(number)
    wait_for("end of the notification", lambda: not DESKTOP.notifications)
    assert len(spool.find_all(role="frame")) == 1


def nobody_is_told_what_he_sees(spool):
    spool.wait("Run", "button")
    DESKTOP.notifications.clear()
    give_keyboard(spool)
    wait_for("active window", lambda: is_active(spool))
    before = DESKTOP.count
    spool.act("run")
    wait_for("end", lambda: spool.find("Why?") and not spool.is_running()
             and not DESKTOP.inhibitors)
    spool.act("quit")
    spool.wait_end()
    assert DESKTOP.count == before + 1, (before, DESKTOP.count, DESKTOP.notifications)
    assert not DESKTOP.notifications, DESKTOP.notifications


def nobody_is_told_who_does_not_want_it(spool):
    """The preferences open by their action, and count at once."""
    look_elsewhere(spool)
    spool.bus.call_sync(APP_ID, f"{APP_PATH}/window/1", "org.gtk.Actions", "Activate",
                        GLib.Variant("(sava{sv})", ("preferences", [], {})), None,
                        Gio.DBusCallFlags.NONE, -1, None)
    spool.use("the check box", lambda: spool.find("Notify at the End", "check box"))
    spool.act("run")
    wait_for("end", lambda: spool.find("Why?") and not spool.is_running()
             and not DESKTOP.inhibitors)
    spool.act("quit")
    spool.wait_end()
    assert not DESKTOP.notifications, DESKTOP.notifications


def ask_bus(spool, method, signature, *arguments):
    return spool.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                               "org.freedesktop.DBus", method,
                               GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE,
                               -1, None)


def let_bus_start(spool):
    """Installs the service file, with the program where it was built; the bus reads it anew."""
    folder = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "dbus-1/services"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{APP_ID}.service").write_text(
        f"[D-BUS Service]\nName={APP_ID}\nExec={spool.process.args[0]} --gapplication-service\n")
    ask_bus(spool, "UpdateActivationEnvironment", "(a{ss})",
            dict(os.environ, SPOOL_BENCH=sys.argv[2], SPOOL_FAKE_BENCH="endless"))
    ask_bus(spool, "ReloadConfig", "()")


def started_by_the_bus(spool):
    """A double click on a report, when the program isn't running."""
    path = spool.path("r.spool.json")
    spool.wait("Run", "button")
    spool.act("run")
    wait_for("end", lambda: spool.find("Why?") and not spool.is_running())
    spool.act("export-to", str(path))
    answer = spool.wait_prefix("times faster than serial").get_name()
    spool.act("quit")
    spool.wait_end()
    let_bus_start(spool)
    spool.bus.call_sync(APP_ID, APP_PATH, "org.freedesktop.Application", "Open",
                        GLib.Variant("(asa{sv})", ([path.as_uri()], {})), None,
                        Gio.DBusCallFlags.NONE, -1, None)
    pid = ask_bus(spool, "GetConnectionUnixProcessID", "(s)", APP_ID).unpack()[0]
    spool.application = wait_for("application", lambda: spool.find_application(pid))
    spool.wait(answer)
    spool.act("quit")
    wait_for("end of the program", lambda: not os.path.exists(f"/proc/{pid}"))


def measures_without_being_open(spool):
    """A script that knows only the bus: what it starts is there to be seen, and goes on."""
    spool.wait("Run", "button")
    spool.act("quit")
    spool.wait_end()
    let_bus_start(spool)
    spool.act("run")
    pid = ask_bus(spool, "GetConnectionUnixProcessID", "(s)", APP_ID).unpack()[0]
    spool.application = wait_for("application", lambda: spool.find_application(pid))
    spool.wait("Stop", "button")
    assert spool.is_running()
    spool.act("quit")
    wait_for("end of the program", lambda: not os.path.exists(f"/proc/{pid}"))


if __name__ == "__main__":
    sys.exit(run([awake_while_it_measures, told_of_the_end, news_of_the_last_go, told_of_a_failure,
                  click_on_it, nobody_is_told_what_he_sees, nobody_is_told_who_does_not_want_it,
                  started_by_the_bus, measures_without_being_open]))
