# desktop.py: a desktop of which only the session bus is there; it writes down what it is told.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays the notification service and the session manager, each with the few methods that GLib and
GTK call. It has a thread, a main context and a connection of its own, since the journeys wait in
theirs.
"""

import threading

from gi.repository import Gio, GLib

INTERFACES = Gio.DBusNodeInfo.new_for_xml("""
<node>
  <interface name="org.freedesktop.Notifications">
    <method name="GetCapabilities"><arg type="as" direction="out"/></method>
    <method name="Notify">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="as" direction="in"/>
      <arg type="a{sv}" direction="in"/><arg type="i" direction="in"/>
      <arg type="u" direction="out"/>
    </method>
    <method name="CloseNotification"><arg type="u" direction="in"/></method>
    <signal name="ActionInvoked"><arg type="u"/><arg type="s"/></signal>
  </interface>
  <interface name="org.gnome.SessionManager">
    <method name="Inhibit">
      <arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="s" direction="in"/>
      <arg type="u" direction="in"/><arg type="u" direction="out"/>
    </method>
    <method name="Uninhibit"><arg type="u" direction="in"/></method>
  </interface>
</node>
""").interfaces
PATHS = {"org.freedesktop.Notifications": "/org/freedesktop/Notifications",
         "org.gnome.SessionManager": "/org/gnome/SessionManager"}
SUSPEND = 4


class Desktop:
    """Knows what is shown and what keeps the computer awake."""

    def __init__(self):
        self.notifications = {}  # (title, body) by number
        self.inhibitors = {}     # (flags, reason) by number
        self.count = 0
        self.connection = None
        self.context = GLib.MainContext.new()
        self.is_ready = threading.Event()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()
        assert self.is_ready.wait(30)

    def serve(self):
        self.context.push_thread_default()
        self.connection = Gio.DBusConnection.new_for_address_sync(
            Gio.dbus_address_get_for_bus_sync(Gio.BusType.SESSION, None),
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        for interface in INTERFACES:
            self.connection.register_object(PATHS[interface.name], interface, self.on_call, None,
                                            None)
            self.connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus",
                                      "org.freedesktop.DBus", "RequestName",
                                      GLib.Variant("(su)", (interface.name, 0)), None,
                                      Gio.DBusCallFlags.NONE, -1, None)
        self.is_ready.set()
        while True:
            self.context.iteration(True)

    def on_call(self, connection, sender, path, interface, method, parameters, invocation):
        answer = getattr(self, method)(*parameters.unpack())
        invocation.return_value(answer)

    def GetCapabilities(self):
        return GLib.Variant("(as)", (["actions", "body"],))

    def Notify(self, application, replaced, icon, title, body, actions, hints, timeout):
        self.count += 1
        number = replaced or self.count
        self.notifications[number] = (title, body)
        return GLib.Variant("(u)", (number,))

    def CloseNotification(self, number):
        self.notifications.pop(number, None)

    def Inhibit(self, application, window, reason, flags):
        self.count += 1
        self.inhibitors[self.count] = (flags, reason)
        return GLib.Variant("(u)", (self.count,))

    def Uninhibit(self, number):
        self.inhibitors.pop(number)

    def click(self, number):
        """What a desktop does when its user clicks on a notification."""
        self.notifications.pop(number)
        self.connection.emit_signal(None, PATHS["org.freedesktop.Notifications"],
                                    "org.freedesktop.Notifications", "ActionInvoked",
                                    GLib.Variant("(us)", (number, "default")))
