/* spool-picture-colours.c: which colours exported charts have.
 *
 * Light ones as a rule, for files are printed and pasted into pages; those of the window for who
 * wants them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-picture-colours.h"

#include "app/spool-settings.h"

#include <adwaita.h>

#define KEY "picture-colours"

static void
update (SpoolLab *lab)
{
  GSettings *settings = g_object_get_data (G_OBJECT (lab), KEY);
  g_autofree char *colours = g_settings_get_string (settings, KEY);
  gboolean dark = g_str_equal (colours, "dark");

  if (g_str_equal (colours, "window"))
    dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  spool_exporter_set_theme (spool_lab_get_exporter (lab),
                            dark ? SPOOL_THEME_DARK : SPOOL_THEME_LIGHT);
}

/**
 * spool_picture_colours_follow:
 * @lab: what exports
 *
 * Lets its pictures have the colours that the user prefers, also when that changes. To be called
 * once, with a display.
 */
void
spool_picture_colours_follow (SpoolLab *lab)
{
  GSettings *settings = spool_settings_open ();

  g_return_if_fail (SPOOL_IS_LAB (lab));

  if (settings == NULL)
    return;
  g_object_set_data_full (G_OBJECT (lab), KEY, settings, g_object_unref);
  g_signal_connect_object (settings, "changed::" KEY, G_CALLBACK (update), lab, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (update),
                           lab, G_CONNECT_SWAPPED);
  update (lab);
}
