/* spool-program.h: a child program with streams, for the main loop; a file for each system.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpoolProgram SpoolProgram;

/**
 * SpoolProgramEnded:
 * @data: the caller's
 *
 * The program has ended.
 */
typedef void (*SpoolProgramEnded) (gpointer data);

SpoolProgram  *spool_program_start       (const char *const *argv,
                                          SpoolProgramEnded ended,
                                          gpointer data,
                                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void           spool_program_free        (SpoolProgram *self);
GOutputStream *spool_program_get_stdin   (SpoolProgram *self);
GInputStream  *spool_program_get_stdout  (SpoolProgram *self);
GInputStream  *spool_program_get_stderr  (SpoolProgram *self);
void           spool_program_close_stdin (SpoolProgram *self);
void           spool_program_kill        (SpoolProgram *self);
char          *spool_program_dup_end     (SpoolProgram *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolProgram, spool_program_free)

G_END_DECLS
