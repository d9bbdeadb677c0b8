/* fuzz-driver.c: a main for the fuzz-*.c: seeds, mutated by a generator with a known start.
 *
 * It finds again what it found once, and takes a second. libFuzzer also watches the paths that the
 * code takes, and is for the long hunt: build-aux/fuzz. For that the seeds are written into a
 * folder that exists: PROGRAM --seeds FOLDER.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include <string.h>

#define N_MUTATIONS 4000
#define SEED 20240229

/* Numbers at which code that counts goes wrong. */
static const guint8 edges[] = { 0, 1, 2, 0x7f, 0x80, 0xfe, 0xff };

static void
change_byte (GRand *rand, GByteArray *bytes)
{
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);

  if (g_rand_boolean (rand))
    bytes->data[at] = edges[g_rand_int_range (rand, 0, G_N_ELEMENTS (edges))];
  else
    bytes->data[at] ^= (guint8) (1u << g_rand_int_range (rand, 0, 8));
}

static void
cut_out (GRand *rand, GByteArray *bytes)
{
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
  guint n = (guint) g_rand_int_range (rand, 1, (gint32) MIN (16, bytes->len - at) + 1);

  g_byte_array_remove_range (bytes, at, n);
}

static void
repeat_some (GRand *rand, GByteArray *bytes)
{
  guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
  guint n = (guint) g_rand_int_range (rand, 1, (gint32) MIN (64, bytes->len - at) + 1);
  g_autofree guint8 *some = g_memdup2 (bytes->data + at, n);

  g_byte_array_append (bytes, some, n);
}

static void
mutate (GRand *rand, GByteArray *bytes)
{
  guint n_changes = (guint) g_rand_int_range (rand, 1, 6);

  for (guint i = 0; i < n_changes && bytes->len > 0; i++)
    switch (g_rand_int_range (rand, 0, 8))
      {
      case 0:
        g_byte_array_set_size (bytes, (guint) g_rand_int_range (rand, 0, (gint32) bytes->len));
        break;
      case 1:
        cut_out (rand, bytes);
        break;
      case 2:
        repeat_some (rand, bytes);
        break;
      default:
        change_byte (rand, bytes);
      }
}

/* The bytes go into memory of just their size, so that a checker sees each step beyond. */
static void
try_one (const GByteArray *bytes)
{
  g_autofree guint8 *exact = g_memdup2 (bytes->data, bytes->len);

  g_assert_cmpint (LLVMFuzzerTestOneInput (exact, bytes->len), ==, 0);
}

static void
test_seeds (void)
{
  g_autoptr (GPtrArray) seeds = fuzz_make_seeds ();

  g_assert_cmpuint (seeds->len, >, 0);
  for (guint i = 0; i < seeds->len; i++)
    try_one (g_ptr_array_index (seeds, i));
}

static void
test_mutations (void)
{
  g_autoptr (GPtrArray) seeds = fuzz_make_seeds ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < seeds->len; i++)
    for (guint j = 0; j < N_MUTATIONS; j++)
      {
        const GByteArray *seed = g_ptr_array_index (seeds, i);
        g_autoptr (GByteArray) bytes = g_byte_array_new ();

        g_byte_array_append (bytes, seed->data, seed->len);
        mutate (rand, bytes);
        try_one (bytes);
      }
}

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_MUTATIONS; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_set_size (bytes, (guint) g_rand_int_range (rand, 0, 200));
      for (guint j = 0; j < bytes->len; j++)
        bytes->data[j] = (guint8) g_rand_int (rand);
      try_one (bytes);
    }
}

static void
write_seeds (const char *folder)
{
  g_autoptr (GPtrArray) seeds = fuzz_make_seeds ();

  for (guint i = 0; i < seeds->len; i++)
    {
      const GByteArray *seed = g_ptr_array_index (seeds, i);
      g_autofree char *name = g_strdup_printf ("seed-%u", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, (const char *) seed->data, (gssize) seed->len, &error);
      g_assert_no_error (error);
    }
}

int
main (int argc, char *argv[])
{
  if (argc == 3 && strcmp (argv[1], "--seeds") == 0)
    {
      write_seeds (argv[2]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/seeds", test_seeds);
  g_test_add_func ("/fuzz/mutations", test_mutations);
  g_test_add_func ("/fuzz/noise", test_noise);
  return g_test_run ();
}
