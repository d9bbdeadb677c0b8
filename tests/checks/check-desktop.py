#!/usr/bin/python3
# check-desktop.py: what desktops read about the program agrees, and suits a software centre.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Validators look at one file each. This one looks across them: a name or a type that differs
between two files makes a double click open nothing, and nobody says why. Then the limits that
software centres set to texts and pictures.
"""

import configparser
import re
import struct
import xml.etree.ElementTree as ElementTree

from tree import read, run_check

APP_ID = "io.github.spoolbench.Spool"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
LONGEST_NAME = 15
SUMMARY = range(10, 36)
MOST_ITEMS = 10
FEWEST_PICTURES = 3
LARGEST_PICTURE = (1000, 700)
PICTURES = "https://raw.githubusercontent.com/spoolbench/Spool/v{}/data/screenshots/"
LEAST_CONTRAST = 3
URLS = ("homepage", "bugtracker", "vcs-browser", "contribute", "translate")


class Data:
    """The files of data/, read."""

    def __init__(self, tree):
        self.tree = tree
        self.folder = tree.root / "data"
        self.metainfo = self.xml(".metainfo.xml.in")
        self.mime = self.xml(".mime.xml")
        self.desktop = self.keys(".desktop.in", "Desktop Entry")
        self.service = self.keys(".service.in", "D-BUS Service")

    def path(self, ending):
        return self.folder / (APP_ID + ending)

    def xml(self, ending):
        return ElementTree.parse(self.path(ending)).getroot()

    def keys(self, ending, group):
        parser = configparser.RawConfigParser(interpolation=None)
        parser.optionxform = str
        parser.read_string(read(self.path(ending)))
        return parser[group]

    def expect(self, ending, what, found, wanted):
        if found != wanted:
            self.tree.complain(self.path(ending), 0, f"{what} is {found!r}, not {wanted!r}")

    def require(self, ending, is_so, text):
        if not is_so:
            self.tree.complain(self.path(ending), 0, text)

    def text(self, path):
        """An element's text with single spaces, or nothing."""
        return " ".join((self.metainfo.findtext(path) or "").split())


def check_names(data):
    """One id everywhere, and files that it leads to."""
    data.expect(".metainfo.xml.in", "id", data.text("id"), APP_ID)
    data.expect(".metainfo.xml.in", "launchable", data.text("launchable"), f"{APP_ID}.desktop")
    data.expect(".metainfo.xml.in", "icon", data.text("icon"), APP_ID)
    data.expect(".metainfo.xml.in", "dbus", data.text("provides/dbus"), APP_ID)
    data.expect(".desktop.in", "Icon", data.desktop.get("Icon"), APP_ID)
    data.expect(".desktop.in", "DBusActivatable", data.desktop.get("DBusActivatable"), "true")
    data.expect(".desktop.in", "Name", data.desktop.get("Name"), data.text("name"))
    data.expect(".desktop.in", "Comment", data.desktop.get("Comment"), data.text("summary"))
    data.expect(".service.in", "Name", data.service.get("Name"), "@app_id@")
    icons = [f"scalable/apps/{APP_ID}.svg", f"scalable/apps/{APP_ID}.Devel.svg",
             f"symbolic/apps/{APP_ID}-symbolic.svg"]
    icon = data.mime.find(f"{MIME}mime-type/{MIME}icon")
    if icon is not None:
        icons.append(f"scalable/mimetypes/{icon.get('name')}.svg")
    for name in icons:
        data.require(".desktop.in", (data.folder / "icons/hicolor" / name).is_file(),
                     f"there is no icon {name}")


def check_types(data):
    """The type of a report is defined, claimed and provided; its name wins over that of JSON."""
    kind = data.mime.find(f"{MIME}mime-type")
    glob = kind.find(f"{MIME}glob")
    data.expect(".desktop.in", "MimeType", data.desktop.get("MimeType"), kind.get("type") + ";")
    data.expect(".metainfo.xml.in", "mediatype", data.text("provides/mediatype"), kind.get("type"))
    data.expect(".mime.xml", "glob", glob.get("pattern"), "*.spool.json")
    data.require(".mime.xml", int(glob.get("weight", 50)) > 50, "weighs no more than any JSON")


def check_categories(data):
    listed = [element.text for element in data.metainfo.findall("categories/category")]
    data.expect(".desktop.in", "Categories", data.desktop.get("Categories"),
                "".join(name + ";" for name in listed))


def check_texts(data):
    name, summary = data.text("name"), data.text("summary")
    file = ".metainfo.xml.in"
    data.require(file, len(name) <= LONGEST_NAME, f"the name has {len(name)} characters")
    data.require(file, len(summary) in SUMMARY, f"the summary has {len(summary)} characters")
    data.require(file, not re.match(r"(A|An|The) |.*\.$", summary),
                 "the summary begins with an article or ends in a full stop")
    items = data.metainfo.findall("description/ul/li")
    data.require(file, len(items) <= MOST_ITEMS, f"the description has {len(items)} items")
    urls = {element.get("type") for element in data.metainfo.findall("url")}
    for kind in URLS:
        data.require(file, kind in urls, f"lacks the address {kind}")


def luminance(color):
    """How light a color #rrggbb is, from 0 to 1, as WCAG reckons it."""
    parts = [int(color[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
                        for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def check_branding(data):
    """Software centres put the icon on these colors; its thread must be seen there."""
    file = ".metainfo.xml.in"
    colors = {element.get("scheme_preference"): element.text
              for element in data.metainfo.findall("branding/color")}
    data.expect(file, "branding", set(colors), {"light", "dark"})
    icon = read(data.folder / f"icons/hicolor/scalable/apps/{APP_ID}.svg")
    thread = re.search(r'stroke="(#[0-9a-f]{6})"', icon)[1]
    for scheme, color in colors.items():
        found = contrast(color, thread)
        data.require(file, found >= LEAST_CONTRAST,
                     f"the {scheme} color has a contrast of {found:.1f} to the icon")


def check_release(data):
    version = re.search(r"version: '([^']+)'", read(data.tree.root / "meson.build"))
    release = data.metainfo.find("releases/release")
    data.expect(".metainfo.xml.in", "release", release.get("version"), version and version[1])
    for each in data.metainfo.findall("releases/release"):
        data.require(".metainfo.xml.in", each.find("description/p") is not None,
                     f"release {each.get('version')} has no notes")


def picture_size(path):
    """The pixels of a PNG file, or nothing."""
    head = path.read_bytes()[:24] if path.is_file() else b""
    return struct.unpack(">II", head[16:24]) if head[:8] == b"\x89PNG\r\n\x1a\n" else None


def check_pictures(data):
    """Each picture lies here as well, is as large as is said, and has a caption."""
    file = ".metainfo.xml.in"
    place = PICTURES.format(data.metainfo.find("releases/release").get("version"))
    shots = data.metainfo.findall("screenshots/screenshot")
    data.require(file, len(shots) >= FEWEST_PICTURES, f"has {len(shots)} screenshots")
    for number, shot in enumerate(shots):
        image = shot.find("image")
        name = image.text.rsplit("/", 1)[-1]
        size = (int(image.get("width")), int(image.get("height")))
        data.expect(file, f"address of {name}", image.text, place + name)
        data.expect(file, f"size of {name}", size, picture_size(data.folder / "screenshots" / name))
        data.require(file, size <= LARGEST_PICTURE and size[1] <= LARGEST_PICTURE[1],
                     f"{name} is larger than {LARGEST_PICTURE}")
        data.require(file, (shot.get("type") == "default") == (number == 0),
                     "the first screenshot, and no other, is the default")
        caption = shot.findtext("caption") or ""
        data.require(file, caption and not caption.endswith("."),
                     f"{name} has no caption, or one with a full stop")


def check(tree):
    data = Data(tree)
    for step in (check_names, check_types, check_categories, check_texts, check_branding,
                 check_release, check_pictures):
        step(data)


if __name__ == "__main__":
    run_check(check)
