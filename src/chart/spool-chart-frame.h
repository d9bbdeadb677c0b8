/* spool-chart-frame.h
 *
 * What stands around a plot, and what is left out when there is no room for all of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-chart-layout.h"
#include "chart/spool-chart-theme.h"

G_BEGIN_DECLS

/**
 * SpoolBlock:
 *
 * What takes height beside the plot, in the order in which it is left out; a legend that matters
 * goes after the titles.
 */
typedef enum
{
  SPOOL_BLOCK_SUBTITLE,
  SPOOL_BLOCK_TITLE,
  SPOOL_BLOCK_FOOTNOTES,
  SPOOL_BLOCK_CATEGORY_TITLE,
  SPOOL_BLOCK_LEGEND,
  SPOOL_BLOCK_VALUE_TITLE,
  SPOOL_BLOCK_NOTICES,
  SPOOL_BLOCK_GROUPS,
  SPOOL_BLOCK_VALUES,
  SPOOL_BLOCK_CATEGORIES,
  SPOOL_N_BLOCKS
} SpoolBlock;

/**
 * SpoolLegendEntry:
 * @key: what the sample shows; its meaning belongs to the kind of chart
 * @text: what it says
 */
typedef struct
{
  guint key;
  const char *text;
} SpoolLegendEntry;

/**
 * SpoolHeadings:
 * @n_notices: how many of @footnotes, from the first, say that something is missing: without these
 *   a reader would take the chart for the whole, so that they stay longer than titles
 * @legend_matters: without its legend the plot can't be read, so that it stays longer than titles
 *
 * The texts around a plot. All of them may be missing.
 */
typedef struct
{
  const char *title;
  const char *subtitle;
  const char *value_title;
  const SpoolLegendEntry *legend;
  guint n_legend;
  const char *const *footnotes;
  guint n_footnotes;
  guint n_notices;
  gboolean legend_matters;
} SpoolHeadings;

/**
 * SpoolChartFrame:
 * @unit_px: one pixel of the design, enlarged with the text
 * @margin_px: what stays free at each edge
 * @whole_px: set with the fitting: the height that would leave out nothing but what stands before
 *   the category title in #SpoolBlock
 * @blocks_px: the height of each block; 0 if it is not there
 *
 * The texts, shaped, and the heights they need.
 */
typedef struct
{
  double width_px;
  double height_px;
  double unit_px;
  double margin_px;
  double whole_px;
  double blocks_px[SPOOL_N_BLOCKS];

  SpoolText *title;
  SpoolText *subtitle;
  SpoolText *value_title;
  GPtrArray *legend;    /* (element-type SpoolText) */
  GArray *legend_keys;  /* (element-type guint) */
  GPtrArray *footnotes; /* (element-type SpoolText) */
  guint n_notices;      /* how many of them, from the first */
  gboolean legend_in_title_row;
  gboolean legend_matters;
} SpoolChartFrame;

void spool_chart_frame_init (SpoolChartFrame *self,
                             SpoolTextShaper *shaper,
                             const SpoolChartTheme *theme,
                             double width_px,
                             double height_px,
                             const SpoolHeadings *headings);
void spool_chart_frame_clear (SpoolChartFrame *self);
double spool_chart_frame_get_wanted_px (const SpoolChartFrame *self);
double spool_chart_frame_fit (SpoolChartFrame *self, double wanted_px);
double spool_chart_frame_head_px (const SpoolChartFrame *self);
double spool_chart_frame_foot_px (const SpoolChartFrame *self);
void spool_chart_frame_place (SpoolChartFrame *self, SpoolChartLayout *layout);

G_END_DECLS
