/* one-variant.c: a program that links GLib, builds one GVariant and ends.
 *
 * What starting any program costs that uses GLib at all.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

int
main (void)
{
  g_autoptr (GVariant) variant = g_variant_ref_sink (g_variant_new ("(xss)", 1, "ready", "now"));

  return g_variant_n_children (variant) == 3 ? 0 : 1;
}
