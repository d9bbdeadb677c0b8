/* test-disturbance.c: flags out of pairs of made-up snapshots.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench/spool-disturbance.h"
#include "bench/spool-own-cpu.h"
#include "workload/spool-clock.h"

#include <unistd.h>

#define TICK_NS (10 * SPOOL_NS_PER_MS)
#define TICKS_PER_S 100

/* What happened within a run on a machine with some CPUs, in seconds. */
typedef struct
{
  const char *title;
  guint n_cpus;
  double passed_s;
  double own_s;
  double others_s;
  double stolen_s;
  double suspended_s;
  gint64 throttle_events;
  SpoolRunFlags flags;
} Row;

static SpoolMachineSnapshot
make_before (guint n_cpus)
{
  return (SpoolMachineSnapshot){ .now_ns = 1000 * SPOOL_NS_PER_S,
                                 .suspended_ns = 5000 * SPOOL_NS_PER_S,
                                 .n_cpus = n_cpus,
                                 .tick_ns = TICK_NS,
                                 .busy_ticks = 123456,
                                 .stolen_ticks = 789,
                                 .own_cpu_ns = 3 * SPOOL_NS_PER_S,
                                 .throttle_events = 17 };
}

static SpoolMachineSnapshot
make_after (const Row *row)
{
  SpoolMachineSnapshot after = make_before (row->n_cpus);

  after.now_ns += spool_seconds_to_ns (row->passed_s);
  after.suspended_ns += spool_seconds_to_ns (row->suspended_s);
  after.busy_ticks += (guint64) ((row->own_s + row->others_s) * TICKS_PER_S + 0.5);
  after.stolen_ticks += (guint64) (row->stolen_s * TICKS_PER_S + 0.5);
  after.own_cpu_ns += spool_seconds_to_ns (row->own_s);
  after.throttle_events += row->throttle_events;
  return after;
}

static void
check_rows (const Row *rows, guint n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    {
      SpoolMachineSnapshot before = make_before (rows[i].n_cpus);
      SpoolMachineSnapshot after = make_after (&rows[i]);

      g_test_message ("%s", rows[i].title);
      g_assert_cmpuint (spool_disturbance_find (&before, &after), ==, rows[i].flags);
    }
}

static void
test_loaded (void)
{
  static const Row rows[] = {
    { "nothing at all", 2, 1, 0, 0, 0, 0, 0, 0 },
    { "our own work alone", 2, 10, 19.9, 0, 0, 0, 0, 0 },
    { "what a desktop does", 4, 10, 10, 1.5, 0, 0, 0, 0 },
    { "a busy process on 2 CPUs", 2, 10, 10, 9.9, 0, 0, 0, SPOOL_RUN_LOADED },
    { "a busy process on 16 CPUs", 16, 10, 150, 9.9, 0, 0, 0, SPOOL_RUN_LOADED },
    { "a busy process on 64 CPUs", 64, 10, 600, 9.9, 0, 0, 0, 0 },
    { "just below 5 %", 1, 10, 5, 0.5, 0, 0, 0, 0 },
    { "just above 5 % and two ticks", 1, 10, 5, 0.53, 0, 0, 0, SPOOL_RUN_LOADED },
    { "two ticks that a short run doesn't explain", 2, 0.05, 0.02, 0.02, 0, 0, 0, 0 },
    { "a short run beside two busy processes", 2, 0.05, 0.02, 0.08, 0, 0, 0, SPOOL_RUN_LOADED },
    { "waiting jobs and a busy process", 2, 10, 0.01, 9.9, 0, 0, 0, SPOOL_RUN_LOADED },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_stolen (void)
{
  static const Row rows[] = {
    { "a tenth of a serial run", 8, 10, 9, 0, 1, 0, 0, SPOOL_RUN_STOLEN },
    { "a hundredth of it", 8, 10, 9.9, 0, 0.1, 0, 0, 0 },
    { "a tenth of a parallel run", 8, 10, 72, 0, 8, 0, 0, SPOOL_RUN_STOLEN },
    { "a hundredth of it", 8, 10, 79, 0, 1, 0, 0, 0 },
    { "a little, of hardly any work", 8, 10, 0.01, 0, 0.1, 0, 0, 0 },
    { "a tick of a short run", 2, 0.05, 0.04, 0, 0.01, 0, 0, 0 },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

static void
test_throttled_and_suspended (void)
{
  static const Row rows[] = {
    { "one event", 4, 10, 9, 0, 0, 0, 1, SPOOL_RUN_THROTTLED },
    { "fewer, as a CPU went off", 4, 10, 9, 0, 0, 0, -5, 0 },
    { "a nap", 4, 10, 9, 0, 0, 2, 0, SPOOL_RUN_SUSPENDED },
    { "two clocks that were not read at once", 4, 10, 9, 0, 0, 0.02, 0, 0 },
    { "all at once", 4, 10, 9, 20, 20, 3600, 8,
      SPOOL_RUN_LOADED | SPOOL_RUN_STOLEN | SPOOL_RUN_THROTTLED | SPOOL_RUN_SUSPENDED },
  };

  check_rows (rows, G_N_ELEMENTS (rows));
}

/* What isn't known on both sides disturbs nothing. */
static void
test_unknown (void)
{
  static const Row all = { "all", 4, 10, 9, 20, 20, 3600, 8, 0 };
  SpoolMachineSnapshot before = make_before (4), after = make_after (&all);

  before.n_cpus = 0;
  before.suspended_ns = before.throttle_events = -1;
  g_assert_cmpuint (spool_disturbance_find (&before, &after), ==, 0);
  before = make_before (4);
  after.n_cpus = 3;
  after.suspended_ns = after.throttle_events = -1;
  g_assert_cmpuint (spool_disturbance_find (&before, &after), ==, 0);
}

/* Counters that ran backwards, as some have, and ours that seem more than all. */
static void
test_backwards (void)
{
  static const Row row = { "", 4, 1, 2, 0, 0, 0, 0, 0 };
  SpoolMachineSnapshot before = make_before (4), after = make_after (&row);

  after.busy_ticks = before.busy_ticks - 100;
  after.stolen_ticks = 0;
  g_assert_cmpuint (spool_disturbance_find (&before, &after), ==, 0);
  g_assert_cmpuint (spool_disturbance_find (&after, &after), ==, 0);
}

/* Ours grows with what we do; a process without children of its own can be looked at, too. */
static void
test_own_cpu (void)
{
  gint64 before_ns = spool_own_cpu_now_ns ();
  volatile guint64 sum = 0;

  if (before_ns < 0)
    {
      g_test_skip ("the system does not tell");
      return;
    }
  for (guint rounds = 0; rounds < 100 && (sum == 0 || spool_own_cpu_now_ns () == before_ns);
       rounds++)
    for (guint i = 0; i < 10000000; i++)
      sum = sum + i;
  g_assert_cmpint (spool_own_cpu_now_ns (), >, before_ns);
#ifdef __linux__
  g_assert_cmpint (spool_own_cpu_of_child (getpid ()), >, 0);
#endif
  /* Linux gives no process such a number. */
  g_assert_cmpint (spool_own_cpu_of_child (1 << 22), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disturbance/loaded", test_loaded);
  g_test_add_func ("/disturbance/stolen", test_stolen);
  g_test_add_func ("/disturbance/throttled-and-suspended", test_throttled_and_suspended);
  g_test_add_func ("/disturbance/unknown", test_unknown);
  g_test_add_func ("/disturbance/backwards", test_backwards);
  g_test_add_func ("/disturbance/own-cpu", test_own_cpu);
  return g_test_run ();
}
