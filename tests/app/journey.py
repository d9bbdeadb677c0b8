# journey.py: a started window, seen and used as assistive technology does.
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the journeys share: starting the program, finding what it shows by role and name, its actions
on the session bus. All waits poll up to a deadline that only what hangs can reach.

A journey that takes what it looks for through _(), count(), fill() and parts() can be made in
another language, too: it is named behind the two programs, with the folder of the translations, and
$SPOOL_TEST_LOCALES holds its locale.
"""

import gettext
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, Gio, GLib  # noqa: E402

PATIENCE_S = 30
# A busy machine answers later than libatspi waits by itself, which is less than a second.
ANSWER_MS, START_MS = 5000, 15000
Atspi.set_timeout(ANSWER_MS, START_MS)
DEVELOPMENT = os.environ.get("SPOOL_TEST_PROFILE") == "development"
APP_ID = "io.github.spoolbench.Spool" + (".Devel" if DEVELOPMENT else "")
APP_PATH = "/" + APP_ID.replace(".", "/")
APP_NAME = "Spool (Development)" if DEVELOPMENT else "Spool"
DATA_FOLDER = "spool-devel" if DEVELOPMENT else "spool"
LOCALES = {"ar": "ar_EG.UTF-8", "de": "de_DE.UTF-8"}
LANGUAGE, TRANSLATIONS = (sys.argv[3:5] + [None, None])[:2]
CATALOGUE = (gettext.translation("spool", TRANSLATIONS, [LANGUAGE]) if LANGUAGE
             else gettext.NullTranslations())
OF_GTK = (gettext.translation("gtk40", languages=[LANGUAGE], fallback=True) if LANGUAGE
          else gettext.NullTranslations())
DIRECTIVE = re.compile(r"%(?:\d\$)?[.0-9]*(?:[sufgd]|<PRIu64>|lu)")
_ = CATALOGUE.gettext


def count(singular, plural, number):
    """What ngettext makes of a number."""
    return DIRECTIVE.sub(str(number), CATALOGUE.ngettext(singular, plural, number))


def fill(template, text):
    """A translated message with a text in it."""
    return DIRECTIVE.sub(text, _(template))


def parts(template):
    """What stays the same in a translated message whatever stands in it."""
    return [part.replace("%%", "%").strip() for part in DIRECTIVE.split(_(template))
            if part.strip(" .,:")]


def wait_for(what, find, patience_s=PATIENCE_S):
    """The first true value that find() gives; the test fails if none comes."""
    end = time.monotonic() + patience_s
    while True:
        try:
            found = find()
        except GLib.Error:  # it has gone while it was looked at
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"no {what} in {patience_s} s")
        time.sleep(0.02)


def look(find):
    """What find() gives, be it true or not, when nothing goes away while it looks."""
    return wait_for("look at what is there", lambda: (find(),))[0]


def role_of(node):
    """What a node is. Newer libraries call a push button just a button."""
    name = node.get_role_name()
    return "button" if name == "push button" else name


def is_shown(node):
    states = node.get_state_set()
    return states.contains(Atspi.StateType.VISIBLE) and states.contains(Atspi.StateType.SHOWING)


def has_focus(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def walk(node):
    """A node and all that is visible below it."""
    yield node
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None and child.get_state_set().contains(Atspi.StateType.VISIBLE):
            yield from walk(child)


class Journey:
    """The program, running."""

    def __init__(self, program, bench, mode):
        self.folder = tempfile.TemporaryDirectory(prefix="spool-journey-")
        environment = dict(os.environ, SPOOL_BENCH=bench, SPOOL_FAKE_BENCH=mode)
        environment.pop("GTK_A11Y", None)
        if LANGUAGE:
            environment.update(LOCPATH=os.environ["SPOOL_TEST_LOCALES"], LC_ALL=LOCALES[LANGUAGE],
                               LANGUAGE=LANGUAGE, SPOOL_LOCALE_DIR=TRANSLATIONS)
        self.process = subprocess.Popen([program], env=environment)
        try:
            self.application = wait_for("application", self.find_application)
            self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        except (AssertionError, GLib.Error):
            # On the bus it would take the next journey's place.
            self.end()
            raise

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is not None and self.process.poll() is None:
            self.print_tree()
        self.end()

    def end(self):
        """Ends the program if it runs, and takes away what it wrote."""
        if self.process.poll() is None:
            self.process.terminate()
        self.process.wait()
        self.folder.cleanup()

    def find_application(self, pid=None):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child is not None and child.get_process_id() == (pid or self.process.pid):
                return child if child.get_child_count() else None
        return None

    def print_tree(self):
        for node in walk(self.application):
            print("#", role_of(node), repr(node.get_name()), file=sys.stderr)

    def find_all(self, name=None, role=None):
        return look(lambda: [node for node in walk(self.application)
                             if (name is None or node.get_name() == name)
                             and (role is None or role_of(node) == role)])

    def find(self, name, role=None):
        return (self.find_all(name, role) or [None])[0]

    def wait(self, name, role=None):
        return wait_for(f"“{name}”", lambda: self.find(name, role))

    def wait_prefix(self, *parts):
        """A node with all these parts in its name."""
        return wait_for(f"text with {parts}", lambda: next(
            (node for node in walk(self.application)
             if all(part in (node.get_name() or "") for part in parts)), None))

    def use(self, what, find):
        """Does what a node that find() gives can do, as soon as it can."""
        wait_for(f"use of {what}", lambda: (node := find())
                 and node.get_action_iface().do_action(0))

    def click(self, name):
        self.use(f"“{name}”", lambda: self.find(name, "button"))

    def find_button(self, label):
        """A button of GTK's own, which it calls by its label with and without the underscore."""
        return next((node for node in walk(self.application) if role_of(node) == "button"
                     and _(label).replace("_", "") in (node.get_name() or "")), None)

    def press(self, name):
        """A button that stays pressed, which GTK calls by different roles."""
        self.use(f"button “{name}”", lambda: next(
            (node for node in self.find_all(name)
             if role_of(node) in ("toggle button", "radio button", "button")), None))

    def open_menu(self, name, role=None, which=0):
        """The menu of one of the menu buttons of that name, whose inner button does it."""
        def find_inner():
            found = self.find_all(name, role)
            return found and ([node for node in walk(found[which])
                               if node.get_action_iface() is not None
                               and node.get_action_iface().get_n_actions() > 0] or [None])[-1]

        self.use(f"menu “{name}”", find_inner)

    def choose(self, label, position=None):
        """An item of the menu that is open. Newer versions of GTK tell not its name, but its key,
        which is the letter after the underscore, or the number of one that ASCII doesn't have; of
        one without a key they tell nothing, so that its position has to."""
        name, letter = label.replace("_", ""), label.partition("_")[2][:1].lower()
        key = "Alt+" + (letter if letter.isascii() else hex(ord(letter)))

        def find_item():
            items = self.find_all(role="menu item")
            if position is not None and len(items) > position:
                assert items[position].get_name() in ("", name), items[position].get_name()
                return items[position]
            return next((node for node in items if node.get_name() == name
                         or not node.get_name()
                         and node.get_attributes().get("keyshortcuts") == key), None)

        self.use(f"item “{name}”", find_item)

    def focused_node(self):
        """What has the keyboard. A window that stands behind may keep a focus of its own."""
        return (look(lambda: [node for node in walk(self.application) if has_focus(node)
                              and role_of(node) not in ("application", "frame")])
                or [None])[-1]

    def focused(self):
        """The name of what has the keyboard."""
        node = self.focused_node()
        return node.get_name() if node is not None else None

    def path(self, name):
        return pathlib.Path(self.folder.name) / name

    def act(self, action, parameter=None):
        arguments = [] if parameter is None else [GLib.Variant("s", parameter)]
        self.bus.call_sync(APP_ID, APP_PATH, "org.gtk.Actions", "Activate",
                           GLib.Variant("(sava{sv})", (action, arguments, {})), None,
                           Gio.DBusCallFlags.NONE, -1, None)

    def act_in_window(self, action):
        self.bus.call_sync(APP_ID, APP_PATH + "/window/1", "org.gtk.Actions", "Activate",
                           GLib.Variant("(sava{sv})", (action, [], {})), None,
                           Gio.DBusCallFlags.NONE, -1, None)

    def is_running(self):
        answer = self.bus.call_sync(APP_ID, APP_PATH, "org.gtk.Actions", "Describe",
                                    GLib.Variant("(s)", ("running",)), None,
                                    Gio.DBusCallFlags.NONE, -1, None)
        return answer.unpack()[0][2][0]

    def wait_end(self):
        """Until the program has gone by itself."""
        wait_for("end of the program", lambda: self.process.poll() is not None)
        assert self.process.returncode == 0, self.process.returncode

    def children(self):
        path = f"/proc/{self.process.pid}/task/{self.process.pid}/children"
        return [int(pid) for pid in pathlib.Path(path).read_text().split()]

    def descendants(self):
        """All processes that it has started, and those that they have."""
        found, beyond = set(), [self.process.pid]
        while beyond:
            try:
                lists = pathlib.Path(f"/proc/{beyond.pop()}/task").glob("*/children")
                below = {int(pid) for path in lists for pid in path.read_text().split()}
            except OSError:  # it has ended meanwhile
                continue
            beyond.extend(below - found)
            found |= below
        return found


def has_ended(pid):
    """Whether nothing runs there any more, even if nobody has asked how it ended."""
    try:
        status = pathlib.Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


def is_png(path):
    return path.exists() and path.read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"


def with_bench(mode):
    """How the fake bench behaves in a journey."""
    def mark(journey):
        journey.mode = mode
        return journey
    return mark


def run(journeys):
    """Runs the journeys, and says how they went in TAP."""
    if LANGUAGE and not os.path.isdir(os.path.join(os.environ.get("SPOOL_TEST_LOCALES", ""),
                                                   LOCALES[LANGUAGE])):
        print(f"1..0 # SKIP there is no locale {LOCALES[LANGUAGE]}")
        return 0
    program, bench = sys.argv[1:3]
    failed = 0
    print(f"1..{len(journeys)}", flush=True)
    for number, journey in enumerate(journeys, 1):
        try:
            with Journey(program, bench, getattr(journey, "mode", "good")) as started:
                journey(started)
            print(f"ok {number} {journey.__name__}", flush=True)
        except (AssertionError, GLib.Error, OSError) as error:
            failed += 1
            print(f"# {error}\nnot ok {number} {journey.__name__}", flush=True)
    return 1 if failed else 0
