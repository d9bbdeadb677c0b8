/* spool-preferences.c: the window with the few things that can be had otherwise.
 *
 * What is changed counts at once, so there is nothing to confirm.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-preferences.h"

#include "app/spool-companion.h"
#include "app/spool-settings.h"
#include "app/spool-switch-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* Of the key "picture-colours", in the order of its row. */
static const struct
{
  const char *value;
  const char *title;
} colours[] = {
  { "light", NC_ ("colours of exported charts", "Light") },
  { "dark", NC_ ("colours of exported charts", "Dark") },
  { "window", NC_ ("colours of exported charts", "Like the Window") },
};

static void
add_switch (
    GtkWidget *group, GSettings *settings, const char *key, const char *title, const char *subtitle)
{
  GtkWidget *row = spool_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_settings_bind (settings, key, row, "active", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static gboolean
colours_to_position (GValue *value, GVariant *variant, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    if (g_str_equal (g_variant_get_string (variant, NULL), colours[i].value))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
position_to_colours (const GValue *value, const GVariantType *type, gpointer data)
{
  guint position = g_value_get_uint (value);

  return position < G_N_ELEMENTS (colours) ? g_variant_new_string (colours[position].value) : NULL;
}

static void
add_colours (GtkWidget *group, GSettings *settings)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    gtk_string_list_append (
        titles, g_dpgettext2 (GETTEXT_PACKAGE, "colours of exported charts", colours[i].title));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Colors"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Light ones suit paper and most pages"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  g_settings_bind_with_mapping (settings, "picture-colours", row, "selected",
                                G_SETTINGS_BIND_DEFAULT, colours_to_position, position_to_colours,
                                NULL, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static GtkWidget *
make_page (GSettings *settings)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = add_group (page, _ ("Measuring"));

  add_switch (group, settings, "predict", _ ("Guess Before Measuring"),
              _ ("Lessons ask what you expect, and tell how it compares"));
  add_switch (group, settings, "notify-at-end", _ ("Notify at the End"),
              _ ("When another window is in front"));
  group = add_group (page, _ ("Exported Charts"));
  add_colours (group, settings);
  return page;
}

/**
 * spool_preferences_show:
 * @parent: the window that asks
 *
 * Shows the preferences. Does nothing where settings can't be kept.
 */
void
spool_preferences_show (GtkWindow *parent)
{
  g_autoptr (GSettings) settings = spool_settings_open ();
  GtkWindow *there;
  GtkWidget *window;

  g_return_if_fail (GTK_IS_WINDOW (parent));

  if (settings == NULL)
    return;
  /* One is enough, also for a script that asks twice. */
  there = spool_companion_find (parent, ADW_TYPE_PREFERENCES_WINDOW);
  if (there != NULL)
    {
      gtk_window_present (there);
      return;
    }
  /* The library's own title is in English where only our translation is installed. */
  window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "title", _ ("Preferences"), "transient-for",
                         parent, "modal", TRUE, "destroy-with-parent", TRUE, "search-enabled",
                         FALSE, "default-width", 480, "default-height", 420, NULL);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window),
                              ADW_PREFERENCES_PAGE (make_page (settings)));
  gtk_window_present (GTK_WINDOW (window));
}
