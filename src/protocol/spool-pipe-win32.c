/* spool-pipe-win32.c: pipes of Windows whose reader can give up waiting.
 *
 * Anonymous pipes can only be read until something comes. So this one has a name that nobody
 * knows, and its reading end is opened for overlapped reads, of which one can be cancelled. The
 * writing end is a plain one, as a child's C library wants it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-pipe-win32.h"

#include <io.h>

static HANDLE
open_reader (const wchar_t *name)
{
  /* Who had the name before us could read along. */
  const DWORD access = PIPE_ACCESS_INBOUND | FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE;
  const DWORD mode = PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_WAIT | PIPE_REJECT_REMOTE_CLIENTS;

  return CreateNamedPipeW (name, access, mode, 1, SPOOL_PIPE_BYTES, SPOOL_PIPE_BYTES, 0, NULL);
}

/**
 * spool_pipe_win32_open:
 * @reader: (out): the end to read from, for overlapped reads
 * @writer: (out): the end to write to
 *
 * Makes a pipe. No child inherits its ends unless they are made inheritable. Any thread.
 *
 * Returns: whether there is one; if not, GetLastError() tells why.
 */
gboolean
spool_pipe_win32_open (HANDLE *reader, HANDLE *writer)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat ("\\\\.\\pipe\\spool-", uuid, NULL);
  g_autofree gunichar2 *wide_name = g_utf8_to_utf16 (name, -1, NULL, NULL, NULL);
  DWORD problem;

  *reader = open_reader ((const wchar_t *) wide_name);
  if (*reader == INVALID_HANDLE_VALUE)
    return FALSE;
  *writer =
      CreateFileW ((const wchar_t *) wide_name, GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
  if (*writer != INVALID_HANDLE_VALUE)
    return TRUE;
  problem = GetLastError ();
  CloseHandle (*reader);
  /* Who closes what there is must not close it again, for it may be somebody else's by then. */
  *reader = INVALID_HANDLE_VALUE;
  SetLastError (problem);
  return FALSE;
}

/**
 * spool_pipe_win32_take:
 * @handle: (transfer full): an end of a pipe
 *
 * Returns: a file descriptor of the C library that owns @handle; -1 if there is none left, and then
 * @handle has been closed. Any thread.
 */
int
spool_pipe_win32_take (HANDLE handle)
{
  int fd = _open_osfhandle ((intptr_t) handle, 0);

  if (fd < 0)
    CloseHandle (handle);
  return fd;
}
