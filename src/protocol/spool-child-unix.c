/* spool-child-unix.c: children by posix_spawn() and fork().
 *
 * Who waits for a child calls wait4() itself: it gives the child's own use of the CPUs, which no
 * other call does for one child alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child-private.h"
#include "protocol/spool-child-unix.h"

#include "protocol/spool-fd.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct
{
  int ends[6]; /* child's stdin: read, write; child's stdout: read, write; stderr likewise */
} Pipes;

#define NO_PIPES             \
  {                          \
    {                        \
      -1, -1, -1, -1, -1, -1 \
    }                        \
  }

static void
pipes_close (Pipes *pipes)
{
  for (guint i = 0; i < G_N_ELEMENTS (pipes->ends); i++)
    spool_fd_close (&pipes->ends[i]);
}

/* A descriptor below 3 would be run over while the child's own are put in place. */
static gboolean
move_up (int *fd)
{
  int moved;

  if (*fd > STDERR_FILENO)
    return TRUE;
  moved = fcntl (*fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (moved < 0)
    return FALSE;
  close (*fd);
  *fd = moved;
  return TRUE;
}

static gboolean
open_pipe (int ends[2])
{
  return spool_fd_open_pipe (ends) && move_up (&ends[0]) && move_up (&ends[1]);
}

static int
spawn_with (pid_t *pid, const char *const *argv, SpoolChildFlags flags, const Pipes *pipes)
{
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t defaults, blocked;
  short spawn_flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK;
  int failure;

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, pipes->ends[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&actions, pipes->ends[3], STDOUT_FILENO);
  if (pipes->ends[5] >= 0)
    posix_spawn_file_actions_adddup2 (&actions, pipes->ends[5], STDERR_FILENO);
  sigemptyset (&defaults);
  sigaddset (&defaults, SIGPIPE);
  sigaddset (&defaults, SIGINT);
  sigaddset (&defaults, SIGTERM);
  /* Who inherits that this is ignored can't wait for children of its own. */
  sigaddset (&defaults, SIGCHLD);
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setsigdefault (&attributes, &defaults);
  sigemptyset (&blocked);
  posix_spawnattr_setsigmask (&attributes, &blocked);
  if (flags & SPOOL_CHILD_OWN_GROUP)
    {
      posix_spawnattr_setpgroup (&attributes, 0);
      spawn_flags |= POSIX_SPAWN_SETPGROUP;
    }
  spool_child_shield (&actions, &spawn_flags);
  posix_spawnattr_setflags (&attributes, spawn_flags);
  failure = posix_spawn (pid, argv[0], &actions, &attributes, (char *const *) argv,
                         spool_child_get_environment ());
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return failure;
}

/* The parent's side of a child that has been made. */
static SpoolChild *
take_child (Pipes *pipes, pid_t pid, SpoolChildFlags flags)
{
  SpoolChild *self = g_new0 (SpoolChild, 1);

  spool_fd_close (&pipes->ends[0]);
  spool_fd_close (&pipes->ends[3]);
  spool_fd_close (&pipes->ends[5]);
  *self = (SpoolChild){ .pid = pid,
                        .in_fd = pipes->ends[1],
                        .out_fd = pipes->ends[2],
                        .err_fd = pipes->ends[4],
                        .own_group = (flags & SPOOL_CHILD_OWN_GROUP) != 0 };
  return self;
}

/* What the system says is for those who know it, and says nothing of what to do. */
static void
set_start_error (const char *program, int problem, GError **error)
{
  const char *words = g_strerror (problem);

  if (problem == EMFILE)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                 _ ("can't start %s: %s. Use fewer workers, or raise the limit with “ulimit -n”"),
                 program, words);
  else if (problem == EAGAIN)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED,
                 _ ("can't start %s: %s. Use fewer workers, or raise the limit with “ulimit -u”"),
                 program, words);
  else
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't start %s: %s"), program, words);
}

/**
 * spool_child_spawn:
 * @argv: (array zero-terminated=1): the program's absolute path, and its arguments
 * @flags: how
 * @error: why it could not be started
 *
 * Starts a program with pipes to its stdin and from its stdout; stderr is shared unless @flags say
 * otherwise. Any thread.
 *
 * Returns: (transfer full) (nullable): the child.
 */
SpoolChild *
spool_child_spawn (const char *const *argv, SpoolChildFlags flags, GError **error)
{
  Pipes pipes = NO_PIPES;
  pid_t pid = -1;
  int failure;

  g_return_val_if_fail (argv != NULL && argv[0] != NULL, NULL);

  if (!open_pipe (&pipes.ends[0]) || !open_pipe (&pipes.ends[2]) ||
      ((flags & SPOOL_CHILD_OWN_STDERR) && !open_pipe (&pipes.ends[4])))
    failure = errno;
  else
    failure = spawn_with (&pid, argv, flags, &pipes);
  if (failure != 0)
    {
      pipes_close (&pipes);
      set_start_error (argv[0], failure, error);
      return NULL;
    }
  return take_child (&pipes, pid, flags);
}

static int
find_last_fd (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/dev/fd", 0, NULL);
  const char *name;
  int last = STDERR_FILENO;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    last = MAX (last, (int) g_ascii_strtoll (name, NULL, 10));
  return last;
}

/* Among the others are the pipes of our siblings, and our own at their other ends: nobody would
 * ever see their ends. */
static void
close_others (void)
{
  if (spool_child_close_from (STDERR_FILENO + 1))
    return;
  for (int fd = find_last_fd (); fd > STDERR_FILENO; fd--)
    close (fd);
}

static void G_GNUC_NORETURN
be_child (const Pipes *pipes, SpoolChildMain child_main, gpointer data)
{
  dup2 (pipes->ends[0], STDIN_FILENO);
  dup2 (pipes->ends[3], STDOUT_FILENO);
  close_others ();
  _exit (child_main (STDIN_FILENO, STDOUT_FILENO, data));
}

/**
 * spool_child_fork:
 * @child_main: what the child does
 * @data: for @child_main
 * @error: why it could not be forked
 *
 * Forks a child that runs @child_main, with pipes to its stdin and from its stdout. Only while this
 * process has no other threads.
 *
 * Returns: (transfer full) (nullable): the child.
 */
SpoolChild *
spool_child_fork (SpoolChildMain child_main, gpointer data, GError **error)
{
  Pipes pipes = NO_PIPES;
  pid_t pid = -1;

  g_return_val_if_fail (child_main != NULL, NULL);

  if (open_pipe (&pipes.ends[0]) && open_pipe (&pipes.ends[2]))
    pid = fork ();
  if (pid == 0)
    be_child (&pipes, child_main, data);
  if (pid > 0)
    return take_child (&pipes, pid, SPOOL_CHILD_DEFAULT);
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't fork a worker: %s"),
               g_strerror (errno));
  pipes_close (&pipes);
  return NULL;
}

/**
 * spool_child_kill:
 * @self: a child
 *
 * Ends the child at once, with %SPOOL_CHILD_OWN_GROUP its children too. Not while another thread
 * waits for it.
 */
void
spool_child_kill (SpoolChild *self)
{
  g_return_if_fail (self != NULL);

  if (!self->reaped)
    kill ((pid_t) (self->own_group ? -self->pid : self->pid), SIGKILL);
}

static void
fill_end (SpoolChildEnd *end, int status, const struct rusage *usage)
{
  end->clean = WIFEXITED (status) && WEXITSTATUS (status) == 0;
  if (WIFSIGNALED (status))
    {
      g_autofree char *name = spool_child_dup_signal_name (WTERMSIG (status));

      end->words = name != NULL ? g_strdup_printf (_ ("killed by SIG%s"), name)
                                : g_strdup_printf (_ ("killed by signal %d"), WTERMSIG (status));
    }
  else
    end->words = g_strdup_printf (_ ("exit status %d"), WEXITSTATUS (status));
  end->cpu_user_ns = usage->ru_utime.tv_sec * SPOOL_NS_PER_S + usage->ru_utime.tv_usec * 1000;
  end->cpu_system_ns = usage->ru_stime.tv_sec * SPOOL_NS_PER_S + usage->ru_stime.tv_usec * 1000;
}

/* They have been killed with their group, or have seen the end of their input. */
static void
bury_orphans (const SpoolChild *self)
{
  while (self->own_group && (waitpid ((pid_t) -self->pid, NULL, 0) > 0 || errno == EINTR))
    ;
}

/**
 * spool_child_wait:
 * @self: a child
 * @deadline_ns: until when to wait, on spool_clock_now_ns(), or %G_MAXINT64
 * @end: (out caller-allocates): how it ended; to be cleared with spool_child_end_clear()
 *
 * Waits for the child's end and reaps it. Once only; one thread at a time.
 *
 * Returns: whether it has ended.
 */
gboolean
spool_child_wait (SpoolChild *self, gint64 deadline_ns, SpoolChildEnd *end)
{
  struct rusage usage = { 0 };
  int status = 0;
  pid_t got;

  g_return_val_if_fail (self != NULL && !self->reaped && end != NULL, FALSE);

  if (deadline_ns != G_MAXINT64)
    spool_child_await_end ((pid_t) self->pid, deadline_ns);
  do
    got = wait4 ((pid_t) self->pid, &status, deadline_ns != G_MAXINT64 ? WNOHANG : 0, &usage);
  while (got < 0 && errno == EINTR);
  if (got == 0)
    return FALSE;
  self->reaped = TRUE;
  bury_orphans (self);
  if (got > 0)
    fill_end (end, status, &usage);
  else
    /* Somebody ignores SIGCHLD, and then the system reaps children by itself. */
    *end = (SpoolChildEnd){ .words = g_strdup (_ ("ended for an unknown reason")) };
  return TRUE;
}

/* See spool-child-private.h. The system keeps nothing for a handle but the child, which is gone. */
void
spool_child_release (SpoolChild *self)
{
  g_free (self);
}
