/* spool-digest.c: FNV-1a over 64 bits (Fowler, Noll, Vo; IETF draft-eastlake-fnv), but eight bytes
 * a step, so that digesting a page costs little beside fetching it.
 *
 * It tells a wrong result from a right one; it is no protection against somebody who wants two
 * results to look the same.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload/spool-digest.h"

#include <string.h>

#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

/**
 * spool_digest_add:
 * @digest: what came before, %SPOOL_DIGEST_INIT at the beginning
 * @bytes: (array length=n_bytes): what comes next
 * @n_bytes: how many bytes
 *
 * Returns: the digest of all so far. Any thread.
 */
guint64
spool_digest_add (guint64 digest, const void *bytes, gsize n_bytes)
{
  const guint8 *next = bytes;
  gsize i = 0;

  for (; i + sizeof (guint64) <= n_bytes; i += sizeof (guint64))
    {
      guint64 word;

      memcpy (&word, next + i, sizeof word);
      digest = (digest ^ GUINT64_FROM_LE (word)) * FNV_PRIME;
      /* A multiplication carries upwards only: bring the high bits down again. */
      digest ^= digest >> 32;
    }
  for (; i < n_bytes; i++)
    digest = (digest ^ next[i]) * FNV_PRIME;
  return digest;
}

/**
 * spool_digest_of_number:
 * @number: a number
 *
 * Returns: the digest of its eight bytes, lowest first. Any thread.
 */
guint64
spool_digest_of_number (guint64 number)
{
  guint64 little = GUINT64_TO_LE (number);

  return spool_digest_add (SPOOL_DIGEST_INIT, &little, sizeof little);
}

/**
 * spool_digest_of_loop:
 * @iterations: how often the loop ran
 * @foo: what came out
 *
 * Returns: the digest of both, down to the bits of @foo. Any thread.
 */
guint64
spool_digest_of_loop (guint64 iterations, double foo)
{
  guint64 bits, little = GUINT64_TO_LE (iterations);

  memcpy (&bits, &foo, sizeof bits);
  bits = GUINT64_TO_LE (bits);
  return spool_digest_add (spool_digest_add (SPOOL_DIGEST_INIT, &little, sizeof little), &bits,
                           sizeof bits);
}
