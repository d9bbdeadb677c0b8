/* spool-help.c: which keys do what.
 *
 * One table says the keys to the application and to whoever asks for them. GTK's own window of
 * shortcuts is deprecated in later versions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-help.h"

#include "app/spool-companion.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define MAX_KEYS 3

typedef struct
{
  const char *action; /* with its target */
  const char *title;
  const char *keys[MAX_KEYS]; /* the last is NULL */
} Shortcut;

static const Shortcut shortcuts[] = {
  { "app.run", N_ ("Start measuring"), { "<Control>Return", "F5" } },
  { NULL, N_ ("Stop measuring"), { "Escape" } },
  { "win.view::time", N_ ("Show the times"), { "<Alt>1" } },
  { "win.view::speedup", N_ ("Show the speed-ups"), { "<Alt>2" } },
  { "win.view::phases", N_ ("Show where the time went"), { "<Alt>3" } },
  { "win.view::timeline", N_ ("Show what each worker did"), { "<Alt>4" } },
  { "win.view::table", N_ ("Show the table"), { "<Alt>5" } },
  { "win.log-scale", N_ ("Logarithmic scale"), { "<Control>l" } },
  { "win.zoom-in", N_ ("Zoom in"), { "<Control>plus", "<Control>equal" } },
  { "win.zoom-out", N_ ("Zoom out"), { "<Control>minus" } },
  { "win.zoom-whole", N_ ("Show the whole time"), { "<Control>0" } },
  { NULL, N_ ("Copy chart and table"), { "<Control>c" } },
  { "win.show-plan", N_ ("Show or hide the plan"), { "F9" } },
  { "win.export::.png", N_ ("Export the chart"), { "<Control>s" } },
  { "win.open", N_ ("Open a report"), { "<Control>o" } },
  { "win.history", N_ ("Show what was measured before"), { "<Control>h" } },
  { NULL, N_ ("Search what was measured before"), { "<Control>f" } },
  { NULL, N_ ("Rename a report"), { "F2" } },
  { NULL, N_ ("Delete a report"), { "Delete" } },
  { "win.preferences", N_ ("Preferences"), { "<Control>comma" } },
  { NULL, N_ ("Main menu"), { "F10" } },
  { "win.explain", N_ ("Explain the lesson"), { "F1" } },
  { "win.glossary", N_ ("Glossary"), { "<Shift>F1" } },
  { "win.shortcuts", N_ ("Keyboard shortcuts"), { "<Control>question" } },
  { "window.close", N_ ("Close the window"), { "<Control>w" } },
  { "app.quit", N_ ("Quit"), { "<Control>q" } },
};

/**
 * spool_help_set_accels:
 * @application: the application
 *
 * Tells it which keys do what.
 */
void
spool_help_set_accels (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action != NULL)
      gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].keys);
}

static char *
dup_keys (const Shortcut *shortcut)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; shortcut->keys[i] != NULL; i++)
    {
      guint key;
      GdkModifierType modifiers;
      g_autofree char *label = NULL;

      gtk_accelerator_parse (shortcut->keys[i], &key, &modifiers);
      label = gtk_accelerator_get_label (key, modifiers);
      /* Translators: stands between two keys that do the same */
      g_string_append_printf (text, "%s%s", i > 0 ? C_ ("between keys", " or ") : "", label);
    }
  return g_strdup (text->str);
}

static GtkWidget *
make_row (const Shortcut *shortcut)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *keys = dup_keys (shortcut);
  GtkWidget *label = gtk_label_new (keys);

  gtk_widget_add_css_class (label, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

/**
 * spool_help_show_shortcuts:
 * @parent: the window that asks
 *
 * Shows which keys do what.
 */
void
spool_help_show_shortcuts (GtkWindow *parent)
{
  GtkWidget *window, *page, *group, *box, *header;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  group = adw_preferences_group_new ();
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (&shortcuts[i]));
  page = adw_preferences_page_new ();
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  gtk_widget_set_vexpand (page, TRUE);
  header = adw_header_bar_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), page);
  window = g_object_new (ADW_TYPE_WINDOW, "title", _ ("Keyboard Shortcuts"), "transient-for",
                         parent, "modal", TRUE, "default-width", 420, "default-height", 600,
                         "content", box, NULL);
  spool_companion_close_at_keys (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
}
