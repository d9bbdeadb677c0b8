/* spool-child-win32.c: children by CreateProcessW(), each in a job object of its own.
 *
 * GLib's own spawning goes through a helper program, which would be measured too, and hides the
 * process. A job object holds a child with all its children: it tells what they used of the CPUs,
 * can end them all, and ends them by itself when its last handle is closed, which the system does
 * even if we are killed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-child-private.h"

#include "protocol/spool-command-line.h"
#include "protocol/spool-exit-status.h"
#include "protocol/spool-fd.h"
#include "protocol/spool-pipe-win32.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <io.h>

#define NS_PER_UNIT 100 /* of Windows's own times */
#define KILLED_STATUS 1
#define STDERR_FD 2
#define LONGEST_WAIT_MS (3600 * 1000)
#define MAX_ATTEMPTS 3
/* Who was killed with a child takes a moment to be gone. */
#define BURIAL_NS (2 * SPOOL_NS_PER_S)

typedef struct
{
  SpoolChild child;
  HANDLE process;
  HANDLE job;
  gboolean killed;
} Win32Child;

/* The child's ends stand first, and are the ones it inherits. */
typedef struct
{
  HANDLE child_in;
  HANDLE child_out;
  HANDLE child_err;
  HANDLE our_in;
  HANDLE our_out;
  HANDLE our_err; /* NULL if the child's stderr is ours */
} Pipes;

#define N_INHERITED 3

static void
close_handle (HANDLE *handle)
{
  if (*handle != NULL && *handle != INVALID_HANDLE_VALUE)
    CloseHandle (*handle);
  *handle = NULL;
}

static void
pipes_close_childs (Pipes *pipes)
{
  close_handle (&pipes->child_in);
  close_handle (&pipes->child_out);
  close_handle (&pipes->child_err);
}

static void
pipes_close (Pipes *pipes)
{
  pipes_close_childs (pipes);
  close_handle (&pipes->our_in);
  close_handle (&pipes->our_out);
  close_handle (&pipes->our_err);
}

static gboolean
make_inheritable (HANDLE handle)
{
  return SetHandleInformation (handle, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
}

/* A program without a console may have no stderr; its children get one that goes nowhere. */
static HANDLE
open_stderr (void)
{
  SECURITY_ATTRIBUTES inherited = { .nLength = sizeof inherited, .bInheritHandle = TRUE };
  intptr_t own = _get_osfhandle (STDERR_FD);
  HANDLE copy;

  if (own > 0 && DuplicateHandle (GetCurrentProcess (), (HANDLE) own, GetCurrentProcess (), &copy,
                                  0, TRUE, DUPLICATE_SAME_ACCESS))
    return copy;
  copy = CreateFileW (L"NUL", GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, &inherited,
                      OPEN_EXISTING, 0, NULL);
  return copy != INVALID_HANDLE_VALUE ? copy : NULL;
}

static gboolean
pipes_open (Pipes *pipes, SpoolChildFlags flags)
{
  /* The child's C library can't read from an overlapped end. */
  if (!CreatePipe (&pipes->child_in, &pipes->our_in, NULL, SPOOL_PIPE_BYTES) ||
      !spool_pipe_win32_open (&pipes->our_out, &pipes->child_out))
    return FALSE;
  if (!(flags & SPOOL_CHILD_OWN_STDERR))
    pipes->child_err = open_stderr ();
  else if (!spool_pipe_win32_open (&pipes->our_err, &pipes->child_err))
    return FALSE;
  return pipes->child_err != NULL && make_inheritable (pipes->child_in) &&
         make_inheritable (pipes->child_out) && make_inheritable (pipes->child_err);
}

/* Other threads may start children at the same time: each inherits only what is listed. */
static LPPROC_THREAD_ATTRIBUTE_LIST
list_handles (Pipes *pipes)
{
  LPPROC_THREAD_ATTRIBUTE_LIST list;
  SIZE_T n_bytes = 0;

  InitializeProcThreadAttributeList (NULL, 1, 0, &n_bytes);
  list = g_malloc (n_bytes);
  if (InitializeProcThreadAttributeList (list, 1, 0, &n_bytes))
    {
      if (UpdateProcThreadAttribute (list, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, &pipes->child_in,
                                     N_INHERITED * sizeof (HANDLE), NULL, NULL))
        return list;
      DeleteProcThreadAttributeList (list);
    }
  g_free (list);
  return NULL;
}

/* A group of its own is a console of its own, which nobody sees and no Ctrl+C reaches. Other
 * children share ours, if we have one: a console is a process that would start with each. */
static DWORD
find_creation_flags (SpoolChildFlags flags)
{
  DWORD own_console =
      (flags & SPOOL_CHILD_OWN_GROUP) || GetConsoleCP () == 0 ? CREATE_NO_WINDOW : 0;

  /* Suspended, so that nothing of it runs before it is in its job. */
  return CREATE_SUSPENDED | CREATE_UNICODE_ENVIRONMENT | EXTENDED_STARTUPINFO_PRESENT | own_console;
}

static gboolean
try_create_process (const char *const *argv,
                    SpoolChildFlags flags,
                    Pipes *pipes,
                    PROCESS_INFORMATION *made)
{
  g_autofree char *line = spool_command_line_join (argv);
  g_autofree gunichar2 *wide_line = g_utf8_to_utf16 (line, -1, NULL, NULL, NULL);
  g_autofree gunichar2 *program = g_utf8_to_utf16 (argv[0], -1, NULL, NULL, NULL);
  STARTUPINFOEXW startup = { .StartupInfo = { .cb = sizeof startup,
                                              .dwFlags = STARTF_USESTDHANDLES,
                                              .hStdInput = pipes->child_in,
                                              .hStdOutput = pipes->child_out,
                                              .hStdError = pipes->child_err } };
  DWORD problem = ERROR_INVALID_NAME;
  gboolean created = FALSE;

  startup.lpAttributeList = list_handles (pipes);
  if (startup.lpAttributeList == NULL)
    return FALSE;
  if (wide_line != NULL && program != NULL)
    {
      created =
          CreateProcessW ((const wchar_t *) program, (wchar_t *) wide_line, NULL, NULL, TRUE,
                          find_creation_flags (flags), NULL, NULL, &startup.StartupInfo, made);
      problem = GetLastError ();
    }
  DeleteProcThreadAttributeList (startup.lpAttributeList);
  g_free (startup.lpAttributeList);
  SetLastError (problem);
  return created;
}

/* Under Wine 8 one start of some thousands ends with an internal error, since Linux has put the new
 * program's heap where Wine wants a page of its own; the next goes well. */
static gboolean
create_process (const char *const *argv,
                SpoolChildFlags flags,
                Pipes *pipes,
                PROCESS_INFORMATION *made)
{
  for (guint attempt = 1; !try_create_process (argv, flags, pipes, made); attempt++)
    if (attempt == MAX_ATTEMPTS || GetLastError () != ERROR_INTERNAL_ERROR)
      return FALSE;
  return TRUE;
}

static HANDLE
make_job (void)
{
  JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits = {
    .BasicLimitInformation = { .LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE }
  };
  HANDLE job = CreateJobObjectW (NULL, NULL);

  if (job != NULL &&
      !SetInformationJobObject (job, JobObjectExtendedLimitInformation, &limits, sizeof limits))
    close_handle (&job);
  return job;
}

/* Puts a process that has not begun into a job and lets it begin. */
static HANDLE
begin_in_job (PROCESS_INFORMATION *made)
{
  HANDLE job = make_job ();
  DWORD problem;

  if (job != NULL && AssignProcessToJobObject (job, made->hProcess) &&
      ResumeThread (made->hThread) != (DWORD) -1)
    return job;
  problem = GetLastError ();
  TerminateProcess (made->hProcess, KILLED_STATUS);
  close_handle (&job);
  close_handle (&made->hProcess);
  SetLastError (problem);
  return NULL;
}

/* The parent's side of a child that has been made. */
static SpoolChild *
take_child (Pipes *pipes, const PROCESS_INFORMATION *made, HANDLE job, SpoolChildFlags flags)
{
  Win32Child *self = g_new0 (Win32Child, 1);

  pipes_close_childs (pipes);
  self->process = made->hProcess;
  self->job = job;
  self->child =
      (SpoolChild){ .pid = made->dwProcessId,
                    .in_fd = spool_pipe_win32_take (g_steal_pointer (&pipes->our_in)),
                    .out_fd = spool_pipe_win32_take (g_steal_pointer (&pipes->our_out)),
                    .err_fd = pipes->our_err == NULL
                                  ? -1
                                  : spool_pipe_win32_take (g_steal_pointer (&pipes->our_err)),
                    .own_group = (flags & SPOOL_CHILD_OWN_GROUP) != 0 };
  return &self->child;
}

/* The C library has room for so many descriptors, whatever the system has for handles. */
static gboolean
has_descriptors (const SpoolChild *self, SpoolChildFlags flags)
{
  return self->in_fd >= 0 && self->out_fd >= 0 &&
         (!(flags & SPOOL_CHILD_OWN_STDERR) || self->err_fd >= 0);
}

/* See spool-child-unix.c. */
SpoolChild *
spool_child_spawn (const char *const *argv, SpoolChildFlags flags, GError **error)
{
  PROCESS_INFORMATION made = { 0 };
  g_autofree char *reason = NULL;
  Pipes pipes = { 0 };
  HANDLE job = NULL;
  DWORD problem;

  g_return_val_if_fail (argv != NULL && argv[0] != NULL, NULL);

  if (pipes_open (&pipes, flags) && create_process (argv, flags, &pipes, &made))
    job = begin_in_job (&made);
  problem = GetLastError ();
  close_handle (&made.hThread);
  if (job != NULL)
    {
      SpoolChild *child = take_child (&pipes, &made, job, flags);

      if (has_descriptors (child, flags))
        return child;
      spool_child_free (child);
      problem = ERROR_TOO_MANY_OPEN_FILES;
    }
  pipes_close (&pipes);
  reason = g_win32_error_message ((int) problem);
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't start %s: %s"), argv[0], reason);
  return NULL;
}

/* See spool-child-unix.c. */
SpoolChild *
spool_child_fork (SpoolChildMain child_main, gpointer data, GError **error)
{
  g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't fork a worker: %s"),
               _ ("Windows has no fork"));
  return NULL;
}

/* See spool-child-private.h. */
void
spool_child_release (SpoolChild *self)
{
  Win32Child *child = (Win32Child *) self;

  close_handle (&child->process);
  close_handle (&child->job);
  g_free (child);
}

/* See spool-child-unix.c. A child that has ended by itself keeps its own exit status. */
void
spool_child_kill (SpoolChild *self)
{
  Win32Child *child = (Win32Child *) self;

  g_return_if_fail (self != NULL);

  if (self->reaped)
    return;
  child->killed = child->killed || WaitForSingleObject (child->process, 0) == WAIT_TIMEOUT;
  TerminateJobObject (child->job, KILLED_STATUS);
}

/* The job knows of the child's own children, too. Wine does not keep its times, and takes the times
 * of any process for those of who asks, so GetProcessTimes() is no way out. */
static void
fill_usage (const Win32Child *self, SpoolChildEnd *end)
{
  JOBOBJECT_BASIC_ACCOUNTING_INFORMATION used = { 0 };

  QueryInformationJobObject (self->job, JobObjectBasicAccountingInformation, &used, sizeof used,
                             NULL);
  end->cpu_user_ns = used.TotalUserTime.QuadPart * NS_PER_UNIT;
  end->cpu_system_ns = used.TotalKernelTime.QuadPart * NS_PER_UNIT;
}

/* They have been killed with their group, or have seen the end of their input. */
static void
bury_orphans (const Win32Child *self)
{
  gint64 deadline_ns = spool_clock_now_ns () + BURIAL_NS;
  JOBOBJECT_BASIC_ACCOUNTING_INFORMATION used = { 0 };

  while (self->child.own_group &&
         QueryInformationJobObject (self->job, JobObjectBasicAccountingInformation, &used,
                                    sizeof used, NULL) &&
         used.ActiveProcesses > 0 && spool_clock_now_ns () < deadline_ns)
    Sleep (1);
}

static gboolean
wait_for_end (HANDLE process, gint64 deadline_ns)
{
  gint64 left_ns;

  if (deadline_ns == G_MAXINT64)
    return WaitForSingleObject (process, INFINITE) == WAIT_OBJECT_0;
  do
    {
      left_ns = MAX (deadline_ns - spool_clock_now_ns (), 0);
      if (WaitForSingleObject (process,
                               (DWORD) MIN ((left_ns + SPOOL_NS_PER_MS - 1) / SPOOL_NS_PER_MS,
                                            LONGEST_WAIT_MS)) == WAIT_OBJECT_0)
        return TRUE;
    }
  while (left_ns > 0);
  return FALSE;
}

/* See spool-child-unix.c. */
gboolean
spool_child_wait (SpoolChild *self, gint64 deadline_ns, SpoolChildEnd *end)
{
  Win32Child *child = (Win32Child *) self;
  DWORD status = 0;

  g_return_val_if_fail (self != NULL && !self->reaped && end != NULL, FALSE);

  if (!wait_for_end (child->process, deadline_ns))
    return FALSE;
  self->reaped = TRUE;
  bury_orphans (child);
  GetExitCodeProcess (child->process, &status);
  end->clean = status == 0;
  end->words = child->killed ? g_strdup (_ ("killed")) : spool_exit_status_dup_words (status);
  fill_usage (child, end);
  return TRUE;
}

/* See spool-child-linux.c. Children of Windows have nobody to go to; but they stay in the jobs of
 * their parents. One that we are in ourselves tells what all of us have used. It has no limits, and
 * lives as long as there is a process in it. */
void
spool_child_adopt_orphans (void)
{
  HANDLE job = CreateJobObjectW (NULL, NULL);

  if (job == NULL)
    return;
  AssignProcessToJobObject (job, GetCurrentProcess ());
  CloseHandle (job);
}
