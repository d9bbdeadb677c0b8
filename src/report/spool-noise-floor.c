/* spool-noise-floor.c: how far a configuration is from itself.
 *
 * If serial were run under a second name in the same rounds, the two would differ, too. In how far
 * can be told from serial's own times: for n rounds and a deviation s of the logarithms, the 95 %
 * interval of the mean paired difference of two such series is t s sqrt (2 / n) to either side. A
 * difference from serial that is smaller than this may be noise, unless the ratios within each
 * round make it certain: what disturbs a whole round counts here, but drops out of them.
 *
 * What drifts (heat, load) is the same for both of a pair, so it must not count as noise here,
 * either. Hence s comes from the steps from round to round and not from the distance to the mean.
 * Half the mean squared step has the variance that s² would have from 2 (n - 1)² / (3 n - 4)
 * degrees of freedom (J. von Neumann et al., The mean square successive difference, Annals of
 * Mathematical Statistics 12, 1941), which are those of t.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-noise-floor.h"

#include "report/spool-ratio.h"
#include "report/spool-student.h"

#include <math.h>

/**
 * spool_noise_floor_of_logs:
 * @logs: (array length=n_logs): logarithms of serial's times, by their rounds; NAN where there is
 *   none
 * @n_logs: how many
 *
 * Returns: the noise floor as the logarithm of a ratio, at least 0; NAN below three values. Any
 *   thread.
 */
double
spool_noise_floor_of_logs (const double *logs, gsize n_logs)
{
  double previous = NAN;
  double n = 0, sum = 0, freedom;

  g_return_val_if_fail (logs != NULL || n_logs == 0, NAN);

  for (gsize i = 0; i < n_logs; i++)
    {
      if (isnan (logs[i]))
        continue;
      if (n++ > 0)
        sum += (logs[i] - previous) * (logs[i] - previous);
      previous = logs[i];
    }
  if (n < 3)
    return NAN;
  freedom = 2 * (n - 1) * (n - 1) / (3 * n - 4);
  return spool_student_quantile (1 - SPOOL_RATIO_LEVEL / 2, freedom) * sqrt (sum / (n - 1) / n);
}
