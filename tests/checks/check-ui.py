#!/usr/bin/python3
# check-ui.py: the templates of the window, against what GTK and libadwaita say of themselves.
# SPDX-License-Identifier: GPL-3.0-or-later
"""gtk4-builder-tool cannot load libadwaita's classes nor ours, so the .ui files of src/app/ are held
against the GIR files that come with the libraries' headers: each class and each property is there,
is not newer than the oldest platform that we build for, and is not deprecated in it. Beside that, a
button with only an icon has a tooltip, and each text that a user sees is marked as translatable.
"""

import pathlib
import sys
import xml.etree.ElementTree as ElementTree

from tree import SKIPPED, run_check

CORE = "{http://www.gtk.org/introspection/core/1.0}"
GLIB = "{http://www.gtk.org/introspection/glib/1.0}"
FOLDERS = ("/usr/share/gir-1.0", "/usr/local/share/gir-1.0")

# Namespace, file, and the oldest version that has to do.
LIBRARIES = (
    ("GObject", "GObject-2.0.gir", (2, 74)),
    ("Gio", "Gio-2.0.gir", (2, 74)),
    ("Gtk", "Gtk-4.0.gir", (4, 8)),
    ("Adw", "Adw-1.gir", (1, 2)),
)
TEXTS = {"body", "description", "heading", "label", "placeholder-text", "subtitle", "text", "title",
         "tooltip-text"}
ICON_BUTTONS = {"GtkButton", "GtkMenuButton", "GtkToggleButton"}


class Class:
    """A class or interface: its parents, its properties, and why either may not be used."""

    def __init__(self, parents, objection):
        self.parents = parents
        self.objection = objection
        self.properties = {}


def version(text):
    return tuple(int(part) for part in text.split(".")[:2]) if text else (0, 0)


def objection(element, floor):
    """Why something may not be used on the oldest platform, or None."""
    if version(element.get("version")) > floor:
        return f"is newer than {'.'.join(map(str, floor))} (version {element.get('version')})"
    if element.get("deprecated") and version(element.get("deprecated-version")) <= floor:
        return "is deprecated"
    return None


def read_library(path, namespace, floor, classes):
    """Adds a GIR file's classes, by their names in C; parents go by their names in GIR."""
    root = ElementTree.parse(path).getroot().find(f"{CORE}namespace")
    for element in list(root.iter(f"{CORE}class")) + list(root.iter(f"{CORE}interface")):
        parents = [element.get("parent")] + [i.get("name") for i in
                                             element.findall(f"{CORE}implements")]
        parents = [p if "." in p else f"{namespace}.{p}" for p in parents if p]
        entry = Class(parents, objection(element, floor))
        for item in element.findall(f"{CORE}property"):
            entry.properties[item.get("name")] = objection(item, floor)
        classes[element.get(f"{GLIB}type-name")] = entry
        classes[f"{namespace}.{element.get('name')}"] = entry


def read_libraries(folders=FOLDERS):
    """All classes, or None if a GIR file is not there."""
    classes = {}
    for namespace, name, floor in LIBRARIES:
        paths = [pathlib.Path(folder) / name for folder in folders]
        path = next((path for path in paths if path.exists()), None)
        if not path:
            return None
        read_library(path, namespace, floor, classes)
    return classes


def find_property(classes, name, wanted):
    """(whether the class or one above it has the property, the objection to it)."""
    entry = classes.get(name)
    if not entry:
        return False, None
    if wanted in entry.properties:
        return True, entry.properties[wanted]
    for parent in entry.parents:
        found, why = find_property(classes, parent, wanted)
        if found:
            return found, why
    return False, None


def check_object(tree, path, classes, name, element):
    entry = classes.get(name)
    if not entry:
        if not name.startswith("Spool"):
            tree.complain(path, 0, f"there is no class {name}")
        return
    if entry.objection:
        tree.complain(path, 0, f"{name} {entry.objection}")
    for item in element.findall("property"):
        wanted = item.get("name").replace("_", "-")
        found, why = find_property(classes, name, wanted)
        if not found:
            tree.complain(path, 0, f"{name} has no property {wanted}")
        elif why:
            tree.complain(path, 0, f"{name}'s property {wanted} {why}")


def check_texts(tree, path, element):
    for item in element.iter():
        if item.tag not in ("property", "attribute"):
            continue
        text = (item.text or "").strip()
        if (item.get("name") in TEXTS and not list(item) and any(map(str.isalpha, text))
                and item.get("translatable") not in ("yes", "true", "1")
                and not item.get("bind-source")):
            tree.complain(path, 0, f"{item.get('name')} “{text}” is not marked as translatable")


def check_button(tree, path, name, element):
    names = {item.get("name").replace("_", "-") for item in element.findall("property")}
    if name in ICON_BUTTONS and "icon-name" in names and "tooltip-text" not in names:
        tree.complain(path, 0, f"a {name} with only an icon has no tooltip-text")


def check(tree, classes):
    for path in tree.files("src/app", ".ui"):
        try:
            root = ElementTree.parse(path).getroot()
        except ElementTree.ParseError as error:
            tree.complain(path, 0, str(error))
            continue
        check_texts(tree, path, root)
        for template in root.iter("template"):
            if template.get("parent"):
                check_object(tree, path, classes, template.get("parent"), ElementTree.Element("x"))
        for element in root.iter("object"):
            check_object(tree, path, classes, element.get("class"), element)
            check_button(tree, path, element.get("class"), element)


if __name__ == "__main__":
    known = read_libraries()
    if known is None:
        print("no GIR files of GTK and libadwaita")
        sys.exit(SKIPPED)
    run_check(lambda tree: check(tree, known))
