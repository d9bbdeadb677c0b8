/* spool-fd-win32.c: see spool-fd.h.
 *
 * Descriptors are those of the C library, but what is a pipe is read without it: the library knows
 * neither deadlines nor our overlapped pipes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-fd.h"

#include "protocol/spool-pipe-win32.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <io.h>

/* A hangup can only be looked for, now and then. Whoever waits for it is a worker in the middle of
 * a job, so it must be cheap; the end of our parent is no matter of this, since we are in a job
 * object that ends with it. */
#define LOOK_EVERY_MS 50
#define LONGEST_WAIT_MS (3600 * 1000)

static HANDLE
get_handle (int fd)
{
  return (HANDLE) _get_osfhandle (fd);
}

static gssize
read_file (int fd, void *bytes, gsize n_bytes, GError **error)
{
  int n_read = _read (fd, bytes, (unsigned) MIN (n_bytes, G_MAXINT));

  if (n_read < 0)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't read from its pipe: %s"),
                 g_strerror (errno));
  return n_read;
}

static void
wait_until (HANDLE event, gint64 deadline_ns)
{
  for (;;)
    {
      gint64 left_ns = deadline_ns - spool_clock_now_ns ();

      if (left_ns <= 0 ||
          WaitForSingleObject (
              event, (DWORD) MIN (left_ns / SPOOL_NS_PER_MS + 1, LONGEST_WAIT_MS)) != WAIT_TIMEOUT)
        return;
    }
}

/* Reads once. Returns 0 or what went wrong. A pipe that isn't overlapped blocks in ReadFile(). */
static DWORD
read_pipe (HANDLE pipe, void *bytes, gsize n_bytes, gint64 deadline_ns, DWORD *n_read)
{
  OVERLAPPED overlapped = { .hEvent = CreateEventW (NULL, TRUE, FALSE, NULL) };
  DWORD problem = 0;

  *n_read = 0;
  if (overlapped.hEvent == NULL)
    return GetLastError ();
  if (!ReadFile (pipe, bytes, (DWORD) MIN (n_bytes, G_MAXINT), n_read, &overlapped))
    problem = GetLastError ();
  if (problem == ERROR_IO_PENDING)
    {
      if (deadline_ns != G_MAXINT64)
        {
          wait_until (overlapped.hEvent, deadline_ns);
          CancelIoEx (pipe, &overlapped);
        }
      /* What came while it was being cancelled is not lost. */
      problem = GetOverlappedResult (pipe, &overlapped, n_read, TRUE) ? 0 : GetLastError ();
    }
  CloseHandle (overlapped.hEvent);
  return problem;
}

/* See spool-fd-unix.c. */
gssize
spool_fd_read (int fd, void *bytes, gsize n_bytes, gint64 deadline_ns, GError **error)
{
  HANDLE handle = get_handle (fd);
  gint64 patience_ns = deadline_ns - spool_clock_now_ns ();
  DWORD n_read = 0, problem;
  g_autofree char *reason = NULL;

  if (GetFileType (handle) != FILE_TYPE_PIPE)
    return read_file (fd, bytes, n_bytes, error);
  do
    problem = read_pipe (handle, bytes, n_bytes, deadline_ns, &n_read);
  /* Somebody may have written nothing at all, which is no end. */
  while (problem == 0 && n_read == 0 && spool_clock_now_ns () < deadline_ns);
  if (problem == 0 && n_read == 0)
    problem = ERROR_OPERATION_ABORTED;
  switch (problem)
    {
    case 0:
      return n_read;
    case ERROR_BROKEN_PIPE:
      return 0;
    case ERROR_OPERATION_ABORTED:
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_CANCELLED, _ ("it did not answer within %.1f s"),
                   spool_ns_to_seconds (MAX (patience_ns, 0)));
      return -1;
    default:
      reason = g_win32_error_message ((int) problem);
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("can't read from its pipe: %s"),
                   reason);
      return -1;
    }
}

/* See spool-fd-unix.c. */
gboolean
spool_fd_write_all (int fd, const void *bytes, gsize n_bytes, GError **error)
{
  HANDLE handle = get_handle (fd);
  const guint8 *next = bytes;

  while (n_bytes > 0)
    {
      DWORD n_written;

      if (!WriteFile (handle, next, (DWORD) MIN (n_bytes, G_MAXINT), &n_written, NULL))
        {
          DWORD problem = GetLastError ();
          gboolean closed = problem == ERROR_NO_DATA || problem == ERROR_BROKEN_PIPE;
          g_autofree char *reason = g_win32_error_message ((int) problem);

          g_set_error (error, SPOOL_ERROR, closed ? SPOOL_ERROR_CLOSED : SPOOL_ERROR_FAILED,
                       _ ("can't write to its pipe: %s"), reason);
          return FALSE;
        }
      next += n_written;
      n_bytes -= n_written;
    }
  return TRUE;
}

/* See spool-fd-linux.c. Looking waits for as long as another thread reads there. */
void
spool_fd_await_hangup (int fd)
{
  HANDLE handle = get_handle (fd);

  while (PeekNamedPipe (handle, NULL, 0, NULL, NULL, NULL) || GetLastError () != ERROR_BROKEN_PIPE)
    Sleep (LOOK_EVERY_MS);
}

/* See spool-fd-linux.c. */
gboolean
spool_fd_open_pipe (int ends[2])
{
  HANDLE reader, writer;

  ends[0] = ends[1] = -1;
  if (!spool_pipe_win32_open (&reader, &writer))
    {
      errno = EMFILE;
      return FALSE;
    }
  ends[0] = spool_pipe_win32_take (reader);
  ends[1] = spool_pipe_win32_take (writer);
  if (ends[0] >= 0 && ends[1] >= 0)
    return TRUE;
  spool_fd_close (&ends[0]);
  spool_fd_close (&ends[1]);
  errno = EMFILE;
  return FALSE;
}

/* See spool-fd-unix.c. */
void
spool_fd_close (int *fd)
{
  if (*fd >= 0)
    _close (*fd);
  *fd = -1;
}

/* See spool-fd-unix.c. How many the C library has room for is fixed. */
void
spool_fd_allow_many (void)
{
}

static void
open_on_nothing (int fd)
{
  int nothing = _open ("NUL", _O_RDWR);

  if (nothing >= 0 && nothing != fd)
    {
      _dup2 (nothing, fd);
      _close (nothing);
    }
}

/* Lets the process end with the exception's code as its exit status. */
static LONG WINAPI
end_at_once (EXCEPTION_POINTERS *what)
{
  return EXCEPTION_EXECUTE_HANDLER;
}

/* GLib's own writer can't be told to spare stdout here: its libraries have begun threads by now. */
static GLogWriterOutput
write_to_stderr (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  g_autofree char *text = NULL;

  if (g_log_writer_default_would_drop (level, G_LOG_DOMAIN))
    return G_LOG_WRITER_HANDLED;
  text = g_log_writer_format_fields (level, fields, n_fields, FALSE);
  g_printerr ("%s\n", text);
  return G_LOG_WRITER_HANDLED;
}

/* See spool-fd-unix.c. A crash must be the end, too, at once, and not a report that the system
 * writes for seconds, nor a question in a window; and what is written must not get carriage returns
 * put in. Whom a library starts must not inherit our pipes: it would keep them open when we have
 * gone. */
void
spool_fd_prepare_standard (void)
{
  SetErrorMode (GetErrorMode () | SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
  SetUnhandledExceptionFilter (end_at_once);
  for (int fd = 0; fd <= 2; fd++)
    {
      if (_get_osfhandle (fd) < 0)
        open_on_nothing (fd);
      _setmode (fd, _O_BINARY);
      SetHandleInformation (get_handle (fd), HANDLE_FLAG_INHERIT, 0);
    }
  g_log_set_writer_func (write_to_stderr, NULL, NULL);
}
