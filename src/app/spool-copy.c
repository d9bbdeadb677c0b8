/* spool-copy.c: puts results on the clipboard.
 *
 * As a picture and as a table, so that each program takes what it can show.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-copy.h"

static GdkContentProvider *
provide_picture (SpoolExporter *exporter, const SpoolChartPart *part, GError **error)
{
  g_autoptr (GBytes) bytes = spool_exporter_to_bytes (exporter, part, ".png", error);
  g_autoptr (GdkTexture) texture = NULL;

  if (bytes != NULL)
    texture = gdk_texture_new_from_bytes (bytes, error);
  return texture != NULL ? gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, texture) : NULL;
}

static GdkContentProvider *
provide_table (SpoolExporter *exporter, GError **error)
{
  g_autoptr (GBytes) bytes =
      spool_exporter_to_bytes (exporter, &SPOOL_CHART_PART_WHOLE, ".md", error);
  g_autofree char *text = NULL;

  if (bytes == NULL)
    return NULL;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

/**
 * spool_copy_results:
 * @lab: what has the results
 * @part: which part of the time is shown, of a chart that has such an axis
 * @clipboard: where to
 *
 * Copies the chart that is shown as a picture, and the table as text. What goes wrong is told as
 * the lab's message.
 *
 * Returns: whether it is there.
 */
gboolean
spool_copy_results (SpoolLab *lab, const SpoolChartPart *part, GdkClipboard *clipboard)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkContentProvider) both = NULL;
  GdkContentProvider *providers[2] = { NULL };
  SpoolExporter *exporter;

  g_return_val_if_fail (SPOOL_IS_LAB (lab) && part != NULL && GDK_IS_CLIPBOARD (clipboard), FALSE);

  exporter = spool_lab_get_exporter (lab);
  providers[0] = provide_picture (exporter, part, &error);
  if (providers[0] != NULL)
    providers[1] = provide_table (exporter, &error);
  if (providers[1] == NULL)
    {
      g_clear_object (&providers[0]);
      spool_lab_complain (lab, error);
      return FALSE;
    }
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  return gdk_clipboard_set_content (clipboard, both);
}
