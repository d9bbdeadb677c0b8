/* test-spool-setup.c: a set-up as bytes and back, and the set-ups that nobody may take.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-setup.h"

#include "protocol/spool-bytes.h"
#include "protocol/spool-frame.h"
#include "samples.h"
#include "workload/spool-error.h"

#include <string.h>

static SpoolSetup *
read_frame (const GByteArray *frame, GError **error)
{
  return spool_setup_from_bytes (frame->data + SPOOL_FRAME_HEADER_BYTES,
                                 frame->len - SPOOL_FRAME_HEADER_BYTES, error);
}

static void
test_round_trip (void)
{
  const SpoolWorkload *workload;

  for (guint i = 0; (workload = spool_workload_nth (i)) != NULL; i++)
    {
      g_autoptr (SpoolSetup) setup = sample_setup (workload->id);
      g_autoptr (GByteArray) frame = g_byte_array_new ();
      g_autoptr (SpoolSetup) got = NULL;
      g_autoptr (GError) error = NULL;

      spool_setup_to_frame (setup, frame);
      got = read_frame (frame, &error);
      g_assert_no_error (error);
      g_assert_true (spool_params_equal (setup->params, got->params));
      g_assert_cmpint (got->executor, ==, setup->executor);
      g_assert_cmpuint (got->workers, ==, setup->workers);
      g_assert_cmpint (got->mode, ==, setup->mode);
      g_assert_cmpuint (got->jobs, ==, setup->jobs);
      g_assert_cmpuint (got->max_records, ==, setup->max_records);
      g_assert_cmpint (got->job_time_limit_ns, ==, setup->job_time_limit_ns);
      g_assert_cmpstr (got->folder, ==, setup->folder);
      g_assert_cmpstr (got->pages_url, ==, setup->pages_url);
    }
}

static void
test_parameters_arrive (void)
{
  g_autoptr (SpoolSetup) setup = sample_setup ("sleep");
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  g_autoptr (SpoolSetup) got = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (spool_params_set (setup->params, "seconds", "0.5 1e-3 2", NULL));
  g_clear_pointer (&setup->pages_url, g_free);
  spool_setup_to_frame (setup, frame);
  got = read_frame (frame, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (spool_params_get_text (got->params, "seconds"), ==, "0.5 1e-3 2");
  g_assert_null (got->pages_url);
}

/* Each of these changes one thing that makes the set-up unsound. */
static void
no_workers (SpoolSetup *setup)
{
  setup->workers = 0;
}

static void
too_many_workers (SpoolSetup *setup)
{
  setup->workers = SPOOL_MAX_WORKERS + 1;
}

static void
no_such_executor (SpoolSetup *setup)
{
  setup->executor = SPOOL_N_EXECUTORS;
}

static void
no_such_mode (SpoolSetup *setup)
{
  setup->mode = SPOOL_MODE_WARM + 1;
}

static void
no_jobs (SpoolSetup *setup)
{
  setup->jobs = 0;
}

static void
too_many_jobs (SpoolSetup *setup)
{
  setup->jobs = (guint64) SPOOL_MAX_JOBS + 1;
}

static void
limit_below_zero (SpoolSetup *setup)
{
  setup->job_time_limit_ns = -1;
}

static void
no_folder (SpoolSetup *setup)
{
  g_clear_pointer (&setup->folder, g_free);
}

static void
test_unsound (void)
{
  void (*const changes[]) (SpoolSetup *) = { no_workers,       too_many_workers, no_such_executor,
                                             no_such_mode,     no_jobs,          too_many_jobs,
                                             limit_below_zero, no_folder };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (SpoolSetup) setup = sample_setup ("cosine");
      g_autoptr (GByteArray) frame = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      changes[i](setup);
      spool_setup_to_frame (setup, frame);
      g_assert_null (read_frame (frame, &error));
      g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
    }
}

static void
put_one_param (GByteArray *frame, const char *id, const char *name, const char *value)
{
  spool_frame_begin (frame, SPOOL_FRAME_SETUP);
  spool_put_text (frame, id);
  spool_put_u32 (frame, 1);
  spool_put_text (frame, name);
  spool_put_text (frame, value);
}

static void
test_parameters_are_checked (void)
{
  const char *const rows[][4] = {
    { "washing-up", "plates", "3", "washing-up" },
    { "sleep", "minutes", "3", "minutes" },
    { "sleep", "seconds", "-1", "-1" },
    { "cosine", "iterations", "many", "many" },
    { "web", "source", "file:///etc/passwd", "file:///etc/passwd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) frame = g_byte_array_new ();
      g_autoptr (GError) error = NULL;

      put_one_param (frame, rows[i][0], rows[i][1], rows[i][2]);
      g_assert_null (read_frame (frame, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == SPOOL_ERROR);
      g_assert_nonnull (strstr (error->message, rows[i][3]));
    }
}

/* The count of parameters is a number of the sender; nothing may be believed of it. */
static void
test_too_many_parameters (void)
{
  g_autoptr (GByteArray) frame = g_byte_array_new ();
  g_autoptr (GError) error = NULL;

  spool_frame_begin (frame, SPOOL_FRAME_SETUP);
  spool_put_text (frame, "sleep");
  spool_put_u32 (frame, G_MAXUINT32);
  g_assert_null (read_frame (frame, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
}

static void
test_cut (void)
{
  g_autoptr (GByteArray) frame = sample_setup_frame ("web");

  for (gsize n = 0; n < frame->len - SPOOL_FRAME_HEADER_BYTES; n++)
    {
      g_autofree guint8 *exact = g_memdup2 (frame->data + SPOOL_FRAME_HEADER_BYTES, n);
      g_autoptr (GError) error = NULL;

      g_assert_null (spool_setup_from_bytes (exact, n, &error));
      g_assert_nonnull (error);
    }
}

static void
test_one_byte_too_many (void)
{
  g_autoptr (GByteArray) frame = sample_setup_frame ("web");
  g_autoptr (GError) error = NULL;

  spool_put_u8 (frame, 0);
  g_assert_null (read_frame (frame, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/setup/round-trip", test_round_trip);
  g_test_add_func ("/setup/parameters-arrive", test_parameters_arrive);
  g_test_add_func ("/setup/unsound", test_unsound);
  g_test_add_func ("/setup/parameters-are-checked", test_parameters_are_checked);
  g_test_add_func ("/setup/too-many-parameters", test_too_many_parameters);
  g_test_add_func ("/setup/cut", test_cut);
  g_test_add_func ("/setup/one-byte-too-many", test_one_byte_too_many);
  return g_test_run ();
}
