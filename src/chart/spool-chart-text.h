/* spool-chart-text.h
 *
 * A piece of text with its size, and the interface that makes such pieces.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SpoolTextStyle:
 *
 * What a text is for; decides its size, weight and colour.
 */
typedef enum
{
  SPOOL_TEXT_TITLE,
  SPOOL_TEXT_SUBTITLE,
  SPOOL_TEXT_LEGEND,
  SPOOL_TEXT_AXIS_TITLE,
  SPOOL_TEXT_TICK,
  SPOOL_TEXT_VALUE,
  SPOOL_TEXT_CATEGORY,
  SPOOL_TEXT_GROUP,
  SPOOL_TEXT_FOOTNOTE,
  SPOOL_N_TEXT_STYLES
} SpoolTextStyle;

/**
 * SpoolText:
 * @string: what it says
 * @style: what it is for
 * @width_px: the width it takes
 * @height_px: the height it takes, all lines
 * @cut: it did not fit, and ends in an ellipsis
 * @shape: (nullable): what the shaper needs to draw it
 * @free_shape: (nullable): frees @shape
 *
 * A text that was measured once and can be drawn as it was measured.
 */
typedef struct
{
  char *string;
  SpoolTextStyle style;
  double width_px;
  double height_px;
  gboolean cut;
  gpointer shape;
  GDestroyNotify free_shape;
} SpoolText;

typedef struct _SpoolTextShaper SpoolTextShaper;

/**
 * SpoolTextShaper:
 * @shape: makes a text; a @max_width_px of 0 is no limit. The text is wrapped to at most
 *   @max_lines lines and cut with an ellipsis if that is not enough. Labels of groups and
 *   categories are wrapped at words only, and are wider than @max_width_px if a word is
 *
 * The interface between layout and fonts. Layouts are tested with a shaper that has no fonts.
 */
struct _SpoolTextShaper
{
  SpoolText *(*shape) (SpoolTextShaper *self,
                       const char *string,
                       SpoolTextStyle style,
                       double max_width_px,
                       int max_lines);
};

SpoolText *spool_text_shaper_shape (SpoolTextShaper *self,
                                    const char *string,
                                    SpoolTextStyle style,
                                    double max_width_px,
                                    int max_lines) G_GNUC_WARN_UNUSED_RESULT;
SpoolText *spool_text_new (const char *string, SpoolTextStyle style) G_GNUC_WARN_UNUSED_RESULT;
void spool_text_free (SpoolText *text);
GPtrArray *spool_text_new_list (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolText, spool_text_free)

G_END_DECLS
