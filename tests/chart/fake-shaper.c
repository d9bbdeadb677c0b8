/* fake-shaper.c
 *
 * A shaper without fonts: each character of a style is equally wide.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-shaper.h"

double
fake_shaper_char_px (SpoolTextStyle style)
{
  return style == SPOOL_TEXT_TITLE ? 11.0 : 7.0;
}

double
fake_shaper_line_px (SpoolTextStyle style)
{
  return style == SPOOL_TEXT_TITLE ? 24.0 : 15.0;
}

/* Fills lines with words as Pango does; returns how many lines there are. */
static int
wrap (const char *string, double char_px, double max_width_px, double *widest_px)
{
  g_auto (GStrv) words = g_strsplit (string, " ", -1);
  double line = 0.0;
  int n_lines = 1;
  guint i;

  *widest_px = 0.0;
  for (i = 0; words[i] != NULL; i++)
    {
      double word = g_utf8_strlen (words[i], -1) * char_px;

      if (i > 0 && max_width_px > 0.0 && line + char_px + word > max_width_px)
        {
          n_lines++;
          line = word;
        }
      else
        line += word + (i > 0 ? char_px : 0.0);
      *widest_px = MAX (*widest_px, line);
    }
  return n_lines;
}

static SpoolText *
fake_shape (SpoolTextShaper *shaper,
            const char *string,
            SpoolTextStyle style,
            double max_width_px,
            int max_lines)
{
  FakeShaper *self = (FakeShaper *) shaper;
  SpoolText *text = spool_text_new (string, style);
  double char_px = fake_shaper_char_px (style) * self->scale, widest;
  gboolean keeps_words = style == SPOOL_TEXT_GROUP || style == SPOOL_TEXT_CATEGORY;
  int n_lines = wrap (string, char_px, max_lines > 1 ? max_width_px : 0.0, &widest);

  self->n_shaped++;
  text->cut = n_lines > max_lines;
  if (max_width_px > 0.0 && widest > max_width_px && !(keeps_words && max_lines > 1))
    {
      text->cut = TRUE;
      widest = max_width_px;
    }
  text->width_px = widest;
  text->height_px = MIN (n_lines, max_lines) * fake_shaper_line_px (style) * self->scale;
  return text;
}

void
fake_shaper_init (FakeShaper *self, double scale)
{
  *self = (FakeShaper){ { fake_shape }, 0, scale };
}
