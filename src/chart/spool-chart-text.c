/* spool-chart-text.c
 *
 * A piece of text with its size, and the interface that makes such pieces.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart/spool-chart-text.h"

/**
 * spool_text_shaper_shape:
 * @self: the shaper
 * @string: what to say; plain text, no markup
 * @style: what it is for
 * @max_width_px: the width that is there; 0 for no limit
 * @max_lines: the lines that are there, at least 1
 *
 * Makes and measures a text. To be called from the thread that made @self.
 *
 * Returns: (transfer full): the text
 */
SpoolText *
spool_text_shaper_shape (SpoolTextShaper *self,
                         const char *string,
                         SpoolTextStyle style,
                         double max_width_px,
                         int max_lines)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (string != NULL, NULL);
  g_return_val_if_fail (style < SPOOL_N_TEXT_STYLES, NULL);
  g_return_val_if_fail (max_lines >= 1, NULL);

  return self->shape (self, string, style, max_width_px, max_lines);
}

/**
 * spool_text_new:
 * @string: what it says
 * @style: what it is for
 *
 * For shapers: a text that has no size yet.
 *
 * Returns: (transfer full): the text
 */
SpoolText *
spool_text_new (const char *string, SpoolTextStyle style)
{
  SpoolText *text;

  g_return_val_if_fail (string != NULL, NULL);

  text = g_new0 (SpoolText, 1);
  text->string = g_strdup (string);
  text->style = style;
  return text;
}

/**
 * spool_text_free:
 * @text: (transfer full) (nullable): a text
 *
 * Frees @text.
 */
void
spool_text_free (SpoolText *text)
{
  if (text == NULL)
    return;
  if (text->free_shape != NULL)
    text->free_shape (text->shape);
  g_free (text->string);
  g_free (text);
}

static void
text_free (gpointer data)
{
  spool_text_free (data);
}

/**
 * spool_text_new_list:
 *
 * Returns: (transfer full) (element-type SpoolText): an array that frees its texts, of which some
 *   may be %NULL
 */
GPtrArray *
spool_text_new_list (void)
{
  return g_ptr_array_new_with_free_func (text_free);
}
