/* test-guess.c: what was expected before measuring, and what that says of who expected it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report-util.h"

#include "report/spool-format.h"
#include "report/spool-guess.h"
#include "report/spool-misconception.h"
#include "report/spool-plan-json.h"
#include "workload/spool-clock.h"

#include <math.h>
#include <string.h>

static const SpoolConfiguration two = { 0, SPOOL_EXECUTOR_THREADS, 2 };
static const SpoolConfiguration four = { 0, SPOOL_EXECUTOR_THREADS, 4 };

static void
test_set (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 6);
  g_autoptr (SpoolPlan) copy = NULL;

  g_assert_true (isnan (spool_guess_get (plan, &two)));
  spool_guess_set (plan, &two, 0.5);
  spool_guess_set (plan, &four, 0.3);
  spool_guess_set (plan, &two, 0.6);
  g_assert_cmpuint (plan->guesses->len, ==, 2);
  copy = spool_plan_copy (plan);
  spool_guess_set (plan, &two, NAN);
  g_assert_true (isnan (spool_guess_get (plan, &two)));
  g_assert_cmpfloat (spool_guess_get (copy, &two), ==, 0.6);
  g_assert_cmpfloat (spool_guess_get (copy, &four), ==, 0.3);
}

/* Only what is measured again is still expected. */
static void
test_adopt (void)
{
  static const guint workers[] = { 4, 8 };
  g_autoptr (SpoolPlan) from = util_make_plan (8, 6);
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 6);
  g_autoptr (SpoolPlan) others = util_make_plan (9, 6);

  spool_guess_set (from, &two, 0.5);
  spool_guess_set (from, &four, 0.3);
  spool_plan_entry_set_workers (spool_plan_get_entry (plan, 0), workers, G_N_ELEMENTS (workers));
  g_assert_true (spool_plan_check (plan, NULL));
  spool_guess_adopt (plan, from);
  g_assert_cmpuint (plan->guesses->len, ==, 1);
  g_assert_cmpfloat (spool_guess_get (plan, &four), ==, 0.3);
  spool_guess_adopt (others, from);
  g_assert_cmpuint (others->guesses->len, ==, 0);
}

static void
test_prune (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 6);

  spool_guess_set (plan, &two, 0.5);
  spool_guess_set (plan, &four, 0.3);
  spool_guess_prune (plan);
  g_assert_cmpuint (plan->guesses->len, ==, 2);
  spool_plan_entry_set_workers (spool_plan_get_entry (plan, 0), &four.workers, 1);
  spool_guess_prune (plan);
  g_assert_cmpuint (plan->guesses->len, ==, 1);
  g_assert_cmpfloat (spool_guess_get (plan, &four), ==, 0.3);
}

static void
test_json (void)
{
  g_autoptr (SpoolPlan) plan = util_make_plan (8, 6);
  g_autoptr (SpoolPlan) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *without = spool_plan_to_json (plan);
  g_autofree char *with = NULL;

  g_assert_null (strstr (without, "guess"));
  spool_guess_set (plan, &four, 0.25);
  with = spool_plan_to_json (plan);
  again = spool_plan_from_json (with, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->guesses->len, ==, 1);
  g_assert_cmpfloat (spool_guess_get (again, &four), ==, 0.25);
}

static void
test_wrong_json (void)
{
#define PLAN(guesses) \
  "{\"workload\": \"sleep\", \"workers\": [2], \"jobs\": 2, \"guesses\": " guesses "}"
  static const char *const rows[][2] = {
    { PLAN ("7"), "guesses: must be a list" },
    { PLAN ("[7]"), "guesses[0]: must be an object" },
    { PLAN ("[{}]"), "guesses[0]: “executor” is missing" },
    { PLAN ("[{\"executor\": \"x\", \"workers\": 2, \"share_of_serial\": 1}]"),
      "guesses[0].executor: there is no executor “x”" },
    { PLAN ("[{\"executor\": \"threads\", \"workers\": 2, \"share_of_serial\": 0}]"),
      "guesses[0].share_of_serial: must be between 0.001 and 100000" },
    { PLAN ("[{\"executor\": \"threads\", \"workers\": 3, \"share_of_serial\": 1}]"),
      "guesses[0]: guesses something that the plan doesn't measure" },
    { PLAN ("[{\"executor\": \"serial\", \"workers\": 1, \"share_of_serial\": 1}]"),
      "guesses[0]: guesses something that the plan doesn't measure" },
    { PLAN ("[{\"executor\": \"threads\", \"workers\": 2, \"share_of_serial\": 1}, "
            "{\"executor\": \"threads\", \"workers\": 2, \"share_of_serial\": 2}]"),
      "guesses[1]: guesses something that was guessed before" },
  };
#undef PLAN

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpoolPlan) plan = spool_plan_from_json (rows[i][0], -1, &error);

      g_assert_null (plan);
      if (strstr (error->message, rows[i][1]) == NULL)
        g_error ("“%s” is not in “%s”", rows[i][1], error->message);
    }
}

static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new ("{\"workload\": \"sleep\", \"guesses\": [");
  g_autoptr (GError) error = NULL;
  g_autoptr (SpoolPlan) plan = NULL;

  for (guint i = 0; i <= SPOOL_MAX_GUESSES; i++)
    g_string_append_printf (text,
                            "%s{\"executor\": \"threads\", \"workers\": 2, "
                            "\"share_of_serial\": 1}",
                            i > 0 ? ", " : "");
  g_string_append (text, "]}");
  plan = spool_plan_from_json (text->str, -1, &error);
  g_assert_null (plan);
  g_assert_nonnull (strstr (error->message, "there are more than 256"));
}

/* What was expected of an executor with so many workers, and what came out, in percent of serial's
 * time. */
typedef struct
{
  SpoolExecutorKind executor;
  guint workers;
  guint guess; /* 0 for none */
  guint share;
  guint start; /* of which until the workers were ready */
} Outcome;

typedef struct
{
  const char *name;
  const char *found; /* NULL for no misconception */
  gboolean computes;
  guint64 jobs;
  Outcome outcomes[3];
} Case;

/* All with two CPUs. */
static const Case cases[] = {
  { "lock", "lock-computes", TRUE, 4, { { SPOOL_EXECUTOR_THREADS_GIL, 4, 50, 101 } } },
  { "lock/known", NULL, TRUE, 4, { { SPOOL_EXECUTOR_THREADS_GIL, 4, 95, 101 } } },
  { "gil", "threads-never-compute", TRUE, 4, { { SPOOL_EXECUTOR_THREADS, 4, 100, 51 } } },
  { "gil/known", NULL, TRUE, 4, { { SPOOL_EXECUTOR_THREADS, 4, 55, 51 } } },
  { "gil/half-way", NULL, TRUE, 4, { { SPOOL_EXECUTOR_THREADS, 4, 70, 51 } } },
  { "cpus", "cpus-grow", TRUE, 4, { { SPOOL_EXECUTOR_PROCESSES, 4, 25, 51 } } },
  { "cpus/enough", NULL, TRUE, 4, { { SPOOL_EXECUTOR_PROCESSES, 2, 30, 51 } } },
  { "cpus/known", NULL, TRUE, 4, { { SPOOL_EXECUTOR_PROCESSES, 4, 50, 51 } } },
  { "work", "waiting-is-work", FALSE, 16, { { SPOOL_EXECUTOR_THREADS, 8, 100, 13 } } },
  { "needs-cpus", "waiting-needs-cpus", FALSE, 16, { { SPOOL_EXECUTOR_THREADS, 8, 50, 13 } } },
  { "needs-cpus/known", NULL, FALSE, 16, { { SPOOL_EXECUTOR_THREADS, 8, 14, 13 } } },
  { "needs-cpus/few", NULL, FALSE, 16, { { SPOOL_EXECUTOR_THREADS, 2, 70, 50 } } },
  { "jobs",
    "workers-find-jobs",
    FALSE,
    8,
    { { SPOOL_EXECUTOR_THREADS, 8, 13, 13 }, { SPOOL_EXECUTOR_THREADS, 16, 6, 13 } } },
  { "jobs/left",
    NULL,
    FALSE,
    32,
    { { SPOOL_EXECUTOR_THREADS, 8, 13, 13 }, { SPOOL_EXECUTOR_THREADS, 16, 6, 13 } } },
  { "free", "starting-is-free", FALSE, 16, { { SPOOL_EXECUTOR_PROCESSES, 2, 50, 400, 250 } } },
  { "free/else", NULL, FALSE, 16, { { SPOOL_EXECUTOR_PROCESSES, 2, 50, 400, 50 } } },
  { "free/known", NULL, FALSE, 16, { { SPOOL_EXECUTOR_PROCESSES, 2, 380, 400 } } },
  { "processes",
    "processes-win",
    TRUE,
    16,
    { { SPOOL_EXECUTOR_THREADS, 2, 50, 50 }, { SPOOL_EXECUTOR_PROCESSES, 2, 30, 52 } } },
  { "processes/alike",
    NULL,
    TRUE,
    16,
    { { SPOOL_EXECUTOR_THREADS, 2, 30, 50 }, { SPOOL_EXECUTOR_PROCESSES, 2, 30, 52 } } },
  { "processes/waiting",
    NULL,
    FALSE,
    16,
    { { SPOOL_EXECUTOR_THREADS, 2, 50, 50 }, { SPOOL_EXECUTOR_PROCESSES, 2, 30, 52 } } },
  { "cpus/jobs", NULL, TRUE, 2, { { SPOOL_EXECUTOR_PROCESSES, 8, 45, 70 } } },
  { "free/compute", NULL, TRUE, 4, { { SPOOL_EXECUTOR_PROCESSES, 2, 80, 102 } } },
  { "cost", "workers-cost-most", TRUE, 4, { { SPOOL_EXECUTOR_PROCESSES, 2, 150, 51, 5 } } },
  { "cost/start", NULL, TRUE, 4, { { SPOOL_EXECUTOR_PROCESSES, 2, 150, 51, 10 } } },
  { "free/half", NULL, FALSE, 16, { { SPOOL_EXECUTOR_PROCESSES, 2, 50, 400, 140 } } },
};

static SpoolReport *
make_report_of (const Case *of, guint rounds, guint usable_cpus)
{
  g_autoptr (SpoolPlan) plan = spool_plan_new ();
  SpoolPlanEntry *entry =
      spool_plan_add_entry (plan, of->computes ? &spool_cosine_workload : &spool_sleep_workload);
  SpoolExecutorKind executors[SPOOL_N_EXECUTORS];
  guint workers[3], n = 0;
  SpoolConfiguration serial = { 0, SPOOL_EXECUTOR_SERIAL, 1 };
  SpoolReport *report;

  for (; n < G_N_ELEMENTS (of->outcomes) && of->outcomes[n].workers > 0; n++)
    {
      executors[n] = of->outcomes[n].executor;
      workers[n] = of->outcomes[n].workers;
    }
  entry->jobs = of->jobs;
  spool_plan_entry_set_executors (entry, executors, n);
  spool_plan_entry_set_workers (entry, workers, n);
  plan->rounds = rounds;
  g_assert_true (spool_plan_check (plan, NULL));
  for (guint i = 0; i < n; i++)
    {
      SpoolConfiguration guessed = { 0, executors[i], workers[i] };

      spool_guess_set (plan, &guessed, of->outcomes[i].guess / 100.0);
    }
  report = spool_report_new (plan, spool_machine_new_unknown ());
  report->machine->usable_cpus = usable_cpus;
  for (guint round = 0; round < rounds; round++)
    {
      gint64 serial_ns = SPOOL_NS_PER_MS * (1000 + round);

      spool_report_add_run (report, util_make_run (plan, &serial, round, serial_ns));
      for (guint i = 0; i < n; i++)
        {
          SpoolConfiguration measured = { 0, executors[i], workers[i] };
          SpoolRun *run =
              util_make_run (plan, &measured, round, serial_ns * of->outcomes[i].share / 100);

          run->phases.start_ns = serial_ns * of->outcomes[i].start / 100;
          spool_report_add_run (report, run);
        }
    }
  report->complete = TRUE;
  return report;
}

static SpoolReport *
make_report (const Case *of)
{
  return make_report_of (of, 6, 2);
}

static void
test_case (gconstpointer data)
{
  const Case *of = data;
  g_autoptr (SpoolReport) report = make_report (of);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autofree char *words = spool_misconception_dup_reveal (report, analysis);
  gboolean close = of->found == NULL && g_str_equal (words, "Your guess was close.");

  g_assert_cmpstr (spool_misconception_find (report, analysis), ==, of->found);
  g_assert_true (close || g_str_has_prefix (words, "With "));
  /* Of a misconception more is told than how far off it was. */
  g_assert_cmpint (g_str_has_suffix (words, "%."), ==, of->found == NULL && !close);
}

/* Each row of the table has a case that finds it, and each is near one that doesn't. */
static void
test_all_found (void)
{
  const char *id;

  for (guint n = 0; (id = spool_misconception_nth (n)) != NULL; n++)
    {
      gboolean found = FALSE;

      for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
        found = found || g_strcmp0 (cases[i].found, id) == 0;
      g_assert_true (found);
    }
}

static void
test_words (void)
{
  static const Case of = { "", NULL, FALSE, 16, { { SPOOL_EXECUTOR_THREADS, 2, 70, 50 } } };
  g_autoptr (SpoolReport) report = make_report (&of);
  g_autoptr (SpoolReport) without = util_make_report (16, 6);
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autoptr (SpoolAnalysis) analysis_without = spool_analysis_new (without);
  g_autofree char *words = spool_misconception_dup_reveal (report, analysis);

  g_assert_cmpstr (words, ==,
                   "With 2 threads you expected 70 % of serial's time, and it took 50 %.");
  g_assert_null (spool_misconception_dup_reveal (without, analysis_without));
}

static void
check_found (SpoolReport *report, const char *found, const char *begin)
{
  g_autoptr (SpoolAnalysis) analysis = spool_analysis_new (report);
  g_autofree char *words = spool_misconception_dup_reveal (report, analysis);

  g_assert_cmpstr (spool_misconception_find (report, analysis), ==, found);
  if (!g_str_has_prefix (words, begin))
    g_error ("“%s” doesn't begin with “%s”", words, begin);
}

/* From one round nobody can tell, nor from times that vary, nor without knowing the CPUs; how far
 * off a guess was is told all the same. */
static void
test_not_certain (void)
{
  static const Case cpus = { "", NULL, TRUE, 4, { { SPOOL_EXECUTOR_PROCESSES, 4, 25, 51 } } };
  g_autoptr (SpoolReport) certain = make_report_of (&cpus, 6, 2);
  g_autoptr (SpoolReport) once = make_report_of (&cpus, 1, 2);
  g_autoptr (SpoolReport) few = make_report_of (&cpus, 5, 2);
  g_autoptr (SpoolReport) unknown = make_report_of (&cpus, 6, 0);
  g_autoptr (SpoolReport) wide = make_report_of (&cpus, 6, 2);
  const char *begin = "With 4 processes you expected 25 % of serial's time, and it took 5";

  for (guint i = 1; i < wide->runs->len; i += 2)
    {
      SpoolRun *run = g_ptr_array_index (wide->runs, i);

      run->wall_ns = i % 4 == 1 ? run->wall_ns * 8 : run->wall_ns / 8;
    }
  check_found (certain, "cpus-grow", begin);
  check_found (once, NULL, begin);
  check_found (few, NULL, begin);
  check_found (unknown, NULL, begin);
  check_found (wide, NULL, "Whether your guess was close can't be told: the times vary too much.");
}

/* What may be as guessed, for all that is known, says less than what is certainly not. */
static void
test_certain_first (void)
{
  static const Case of = { "",
                           NULL,
                           FALSE,
                           16,
                           { { SPOOL_EXECUTOR_THREADS, 2, 10, 50 },
                             { SPOOL_EXECUTOR_PROCESSES, 2, 70, 50 } } };
  g_autoptr (SpoolReport) report = make_report (&of);

  for (guint i = 0; i < report->runs->len; i++)
    {
      SpoolRun *run = g_ptr_array_index (report->runs, i);

      if (run->executor == SPOOL_EXECUTOR_THREADS)
        run->wall_ns = run->round % 2 == 1 ? run->wall_ns * 8 : run->wall_ns / 8;
    }
  check_found (report, NULL,
               "With 2 processes you expected 70 % of serial's time, and it took 50 %");
}

/* What is told is of the guess that shows the belief, were another one farther off. */
static void
test_evidence (void)
{
  static const Case of = { "",
                           NULL,
                           FALSE,
                           16,
                           { { SPOOL_EXECUTOR_THREADS, 8, 100, 13 },
                             { SPOOL_EXECUTOR_PROCESSES, 2, 2, 55 } } };
  static const Case large = { "", NULL, FALSE, 16, { { SPOOL_EXECUTOR_PROCESSES, 2, 50, 4000 } } };
  static const Case many = { "", NULL, FALSE, 16, { { SPOOL_EXECUTOR_PROCESSES, 2, 1600, 4000 } } };
  static const Case afraid = { "", NULL, FALSE, 16, { { SPOOL_EXECUTOR_PROCESSES, 2, 1600, 50 } } };
  static const Case loop = { "", NULL, FALSE, 16, { { SPOOL_EXECUTOR_ASYNC, 16, 90, 7 } } };
  g_autoptr (SpoolReport) report = make_report (&of);
  g_autoptr (SpoolReport) slow = make_report (&large);
  g_autoptr (SpoolReport) both = make_report (&many);
  g_autoptr (SpoolReport) quick = make_report (&afraid);
  g_autoptr (SpoolReport) in_flight = make_report (&loop);

  check_found (report, "waiting-is-work",
               "With 8 threads you expected 100 % of serial's time, and it took 13 %. ");
  check_found (slow, NULL,
               "You expected 50 % of serial's time with 2 processes, and it took 40 times "
               "as long as serial.");
  check_found (both, NULL,
               "With 2 processes you expected 16 times serial's time, and it took 40 times.");
  check_found (quick, "waiting-is-work",
               "With 2 processes you expected 16 times serial's time, and it took 50 % of it. ");
  check_found (in_flight, "waiting-is-work",
               "You expected an event loop with 16 jobs in flight to take 90 % of serial's time, "
               "and it took 7 %. ");
}

/* Jobs that do nothing have nothing but the pool's cost, whatever part of it is counted as start.
 */
static void
test_nothing_to_do (void)
{
  static const Case of = { "", NULL, FALSE, 16, { { SPOOL_EXECUTOR_PROCESSES, 2, 50, 4000, 10 } } };
  g_autoptr (SpoolReport) report = make_report (&of);
  SpoolParams *params = spool_plan_get_entry (report->plan, 0)->params;

  check_found (report, NULL, "You");
  g_assert_true (spool_params_set (params, "seconds", "0", NULL));
  check_found (report, "starting-is-free", "You");
}

/* Where workers start before the clock, nothing is learned of what starting them costs. */
static void
test_warm (void)
{
  static const char *const names[] = { "free", "cost", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (g_strv_contains (names, cases[i].name))
      {
        g_autoptr (SpoolReport) report = make_report (&cases[i]);

        report->plan->mode = SPOOL_MODE_WARM;
        check_found (report, NULL, "With 2 processes you expected ");
      }
}

/* On the terminal, too; a report without a guess is told as ever. */
static void
test_table (void)
{
  static const Case of = { "", NULL, FALSE, 16, { { SPOOL_EXECUTOR_THREADS, 2, 70, 50 } } };
  g_autoptr (SpoolReport) report = make_report (&of);
  g_autoptr (SpoolReport) without = util_make_report (16, 6);
  g_autoptr (GString) text = g_string_new (NULL);

  spool_format_write_table (report, text);
  g_assert_nonnull (
      strstr (text->str, "\nWith 2 threads you expected 70 % of serial's time, and "));
  g_string_set_size (text, 0);
  spool_format_write_table (without, text);
  g_assert_null (strstr (text->str, "expected"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/guess/set", test_set);
  g_test_add_func ("/guess/adopt", test_adopt);
  g_test_add_func ("/guess/prune", test_prune);
  g_test_add_func ("/guess/json", test_json);
  g_test_add_func ("/guess/wrong-json", test_wrong_json);
  g_test_add_func ("/guess/many", test_many);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/misconception/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/misconception/all-found", test_all_found);
  g_test_add_func ("/misconception/words", test_words);
  g_test_add_func ("/misconception/warm", test_warm);
  g_test_add_func ("/misconception/table", test_table);
  g_test_add_func ("/misconception/not-certain", test_not_certain);
  g_test_add_func ("/misconception/certain-first", test_certain_first);
  g_test_add_func ("/misconception/evidence", test_evidence);
  g_test_add_func ("/misconception/nothing-to-do", test_nothing_to_do);
  return g_test_run ();
}
