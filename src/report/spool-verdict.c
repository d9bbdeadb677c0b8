/* spool-verdict.c: whether something is faster, slower or the same, or whether nobody can tell.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-verdict.h"

#include "report/spool-holm.h"

#include <glib/gi18n.h>
#include <math.h>

typedef struct
{
  const char *id;
  const char *title;
} VerdictRow;

static const VerdictRow rows[] = {
  [SPOOL_VERDICT_NONE] = { NULL, "–" },
  [SPOOL_VERDICT_UNCLEAR] = { "unclear", NC_ ("verdict", "unclear") },
  [SPOOL_VERDICT_SAME] = { "same", NC_ ("verdict", "same") },
  [SPOOL_VERDICT_FASTER] = { "faster", NC_ ("verdict", "faster") },
  [SPOOL_VERDICT_SLOWER] = { "slower", NC_ ("verdict", "slower") },
};

/* Whoever differs for certain, but for certain by less than the margin, is the same: nobody would
 * notice the difference. */
static SpoolVerdict
judge_one (const SpoolRatio *time, double p_adjusted)
{
  if (isnan (p_adjusted))
    return SPOOL_VERDICT_UNCLEAR;
  if (time->p_same <= SPOOL_RATIO_LEVEL)
    return SPOOL_VERDICT_SAME;
  if (p_adjusted > SPOOL_RATIO_LEVEL)
    return SPOOL_VERDICT_UNCLEAR;
  return time->log_ratio < 0 ? SPOOL_VERDICT_FASTER : SPOOL_VERDICT_SLOWER;
}

/**
 * spool_verdict_judge:
 * @times: (array length=n_times): by how much the times of each are longer than what it is
 *   compared with
 * @n_times: how many comparisons there are
 * @verdicts: (out caller-allocates) (array length=n_times): the verdict on each
 *
 * Judges comparisons that belong together: differences by Holm's correction over all of them,
 * likeness by two one-sided tests. Comparisons of fewer than %SPOOL_VERDICT_MIN_VALUES values are
 * unclear, and don't make the others harder. Any thread.
 */
void
spool_verdict_judge (const SpoolRatio *times, gsize n_times, SpoolVerdict *verdicts)
{
  g_autofree double *p_values = g_new (double, n_times);
  g_autofree double *adjusted = g_new (double, n_times);

  g_return_if_fail ((times != NULL && verdicts != NULL) || n_times == 0);

  for (gsize i = 0; i < n_times; i++)
    p_values[i] = times[i].n >= SPOOL_VERDICT_MIN_VALUES ? times[i].p_differs : NAN;
  spool_holm_adjust (p_values, n_times, adjusted);
  for (gsize i = 0; i < n_times; i++)
    verdicts[i] = judge_one (&times[i], adjusted[i]);
}

/**
 * spool_verdict_get_id:
 * @self: a verdict
 *
 * Returns: (transfer none) (nullable): its name for machines; %NULL if there is none. Any thread.
 */
const char *
spool_verdict_get_id (SpoolVerdict self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (rows), NULL);

  return rows[self].id;
}

/**
 * spool_verdict_get_title:
 * @self: a verdict
 *
 * Returns: (transfer none): it for people, translated. Any thread.
 */
const char *
spool_verdict_get_title (SpoolVerdict self)
{
  g_return_val_if_fail ((guint) self < G_N_ELEMENTS (rows), NULL);

  if (self == SPOOL_VERDICT_NONE)
    return rows[self].title;
  return g_dpgettext2 (NULL, "verdict", rows[self].title);
}
