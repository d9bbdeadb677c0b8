/* pages-program.h: for tests, spool-pages as a child, and requests to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A running server. Its stdin is a pipe that stays open until pages_program_stop(). */
typedef struct
{
  GSubprocess *process;
  char *address;
  guint16 port;
} PagesProgram;

/* All that a server sent. */
typedef struct
{
  guint status;
  char *head;
  GBytes *body;
  double took_s;
} PagesAnswer;

GSubprocess *pages_program_spawn (const char *const *argv, GSubprocessFlags flags);
PagesProgram *pages_program_start (const char *path, const char *const *options);
GSocketConnection *pages_program_connect (PagesProgram *self);
int pages_program_stop (PagesProgram *self);

void pages_send (GSocketConnection *connection, const char *request);
PagesAnswer *pages_receive (GSocketConnection *connection);
PagesAnswer *pages_get (PagesProgram *self, const char *request);
void pages_answer_free (PagesAnswer *answer);
char *pages_answer_dup_header (PagesAnswer *answer, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PagesAnswer, pages_answer_free)

G_END_DECLS
