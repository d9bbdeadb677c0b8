/* spool-bar-model.h
 *
 * The model of a bar chart: groups of bars with intervals and single runs. Numbers and labels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "chart/spool-part.h"
#include "chart/spool-unit.h"

G_BEGIN_DECLS

/**
 * SpoolBarFlags:
 * @SPOOL_BAR_GREYED: stands there but does not take part, as what was not measured this time
 * @SPOOL_BAR_PROVISIONAL: still growing; drawn lighter, with an outline
 * @SPOOL_BAR_FAILED: something failed; hatched, with a mark
 */
typedef enum
{
  SPOOL_BAR_PLAIN = 0,
  SPOOL_BAR_GREYED = 1 << 0,
  SPOOL_BAR_PROVISIONAL = 1 << 1,
  SPOOL_BAR_FAILED = 1 << 2,
} SpoolBarFlags;

/**
 * SpoolBarLegend:
 *
 * What can be explained in the legend. An entry shows only if it has a text and the thing is
 * there to be seen.
 */
typedef enum
{
  SPOOL_BAR_LEGEND_START,
  SPOOL_BAR_LEGEND_INTERVAL,
  SPOOL_BAR_LEGEND_RUN,
  SPOOL_BAR_LEGEND_BEYOND,
  SPOOL_BAR_LEGEND_PROVISIONAL,
  SPOOL_BAR_LEGEND_FAILED,
  SPOOL_BAR_LEGEND_GREYED,
  SPOOL_BAR_LEGEND_GUESS,
  SPOOL_N_BAR_LEGENDS
} SpoolBarLegend;

/**
 * SpoolBar:
 * @label: what stands below the bar, such as the number of workers
 * @value: how high it is, in base units (seconds for times); NAN if not known yet
 * @low: the low end of its interval, NAN if there is none
 * @high: the high end, NAN if there is none
 * @start: how much of @value is start-up; 0 or NAN if none
 * @runs: (array length=n_runs) (nullable): the single values, in the order in which they came
 * @n_runs: how many
 * @flags: how it is to be drawn
 * @note: (nullable): what a reader should know of this bar; becomes a footnote
 * @parts: (nullable): how much of @value each of the model's parts is, by its index; drawn from
 *   the bottom, in place of the colour of the group
 * @guess: what somebody expected @value to be; NAN if nobody did
 * @details: (nullable): what else its description says
 *
 * One bar. Begin with SPOOL_BAR_INIT.
 */
typedef struct
{
  const char *label;
  double value;
  double low;
  double high;
  double start;
  const double *runs;
  guint n_runs;
  SpoolBarFlags flags;
  const char *note;
  const double *parts;
  double guess;
  const char *details;
} SpoolBar;

#define SPOOL_BAR_INIT \
  ((SpoolBar){ "", NAN, NAN, NAN, NAN, NULL, 0, SPOOL_BAR_PLAIN, NULL, NULL, NAN, NULL })

/**
 * SpoolBarGroup:
 * @label: what stands below the group
 * @series: its colour, see #SpoolSeries
 * @bars: (element-type SpoolBar): the bars, owned
 */
typedef struct
{
  char *label;
  guint series;
  GPtrArray *bars;
} SpoolBarGroup;

/**
 * SpoolBarModel:
 * @quantity: what the values are
 * @title: (nullable): what the chart says, in a line or two
 * @subtitle: (nullable): what should be known beside the title
 * @value_title: (nullable): what the heights are, such as "Median time"; the unit is appended
 * @category_title: (nullable): what the bars' labels are, such as "Workers"
 * @empty_text: (nullable): what stands in the plot if no bar has a value
 * @legends: the texts of the legend, by #SpoolBarLegend; each may be %NULL
 * @parts: (element-type SpoolPart): what bars may be divided into; empty for plain bars
 * @footnotes: (element-type utf8): lines below the chart, notices first
 * @n_notices: how many of them say that something is missing
 * @groups: (element-type SpoolBarGroup): the groups
 * @logarithmic: whether equal factors are equal heights; bars then begin at some power of ten below
 *   the smallest value, and don't show their start
 *
 * Plain data. The strings belong to the model and are set with g_strdup(); bars and groups are
 * added by the functions below.
 */
typedef struct
{
  SpoolQuantity quantity;
  char *title;
  char *subtitle;
  char *value_title;
  char *category_title;
  char *empty_text;
  char *legends[SPOOL_N_BAR_LEGENDS];
  GPtrArray *parts;
  GPtrArray *footnotes;
  guint n_notices;
  GPtrArray *groups;
  gboolean logarithmic;
} SpoolBarModel;

SpoolBarModel *spool_bar_model_new (SpoolQuantity quantity) G_GNUC_WARN_UNUSED_RESULT;
void spool_bar_model_free (SpoolBarModel *self);
guint spool_bar_model_add_part (SpoolBarModel *self,
                                const char *text,
                                SpoolPartColor color,
                                SpoolHatch hatch);
guint spool_bar_model_add_group (SpoolBarModel *self, const char *label, guint series);
guint spool_bar_model_add_bar (SpoolBarModel *self, guint group, const SpoolBar *bar);
void spool_bar_model_add_footnote (SpoolBarModel *self, const char *footnote);
void spool_bar_model_add_notice (SpoolBarModel *self, const char *notice);

const SpoolPart *spool_bar_model_get_part (const SpoolBarModel *self, guint part);
guint spool_bar_model_get_n_items (const SpoolBarModel *self);
const SpoolBar *
spool_bar_model_get_item (const SpoolBarModel *self, guint item, const SpoolBarGroup **group);
double spool_bar_model_get_maximum (const SpoolBarModel *self);
double spool_bar_model_get_minimum (const SpoolBarModel *self);
int spool_bar_model_get_decimals (const SpoolBarModel *self, const SpoolUnit *unit, int *fewest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolBarModel, spool_bar_model_free)

G_END_DECLS
