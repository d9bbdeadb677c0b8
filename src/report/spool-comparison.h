/* spool-comparison.h: two reports beside each other. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/spool-report.h"
#include "report/spool-verdict.h"

G_BEGIN_DECLS

/**
 * SpoolComparisonRow:
 * @configuration: which one, with the entry's number in the first report
 * @base_s: its median in the first report; NAN without runs
 * @base_low_s: the lower end of that median's 95 % interval; NAN with fewer than 6 runs
 * @base_high_s: its upper end
 * @median_s: its median in the second report; NAN without runs
 * @low_s: the lower end of that median's 95 % interval; NAN with fewer than 6 runs
 * @high_s: its upper end
 * @time: how many times as long as in the first report it took in the second; empty if jobs failed
 * @verdict: whether it is faster in the second report
 *
 * A configuration that both reports have.
 */
typedef struct
{
  SpoolConfiguration configuration;
  double base_s;
  double base_low_s;
  double base_high_s;
  double median_s;
  double low_s;
  double high_s;
  SpoolRatio time;
  SpoolVerdict verdict;
} SpoolComparisonRow;

/**
 * SpoolComparison:
 * @refused: (nullable): why the reports can't be compared, translated; %NULL if they can
 * @rows: (element-type SpoolComparisonRow): the configurations that both have, in the first one's
 *   order; none if refused
 * @differences: (element-type utf8): what else differs, and might be the reason, translated
 * @warnings: (element-type utf8): what makes the verdicts doubtful, a sentence or two each,
 * translated
 */
typedef struct
{
  char *refused;
  GArray *rows;
  GPtrArray *differences;
  GPtrArray *warnings;
} SpoolComparison;

SpoolComparison *spool_comparison_new      (const SpoolReport *base,
                                            const SpoolReport *report) G_GNUC_WARN_UNUSED_RESULT;
const char      *spool_comparison_get_note (const SpoolComparison *self);
void             spool_comparison_free     (SpoolComparison *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolComparison, spool_comparison_free)

G_END_DECLS
