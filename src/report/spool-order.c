/* spool-order.c: the shuffled order of a round, the same on all platforms for the same seed.
 *
 * The generator is xoshiro256** (Blackman and Vigna, "Scrambled Linear Pseudorandom Number
 * Generators", 2021), its state filled by SplitMix64 (Steele, Lea and Flood, "Fast Splittable
 * Pseudorandom Number Generators", 2014), as its authors advise. GRand would do, too, but GLib
 * doesn't promise that its numbers stay the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-order.h"

typedef struct
{
  guint64 words[4];
} Generator;

static guint64
split_mix (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint64
rotate_left (guint64 word, guint n_bits)
{
  return (word << n_bits) | (word >> (64 - n_bits));
}

static guint64
generator_next (Generator *self)
{
  guint64 *words = self->words;
  guint64 result = rotate_left (words[1] * 5, 7) * 9;
  guint64 shifted = words[1] << 17;

  words[2] ^= words[0];
  words[3] ^= words[1];
  words[1] ^= words[2];
  words[0] ^= words[3];
  words[2] ^= shifted;
  words[3] = rotate_left (words[3], 45);
  return result;
}

/* A number below @limit, all equally likely: what lies in the last, incomplete stretch of @limit
 * numbers is thrown away, since the remainder alone would favour the small ones. */
static guint64
generator_below (Generator *self, guint64 limit)
{
  guint64 too_high = G_MAXUINT64 - G_MAXUINT64 % limit;
  guint64 number;

  do
    number = generator_next (self);
  while (number >= too_high);
  return number % limit;
}

/**
 * spool_order_of_round:
 * @seed: the plan's seed
 * @round: the round, from 0
 * @n_configurations: how many configurations there are
 *
 * Shuffles (Fisher and Yates), so that heat, load and whatever else drifts hits all configurations
 * alike. The rounds don't depend on each other.
 *
 * Returns: (transfer full) (array length=n_configurations): the configurations' numbers in the
 * order in which they run. Any thread.
 */
guint *
spool_order_of_round (guint64 seed, guint round, guint n_configurations)
{
  guint *order = g_new (guint, n_configurations);
  guint64 state = seed;
  Generator generator;

  /* One step on between seed and round, so that round 1 of seed 0 isn't round 0 of seed 1. */
  state = split_mix (&state) ^ round;
  for (guint i = 0; i < G_N_ELEMENTS (generator.words); i++)
    generator.words[i] = split_mix (&state);
  for (guint i = 0; i < n_configurations; i++)
    order[i] = i;
  for (guint i = n_configurations; i > 1; i--)
    {
      guint j = (guint) generator_below (&generator, i);
      guint last = order[i - 1];

      order[i - 1] = order[j];
      order[j] = last;
    }
  return order;
}
