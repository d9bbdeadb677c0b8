/* spool-child.h: a child program with pipes to it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpoolChild SpoolChild;

typedef enum
{
  SPOOL_CHILD_DEFAULT = 0,
  /* In a process group of its own, so that Ctrl+C in a terminal does not reach it; its children
   * stay in it, and spool_child_kill() ends them all. */
  SPOOL_CHILD_OWN_GROUP = 1 << 0,
  /* What it complains of comes through a pipe, too, instead of to where our own complaints go. */
  SPOOL_CHILD_OWN_STDERR = 1 << 1,
} SpoolChildFlags;

/**
 * SpoolChildMain:
 * @in_fd: where a forked child reads
 * @out_fd: where it writes
 * @data: the caller's
 *
 * Returns: its exit status.
 */
typedef int (*SpoolChildMain) (int in_fd, int out_fd, gpointer data);

/**
 * SpoolChildEnd:
 * @clean: whether it exited with status 0
 * @words: (transfer full): how it ended: "exit status 3", "killed by SIGKILL"
 * @cpu_user_ns: what it used of the CPUs in its whole life; 0 with the kernel's part if the system
 *   does not tell
 * @cpu_system_ns: the same for the kernel's part
 */
typedef struct
{
  gboolean clean;
  char *words;
  gint64 cpu_user_ns;
  gint64 cpu_system_ns;
} SpoolChildEnd;

SpoolChild *spool_child_spawn         (const char *const *argv,
                                       SpoolChildFlags flags,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
SpoolChild *spool_child_fork          (SpoolChildMain child_main,
                                       gpointer data,
                                       GError **error) G_GNUC_WARN_UNUSED_RESULT;
void        spool_child_free          (SpoolChild *self);
gint64      spool_child_get_pid       (const SpoolChild *self);
int         spool_child_get_stdin_fd  (const SpoolChild *self);
int         spool_child_get_stdout_fd (const SpoolChild *self);
int         spool_child_get_stderr_fd (const SpoolChild *self);
void        spool_child_close_stdin   (SpoolChild *self);
void        spool_child_kill          (SpoolChild *self);
gboolean    spool_child_wait          (SpoolChild *self,
                                       gint64 deadline_ns,
                                       SpoolChildEnd *end);
void        spool_child_adopt_orphans (void);
void        spool_child_end_clear     (SpoolChildEnd *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolChild, spool_child_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpoolChildEnd, spool_child_end_clear)

G_END_DECLS
