#!/usr/bin/python3
# test-checks.py: each check is fed a small tree with one thing wrong, and has to say so.
# SPDX-License-Identifier: GPL-3.0-or-later

import importlib.util
import json
import pathlib
import shutil
import subprocess
import tempfile
import unittest

import tap
from tree import Tree, without_comments

HERE = pathlib.Path(__file__).resolve().parent
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"


def load(name):
    """A check as a module; its name has a dash, so import cannot be used."""
    spec = importlib.util.spec_from_file_location(name.replace("-", "_"), HERE / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TreeCase(unittest.TestCase):
    """A test with a tree of its own: write() makes a file in it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        for name in ("src", "tests", "po", "data"):
            (self.root / name).mkdir()
        self.write("src/meson.build", "".join(
            f"subdir('{name}')\n" for name in load("check-layers").MAY_USE))
        self.write("po/POTFILES.in", "# sorted\n")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def write_code(self, name, body=""):
        """A file that is in order but for its body."""
        base = name.rsplit("/", 1)[-1]
        pragma = "#pragma once\n" if name.endswith(".h") else ""
        self.write(name, f"/* {base}: a file of the test.\n *\n * {SPDX}\n */\n{pragma}{body}")

    def problems(self, check, *arguments):
        tree = Tree(self.root)
        check(tree, *arguments)
        self.notes = tree.notes
        return tree.problems

    def assert_fine(self, check, *arguments):
        self.assertEqual(self.problems(check, *arguments), [])

    def assert_says(self, text, check, *arguments):
        problems = self.problems(check, *arguments)
        self.assertTrue(any(text in problem for problem in problems), f"{text!r} not in {problems}")


class Comments(unittest.TestCase):
    def test_strings_stay_and_lines_are_kept(self):
        self.assertEqual(without_comments('a /* x\ny */ "/* s */" // z\nb'),
                         'a     \n     "/* s */"     \nb')


class Layers(TreeCase):
    check = staticmethod(load("check-layers").check)

    def test_downward_arrow_is_fine(self):
        self.write_code("src/chart/spool-scale.h")
        self.write_code("src/views/spool-view.c",
                        '#include "chart/spool-scale.h"\n#include "config.h"\n#include <glib.h>\n')
        self.assert_fine(self.check)

    def test_upward_arrow(self):
        self.write_code("src/views/spool-view.h")
        self.write_code("src/chart/spool-scale.c", '\n#include "views/spool-view.h"\n')
        self.assert_says("spool-scale.c:6: chart/ may not use views/", self.check)

    def test_an_include_in_a_comment_is_none(self):
        self.write_code("src/chart/spool-scale.c", '/*\n#include "views/spool-view.h"\n*/\n')
        self.assert_fine(self.check)

    def test_sideways_arrow(self):
        self.write_code("src/app/spool-window.c", '# include "engine/spool-engine.h"\n')
        self.assert_says("app/ may not use engine/", self.check)

    def test_include_without_folder(self):
        self.write_code("src/chart/spool-scale.c", '#include "spool-scale.h"\n')
        self.assert_says('as "chart/spool-scale.h"', self.check)

    def test_unknown_folder(self):
        self.write_code("src/misc/spool-misc.c")
        self.assert_says("does not know", self.check)

    def test_file_in_no_folder(self):
        self.write_code("src/main.c")
        self.assert_says("does not know", self.check)

    def test_gtk_outside_the_app(self):
        for header in ("gtk/gtk.h", "adwaita.h", "gdk/gdk.h"):
            self.write_code("src/chart/spool-scale.c", f"#include <{header}>\n")
            self.assert_says(f"<{header}> belongs to app/", self.check)

    def test_gtk_in_the_app(self):
        self.write_code("src/app/spool-window.c", "#include <gtk/gtk.h>\n#include <adwaita.h>\n")
        self.assert_fine(self.check)

    def test_other_libraries_out_of_place(self):
        for header in ("cairo.h", "cairo-pdf.h", "pango/pangocairo.h", "curl/curl.h",
                       "libsoup/soup.h", "json-glib/json-glib.h"):
            self.write_code("src/engine/spool-engine.c", f"#include <{header}>\n")
            self.assert_says(f"<{header}> belongs to", self.check)

    def test_curl_belongs_to_one_workload(self):
        self.write_code("src/workload/spool-web-work.c", "#include <curl/curl.h>\n")
        self.assert_fine(self.check)
        self.write_code("src/workload/spool-sleep-work.c", "#include <curl/curl.h>\n")
        self.assert_says("spool-sleep-work.c", self.check)

    def test_wrong_order_of_folders(self):
        self.write("src/meson.build", "subdir('views')\nsubdir('chart')\n")
        self.assert_says("views uses chart, which must stand above it", self.check)

    def test_circle_of_headers(self):
        self.write_code("src/chart/a.h", '#include "chart/b.h"\n')
        self.write_code("src/chart/b.h", '#include "chart/c.h"\n')
        self.write_code("src/chart/c.h", '#include "chart/a.h"\n')
        self.assert_says("chart/a.h → chart/b.h → chart/c.h → chart/a.h", self.check)

    def test_circle_through_implementations(self):
        self.write_code("src/chart/a.c", '#include "chart/a.h"\n#include "chart/b.h"\n')
        self.write_code("src/chart/b.c", '#include "chart/b.h"\n#include "chart/a.h"\n')
        self.assert_says("chart/a → chart/b → chart/a", self.check)

    def test_a_thing_split_by_role_is_one_unit(self):
        self.write_code("src/chart/a.h")
        self.write_code("src/chart/a-private.h", '#include "chart/a.h"\n')
        self.write_code("src/chart/a.c", '#include "chart/a-private.h"\n#include "chart/a-role.h"\n')
        self.write_code("src/chart/a-role.h", '#include "chart/a.h"\n')
        self.write_code("src/chart/a-role.c",
                        '#include "chart/a-role.h"\n#include "chart/a-private.h"\n')
        self.assert_fine(self.check)

    def test_circle_with_one_role_of_a_thing(self):
        self.write_code("src/chart/b.h")
        self.write_code("src/chart/b.c", '#include "chart/b.h"\n#include "chart/a.h"\n')
        self.write_code("src/chart/a.h")
        self.write_code("src/chart/a-private.h")
        self.write_code("src/chart/a-role.c", '#include "chart/a-private.h"\n#include "chart/b.h"\n')
        self.assert_says("chart/a → chart/b → chart/a", self.check)

    def test_private_header_of_another_folder(self):
        self.write_code("src/chart/a-private.h")
        self.write_code("src/chart/b.c", '#include "chart/a-private.h"\n')
        self.assert_fine(self.check)
        self.write_code("src/views/b.c", '#include "chart/a-private.h"\n')
        self.assert_says("src/views/b.c: may not include chart/a-private.h", self.check)

    def test_private_header_in_a_public_one(self):
        self.write_code("src/chart/a-private.h")
        self.write_code("src/chart/a.h", '#include "chart/a-private.h"\n')
        self.assert_says("is public and includes", self.check)

    def test_a_diamond_is_no_circle(self):
        self.write_code("src/chart/a.h", '#include "chart/b.h"\n#include "chart/c.h"\n')
        self.write_code("src/chart/b.h", '#include "chart/d.h"\n')
        self.write_code("src/chart/c.h", '#include "chart/d.h"\n')
        self.write_code("src/chart/d.h")
        self.assert_fine(self.check)


@unittest.skipUnless(shutil.which("ctags"), "no ctags")
class Sizes(TreeCase):
    check = staticmethod(load("check-sizes").check)

    def functions(self, lengths):
        """A file with a function of each length, counted from its name to its brace."""
        return "".join(f"void\nf{i} (void)\n{{\n" + "  g ();\n" * (length - 3) + "}\n\n"
                       for i, length in enumerate(lengths))

    def test_small_functions_are_fine(self):
        self.write_code("src/chart/a.c", self.functions([40] * 20))
        self.assert_fine(self.check)

    def test_one_long_function_may_be(self):
        self.write_code("src/chart/a.c", self.functions([61] + [5] * 20))
        self.assert_fine(self.check)

    def test_two_long_functions_may_not(self):
        self.write_code("src/chart/a.c", self.functions([61, 61] + [5] * 20))
        self.assert_says("src/chart/a.c:6: f0 has 61 lines", self.check)

    def test_many_functions_may_have_more_long_ones(self):
        self.write_code("src/chart/a.c", self.functions([61, 61] + [4] * 98))
        self.write_code("src/chart/b.c", self.functions([4] * 100))
        self.assert_fine(self.check)

    def test_too_many_over_the_usual(self):
        self.write_code("src/chart/a.c", self.functions([41] * 3 + [5] * 20))
        self.assert_says("f0 has 41 lines; one function in ten", self.check)

    def test_tests_are_measured_too(self):
        self.write_code("tests/chart/test-a.c", self.functions([70, 70]))
        self.assert_says("tests/chart/test-a.c", self.check)

    def test_long_file(self):
        self.write_code("src/chart/a.c", "\n" * 900)
        self.assert_says("has 904 lines, over 900", self.check)

    def test_long_header(self):
        self.write_code("src/chart/a.h", "\n" * 200)
        self.assert_says("over 200", self.check)

    def test_few_tests_of_a_small_tree_are_only_noted(self):
        self.write_code("src/chart/a.c", "\n" * 100)
        self.assert_fine(self.check)
        self.assertEqual(len(self.notes), 1)

    def test_few_tests_of_a_big_tree(self):
        for name in "abcd":
            self.write_code(f"src/chart/{name}.c", "\n" * 800)
        self.write_code("tests/chart/test-a.c", "\n" * 800)
        self.write_code("tests/chart/test-b.c", "\n" * 700)
        self.assert_says("less than half", self.check)
        self.write_code("tests/chart/test-b.c", "\n" * 804)
        self.assert_fine(self.check)


class Style(TreeCase):
    check = staticmethod(load("check-style").check)

    def assert_code_says(self, text, body, name="src/chart/a.c"):
        self.write_code(name, body)
        self.assert_says(text, self.check)

    def assert_code_fine(self, body, name="src/chart/a.c"):
        self.write_code(name, body)
        self.assert_fine(self.check)

    def test_good_files(self):
        self.write_code("src/chart/a.c")
        self.write_code("src/chart/a.h")
        self.write("tests/checks/x.py", f"#!/usr/bin/python3\n# x.py: one.\n# {SPDX}\n")
        self.assert_fine(self.check)

    def test_wrong_name(self):
        self.write("src/chart/a.c", f"/* b.c: something. {SPDX} */\n")
        self.assert_says('does not open with "/* a.c"', self.check)

    def test_longer_name(self):
        self.write("src/chart/a.c", f"/* a.cc: something. {SPDX} */\n")
        self.assert_says('does not open with "/* a.c"', self.check)

    def test_empty_file(self):
        self.write("src/chart/a.c", "")
        self.assert_says("does not open with", self.check)

    def test_no_licence(self):
        self.write("src/chart/a.c", "/* a.c: something. */\n")
        self.assert_says("has no", self.check)

    def test_notes_to_self(self):
        for word in ("TO" + "DO", "FIX" + "ME", "X" + "XX"):
            self.assert_code_says("a note to self", f"/* {word}: later */\n")
        self.assert_code_fine("/* a name ending in XXXXXX */\n")

    def test_tab(self):
        self.assert_code_says(":5: a tab", "\tint a;\n")

    def test_trailing_space(self):
        self.assert_code_says("spaces at the end", "int f (void); \n")

    def test_text_files_are_looked_at(self):
        self.write("data/a.xml", "<a/> \n")
        self.assert_says("data/a.xml:1: spaces", self.check)

    def test_columns(self):
        self.assert_code_fine("/* " + "a" * 97 + "\n*/\n")
        self.assert_code_says("101 columns", "/* " + "a" * 98 + "\n*/\n")

    def test_columns_with_a_string(self):
        self.assert_code_fine('/* "' + "a" * 114 + '"\n*/\n')
        self.assert_code_says("121 columns, over 120", '/* "' + "a" * 116 + '"\n*/\n')

    def test_header_without_pragma(self):
        self.write("src/chart/a.h", f"/* a.h: something. {SPDX} */\n")
        self.assert_says("no #pragma once", self.check)

    def test_variables_that_change(self):
        for body in ("static int count;", "static int count = 3;", "int count;", "static Foo *self;",
                     "static const char *names[] = {", "static char buffer[10];",
                     "static volatile int count = 0;"):
            self.assert_code_says("can change", body + "\n")

    def test_variables_that_stay(self):
        for body in ("static const int count = 3;", "static const char *const names[] = {",
                     "const SpoolWorkload spool_sleep = {", "extern const Foo foo;",
                     "static GParamSpec *properties[N_PROPS];", "static guint signals[N_SIGNALS];",
                     "static int f (int a);", "typedef struct _Foo Foo;", "struct _Foo;",
                     "G_BEGIN_DECLS\n\ntypedef struct _Foo Foo;", "void\nf (void)\n{\n  int a = 1;\n}",
                     "/*\nstatic int a;\n*/"):
            self.assert_code_fine(body + "\n")

    def test_tests_may_have_variables(self):
        self.assert_code_fine("static int count;\n", "tests/chart/test-a.c")


class Markup(TreeCase):
    check = staticmethod(load("check-markup").check)

    ORIGINAL = "The <a href='glossary:gil'>GIL</a> of a <a href='glossary:process'>process</a>."

    def write_translation(self, translation, flags="", original=ORIGINAL):
        half = len(original) // 2
        self.write("po/de.po", 'msgid ""\nmsgstr ""\n"Language: de\\n"\n\n'
                   f'#: src/a.c:1\n{flags}msgid ""\n"{original[:half]}"\n"{original[half:]}"\n'
                   f'msgstr "{translation}"\n')

    def test_fine(self):
        for translation in ("", "Des <a href='glossary:process'>Prozesses</a> "
                            "<a href='glossary:gil'>GIL</a>."):
            self.write_translation(translation)
            self.assert_fine(self.check)

    def test_other_tags(self):
        for translation in ("Das GIL.", "Das <a href='glossar:gil'>GIL</a> eines "
                            "<a href='glossary:process'>Prozesses</a>."):
            self.write_translation(translation)
            self.assert_says("po/de.po:5: “Das", self.check)
            self.write_translation(translation, flags="#, fuzzy\n")
            self.assert_fine(self.check)

    def test_no_markup(self):
        self.write_translation("<a href='glossary:gil'>Das</a> & <a href='glossary:process'>P</a>.")
        self.assert_says("is no markup", self.check)

    def test_texts_without_links(self):
        self.write_translation("<Strg> & mehr", original="<Ctrl> and more")
        self.assert_fine(self.check)


class Potfiles(TreeCase):
    check = staticmethod(load("check-potfiles").check)

    def test_nothing_to_translate(self):
        self.write_code("src/chart/a.c", '#define _(s) gettext (s)\nf ("_ (x)");  /* _("x") */\n')
        self.write("src/app/a.ui", '<property name="label">A</property>\n')
        self.assert_fine(self.check)

    def test_missing(self):
        for call in ('_("a")', '_ ("a")', 'C_("c", "a")', 'N_("a")', 'ngettext ("a", "b", n)'):
            self.write_code("src/chart/a.c", f"f ({call});\n")
            self.assert_says("lacks src/chart/a.c", self.check)

    def test_missing_template(self):
        self.write("src/app/a.ui", '<property name="label" translatable="yes">A</property>\n')
        self.assert_says("lacks src/app/a.ui", self.check)

    def test_missing_data(self):
        self.write("data/a.desktop.in", "[Desktop Entry]\n")
        self.write("data/a.gschema.xml", '<schemalist gettext-domain="spool"/>\n')
        self.assert_says("lacks data/a.desktop.in", self.check)
        self.assert_says("lacks data/a.gschema.xml", self.check)

    def test_stale(self):
        self.write_code("src/chart/a.c")
        self.write("po/POTFILES.in", "src/chart/a.c\nsrc/chart/gone.c\n")
        self.assert_says("lists src/chart/a.c", self.check)
        self.assert_says("lists src/chart/gone.c", self.check)

    def test_order(self):
        for name in "ab":
            self.write_code(f"src/chart/{name}.c", 'f (_("x"));\n')
        self.write("po/POTFILES.in", "src/chart/a.c\nsrc/chart/b.c\n")
        self.assert_fine(self.check)
        self.write("po/POTFILES.in", "src/chart/b.c\nsrc/chart/a.c\n")
        self.assert_says("not sorted", self.check)
        self.write("po/POTFILES.in", "src/chart/a.c\nsrc/chart/a.c\nsrc/chart/b.c\n")
        self.assert_says("not sorted", self.check)


PO_HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@unittest.skipUnless(shutil.which("msgcmp"), "there is no gettext")
class Translations(TreeCase):
    check = staticmethod(load("check-translations").check)

    def setUp(self):
        super().setUp()
        self.write("po/LINGUAS", "de\n")
        self.write("po/POTFILES.in", "src/chart/a.c\n")
        self.write_code("src/chart/a.c", "f (_(\"in %d s\"), _(\"a <a href='glossary:b'>b</a>\"));\n")

    def translate(self, in_s, link):
        entry = "msgid \"a <a href='glossary:b'>b</a>\"\n"
        self.write("po/de.po", f'{PO_HEAD}#, c-format\nmsgid "in %d s"\nmsgstr "{in_s}"\n\n'
                               f'{entry}msgstr "{link}"\n')

    def test_good(self):
        self.translate("in %d s", "ein <a href='glossary:b'>B</a>")
        self.assert_fine(self.check)

    def test_other_format(self):
        self.translate("in %s s", "ein <a href='glossary:b'>B</a>")
        self.assert_says("po/de.po", self.check)

    def test_other_link(self):
        self.translate("in %d s", "ein <a href='glossary:c'>B</a>")
        self.assert_says("other links", self.check)

    def test_untranslated(self):
        self.translate("", "ein <a href='glossary:b'>B</a>")
        self.assert_says("only 1 of 2", self.check)

    def test_behind_the_sources(self):
        self.write("po/de.po", f'{PO_HEAD}#, c-format\nmsgid "in %d s"\nmsgstr "in %d s"\n')
        self.assert_says("lacks 1 messages", self.check)

    def test_languages(self):
        self.translate("in %d s", "ein <a href='glossary:b'>B</a>")
        self.write("po/LINGUAS", "de fr\n")
        self.assert_says("fr is named", self.check)
        self.write("po/LINGUAS", "")
        self.assert_says("de is named", self.check)


class Templates(TreeCase):
    module = load("check-ui")
    GIR = """<repository xmlns="http://www.gtk.org/introspection/core/1.0"
      xmlns:glib="http://www.gtk.org/introspection/glib/1.0"><namespace name="Gtk">
      <interface name="Named" glib:type-name="GtkNamed"><property name="name"/></interface>
      <class name="Widget" glib:type-name="GtkWidget"><implements name="Named"/>
        <property name="visible"/><property name="tooltip-text"/>
        <property name="fresh" version="4.10"/></class>
      <class name="Button" parent="Widget" glib:type-name="GtkButton">
        <property name="label"/><property name="icon-name"/>
        <property name="old" deprecated="1" deprecated-version="4.8"/>
        <property name="aging" deprecated="1" deprecated-version="4.10"/></class>
      <class name="FileDialog" version="4.10" glib:type-name="GtkFileDialog"/>
      </namespace></repository>"""

    def setUp(self):
        super().setUp()
        self.write("Gtk.gir", self.GIR)
        self.classes = {}
        self.module.read_library(self.root / "Gtk.gir", "Gtk", (4, 8), self.classes)

    def write_object(self, name, properties=""):
        self.write("src/app/a.ui", f'<interface><object class="{name}">{properties}</object></interface>')

    def assert_object_says(self, text, name, properties=""):
        self.write_object(name, properties)
        self.assert_says(text, self.module.check, self.classes)

    def assert_object_fine(self, name, properties=""):
        self.write_object(name, properties)
        self.assert_fine(self.module.check, self.classes)

    def test_known_things_are_fine(self):
        self.assert_object_fine("GtkButton", '<property name="visible">1</property>'
                                             '<property name="name">x1</property>'
                                             '<property name="aging">1</property>')

    def test_not_xml(self):
        self.write("src/app/a.ui", "<interface>")
        self.assert_says("no element found", self.module.check, self.classes)

    def test_unknown_class(self):
        self.assert_object_says("no class GtkBotton", "GtkBotton")

    def test_our_own_classes_are_not_known_here(self):
        self.assert_object_fine("SpoolChartView", '<property name="report">x</property>')

    def test_unknown_property(self):
        self.assert_object_says("no property visable", "GtkButton",
                                '<property name="visable">1</property>')

    def test_too_new(self):
        self.assert_object_says("is newer than 4.8", "GtkFileDialog")
        self.assert_object_says("property fresh is newer", "GtkButton",
                                '<property name="fresh">1</property>')

    def test_deprecated(self):
        self.assert_object_says("property old is deprecated", "GtkButton",
                                '<property name="old">1</property>')

    def test_template_parent(self):
        self.write("src/app/a.ui", '<interface><template class="SpoolA" parent="GtkFileDialog"/>'
                                   "</interface>")
        self.assert_says("GtkFileDialog is newer", self.module.check, self.classes)

    def test_icon_without_tooltip(self):
        icon = '<property name="icon-name">x-symbolic</property>'
        self.assert_object_says("no tooltip-text", "GtkButton", icon)
        self.assert_object_fine("GtkButton",
                                icon + '<property name="tooltip-text" translatable="yes">X</property>')

    def test_text_that_cannot_be_translated(self):
        self.assert_object_says("“Run” is not marked", "GtkButton", '<property name="label">Run</property>')
        self.assert_object_fine("GtkButton", '<property name="label">12 : 3</property>')


@unittest.skipUnless(shutil.which("cc"), "there is no cc")
class Darwin(TreeCase):
    check = staticmethod(load("check-darwin").check)

    def setUp(self):
        super().setUp()
        entry = {"directory": str(self.root), "file": "src/spool-x.c",
                 "command": "cc -Isrc -D_GNU_SOURCE -DTHING=1 -c src/spool-x.c"}
        self.write("compile_commands.json", json.dumps([entry]))
        self.write_code("src/spool-x-darwin.c", "#include <sys/sysctl.h>\n"
                        "int x (void);\nint\nx (void)\n{\n"
                        "  return THING + sysctlbyname (\"a\", 0, 0, 0, 0);\n}\n")

    def test_what_macos_has(self):
        self.assert_fine(self.check, self.root)
        self.assertEqual(self.notes, ["1 files"])

    def test_nothing_to_check(self):
        (self.root / "src/spool-x-darwin.c").unlink()
        self.assert_says("nothing for macOS", self.check, self.root)

    def test_what_only_gnu_has(self):
        self.write_code("src/spool-x-unix.c", "#include <unistd.h>\n#include <fcntl.h>\n"
                        "int x (int *);\nint\nx (int *ends)\n{\n"
                        "  return pipe2 (ends, O_CLOEXEC);\n}\n")
        self.assert_says("pipe2", self.check, self.root)

    def test_what_is_built_elsewhere(self):
        for name in ("spool-x-linux.c", "spool-x-win32.c", "spool-named.c"):
            self.write_code(f"src/{name}", "#include <unistd.h>\nwrong\n")
        self.write("src/meson.build", "sources = {\n  'linux': files(\n    'spool-named.c'),\n}\n")
        self.assert_fine(self.check, self.root)

    def test_what_asks_for_the_system(self):
        self.write_code("src/spool-x-unix.c", "#include <unistd.h>\n#ifdef __APPLE__\n#endif\n")
        self.assert_says("asks for the system", self.check, self.root)


class Desktop(TreeCase):
    """The real files, of which each test breaks one thing."""

    check = staticmethod(load("check-desktop").check)

    def setUp(self):
        super().setUp()
        shutil.copytree(HERE.parent.parent / "data", self.root / "data", dirs_exist_ok=True)
        shutil.copy(HERE.parent.parent / "meson.build", self.root)

    def assert_broken_says(self, said, ending, old, new):
        path = self.root / f"data/io.github.spoolbench.Spool{ending}"
        text = path.read_text(encoding="utf-8")
        self.assertIn(old, text)
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.assert_says(said, self.check)

    def test_as_it_is(self):
        self.assert_fine(self.check)

    def test_other_id(self):
        self.assert_broken_says("launchable is", ".metainfo.xml.in", "Spool.desktop", "Spul.desktop")

    def test_other_icon(self):
        self.assert_broken_says("Icon is", ".desktop.in", "Icon=io.", "Icon=org.")

    def test_no_icon(self):
        shutil.rmtree(self.root / "data/icons/hicolor/symbolic")
        self.assert_says("no icon symbolic", self.check)

    def test_service_of_another(self):
        self.assert_broken_says("Name is", ".service.in", "@app_id@", "org.example.Other")

    def test_other_type(self):
        self.assert_broken_says("MimeType is", ".desktop.in", "x-spool-report", "x-report")

    def test_light_glob(self):
        self.assert_broken_says("weighs no more", ".mime.xml", 'weight="60"', 'weight="50"')

    def test_categories_differ(self):
        self.assert_broken_says("Categories is", ".desktop.in", "Development;", "Education;")

    def test_summary(self):
        self.assert_broken_says("has 2 characters", ".metainfo.xml.in",
                                "<summary>See how many workers a job needs", "<summary>Go")
        self.assert_broken_says("full stop", ".metainfo.xml.in", "Go</summary>",
                                "Compare the workers.</summary>")

    def test_no_address(self):
        self.assert_broken_says("address bugtracker", ".metainfo.xml.in", '"bugtracker"', '"faq"')

    def test_release(self):
        self.assert_broken_says("release is '0.0.9'", ".metainfo.xml.in", 'version="0.1.0"',
                                'version="0.0.9"')

    def test_pictures(self):
        self.assert_broken_says("size of time.png", ".metainfo.xml.in", 'width="1000"',
                                'width="999"')
        self.assert_broken_says("full stop", ".metainfo.xml.in", "</caption>", ".</caption>")

    def test_pictures_of_another_day(self):
        self.assert_broken_says("address of time.png", ".metainfo.xml.in", "/v0.1.0/", "/main/")

    def test_colors(self):
        self.assert_broken_says("light color has a contrast of 2.0", ".metainfo.xml.in", "#deebfc", "#99c1f1")
        self.assert_broken_says("dark color has a contrast of 1.7", ".metainfo.xml.in", "#0f2a52", "#1a5fb4")
        self.assert_broken_says("branding is", ".metainfo.xml.in", '"dark"', '"light"')

    def test_missing_picture(self):
        (self.root / "data/screenshots/time.png").unlink()
        self.assert_says("size of time.png", self.check)


@unittest.skipUnless(shutil.which("shellcheck"), "no shellcheck")
class ShellScripts(TreeCase):
    check = staticmethod(load("check-scripts").check)
    fault = "cd $1\n"

    def test_good(self):
        self.write("build-aux/good", "#!/bin/sh\necho good\n")
        self.write("build-aux/windows/recipes/one", "depends=\nbuild ()\n{\n  echo \"$stage\"\n}\n")
        self.write("build-aux/page", "cd $1 is what one types\n")
        self.assert_fine(self.check)

    def test_each_is_found(self):
        for name, head in ((".ci/run", "#!/usr/bin/env bash\n"), ("build-aux/a", "#!/bin/sh\n"),
                           ("build-aux/b.sh", "# b.sh: read by a\n#\n# shellcheck shell=bash\n"),
                           ("build-aux/windows/c.in", "#!/bin/sh\n"),
                           ("build-aux/windows/recipes/d", ""), ("tests/app/e.sh", "#!/bin/sh\n")):
            self.write(name, head + self.fault)
            self.assert_says(name, self.check)


class Flatpak(TreeCase):
    """The real manifest, of which each test breaks one thing."""

    name = "build-aux/flatpak/io.github.spoolbench.Spool.yml"

    def setUp(self):
        super().setUp()
        # A machine that only builds may have no module for YAML; the check runs where it has.
        if importlib.util.find_spec("yaml") is None:
            self.skipTest("python3-yaml is not there")
        self.check = load("check-flatpak").check
        self.text = (HERE.parent.parent / self.name).read_text(encoding="utf-8")

    def assert_broken_says(self, said, old, new):
        self.assertIn(old, self.text)
        self.write(self.name, self.text.replace(old, new, 1))
        self.assert_says(said, self.check)

    def test_as_it_is(self):
        self.write(self.name, self.text)
        self.assert_fine(self.check)

    def test_names(self):
        self.assert_broken_says("id is not", "id: io", "id: org")
        self.assert_broken_says("command is not", "command: spool", "command: /app/bin/spool")
        self.assert_broken_says("GNOME's", "org.gnome.Sdk", "org.kde.Sdk")
        self.assert_broken_says("in quotes", "version: '51'", "version: 51")
        self.assert_broken_says("order", "sdk: org.gnome.Sdk\ncommand: spool",
                                "command: spool\nsdk: org.gnome.Sdk")

    def test_permissions(self):
        dri = "  - --device=dri\n"
        for more in ("--filesystem=home", "--socket=x11", "--device=all", "--socket=session-bus",
                     "--talk-name=org.freedesktop.Flatpak"):
            self.assert_broken_says("more than", dri, f"{dri}  - {more}\n")
        self.assert_broken_says("stands twice", dri, dri + dri)
        self.assert_broken_says("without --share=ipc", "  - --share=ipc\n", "")
        self.assert_broken_says("without --socket=fallback-x11", "  - --socket=fallback-x11\n", "")

    def test_modules(self):
        self.assert_broken_says("without its tests", "run-tests: true", "run-tests: false")
        self.assert_broken_says("without suite process", " --suite process", "")
        self.assert_broken_says("not built by meson", "buildsystem: meson", "buildsystem: simple")
        self.assert_broken_says("more to build", "modules:\n", "modules:\n  - name: curl\n")
        self.assert_broken_says("with a network", "    run-tests: true\n",
                                "    run-tests: true\n    build-options:\n"
                                "      build-args: [--share=network]\n")

    def test_sources(self):
        self.assert_broken_says("not this tree", "path: ../..", "path: /home/me/spool")
        self.assert_broken_says("sha256", "type: dir", "type: archive")
        self.assert_broken_says("source-git-branch", "type: dir", "type: git")
        self.assert_broken_says("of type file", "type: dir", "type: file")

    def test_options(self):
        self.assert_broken_says("options of spool are not []", "    run-tests: true\n",
                                "    run-tests: true\n    config-opts: [-Dapp=disabled]\n")

    def make_for_development(self):
        self.write(self.name, self.text)
        script = shutil.copy(HERE.parent.parent / "build-aux/flatpak/for-development",
                             self.root / "build-aux/flatpak")
        subprocess.run([script], check=True, stdout=subprocess.DEVNULL)
        return self.root / self.name.replace(".yml", ".Devel.yml")

    def test_for_development(self):
        made = self.make_for_development()
        text = made.read_text(encoding="utf-8")
        self.assert_fine(self.check)
        for said, old, new in (("id is not", "id: io.github.spoolbench.Spool.Devel",
                                "id: io.github.spoolbench.Spool"),
                               ("options of spool are not", "profile=development", "profile=default")):
            made.write_text(text.replace(old, new, 1), encoding="utf-8")
            self.assert_says(said, self.check)

    def test_what_is_built(self):
        self.assert_broken_says("build-flatpak is built, and not", "          - build-flatpak\n", "")
        self.write("build-aux/new", "build=$spool_source/build-new\n")
        self.write(self.name, self.text)
        self.assert_says("build-new is built, and not skipped", self.check)


if __name__ == "__main__":
    tap.main()
