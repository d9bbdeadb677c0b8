/* spool-exit-status.c: how a program ended, as Windows numbers it, in words.
 *
 * Windows has no signals. A program that crashes ends with a large number as its exit status, which
 * says nothing to whoever has not met it before.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-exit-status.h"

#include <glib/gi18n.h>

/* What is at least this was not meant as an exit status by whoever wrote the program. */
#define FIRST_LARGE 0x10000

static const struct
{
  guint32 status;
  const char *words;
} rows[] = {
  /* Translators: these say how a program ended, before a number, as in "access violation
   * (0xC0000005)" */
  { 0x40000015, N_ ("aborted") },
  { 0x80000003, N_ ("breakpoint") },
  { 0xC0000005, N_ ("access violation") },
  { 0xC0000006, N_ ("a page of memory could not be read") },
  { 0xC0000017, N_ ("out of memory") },
  { 0xC000001D, N_ ("illegal instruction") },
  { 0xC000007B, N_ ("a DLL is broken or for another processor") },
  { 0xC000008E, N_ ("floating-point division by zero") },
  { 0xC0000094, N_ ("division by zero") },
  { 0xC0000096, N_ ("privileged instruction") },
  { 0xC00000FD, N_ ("stack overflow") },
  { 0xC0000135, N_ ("a DLL is missing") },
  { 0xC0000138, N_ ("a DLL lacks a function, by number") },
  { 0xC0000139, N_ ("a DLL lacks a function") },
  { 0xC000013A, N_ ("interrupted with Ctrl+C") },
  { 0xC0000142, N_ ("a DLL could not be initialized") },
  { 0xC0000374, N_ ("heap corruption") },
  { 0xC0000409, N_ ("stack overrun or failed check") },
  { 0xC0000420, N_ ("failed assertion") },
  { 0xE06D7363, N_ ("C++ exception") },
};

/**
 * spool_exit_status_dup_words:
 * @status: what Windows gives as a program's exit status
 *
 * Returns: (transfer full): that in words, translated. Any thread.
 */
char *
spool_exit_status_dup_words (guint32 status)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].status == status)
      return g_strdup_printf ("%s (0x%08X)", _ (rows[i].words), status);
  if (status >= FIRST_LARGE)
    return g_strdup_printf (_ ("exit status 0x%08X"), status);
  return g_strdup_printf (_ ("exit status %d"), (int) status);
}
