/* stopwatch.c: starts a program again and again and prints what each time took.
 *
 *   stopwatch [--ready] COUNT PROGRAM [ARGUMENT]...
 *
 * A line each: seconds from before posix_spawn() to after the child was reaped, and its peak memory
 * in KiB. With --ready the child is a serving worker: its first message is read, then its input is
 * closed. Small and in C, because the kernel hands a parent's mark of peak memory on to the child,
 * and because starting a child from an interpreter takes longer than the child.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define HEADER_BYTES 12

extern char **environ;

static double
now_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

static void
give_up (const char *what)
{
  perror (what);
  exit (1);
}

/* A header ends with the payload's length, little-endian. */
static void
read_ready (int fd)
{
  unsigned char bytes[256];
  size_t n_bytes = 0, wanted = HEADER_BYTES;

  while (n_bytes < wanted)
    {
      ssize_t n_read = read (fd, bytes + n_bytes, wanted - n_bytes);

      if (n_read <= 0)
        give_up ("the program did not say that it is ready");
      n_bytes += (size_t) n_read;
      if (n_bytes == HEADER_BYTES)
        wanted += bytes[8] + 256u * bytes[9];
      if (wanted > sizeof bytes || bytes[10] != 0 || bytes[11] != 0)
        give_up ("the program's first message is too long");
    }
}

static pid_t
spawn_with_pipes (char **argv, int *in_fd, int *out_fd)
{
  posix_spawn_file_actions_t actions;
  int in[2], out[2];
  pid_t pid;

  if (pipe2 (in, O_CLOEXEC) != 0 || pipe2 (out, O_CLOEXEC) != 0)
    give_up ("pipe2");
  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_adddup2 (&actions, in[0], STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&actions, out[1], STDOUT_FILENO);
  if (posix_spawn (&pid, argv[0], &actions, NULL, argv, environ) != 0)
    give_up (argv[0]);
  posix_spawn_file_actions_destroy (&actions);
  close (in[0]);
  close (out[1]);
  *in_fd = in[1];
  *out_fd = out[0];
  return pid;
}

/* Returns when the worker has said that it is ready and knows that its work is over. */
static pid_t
greet_and_dismiss (char **argv)
{
  int in_fd, out_fd;
  pid_t pid = spawn_with_pipes (argv, &in_fd, &out_fd);

  read_ready (out_fd);
  close (in_fd);
  close (out_fd);
  return pid;
}

static pid_t
spawn (char **argv)
{
  posix_spawn_file_actions_t actions;
  pid_t pid;

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  if (posix_spawn (&pid, argv[0], &actions, NULL, argv, environ) != 0)
    give_up (argv[0]);
  posix_spawn_file_actions_destroy (&actions);
  return pid;
}

int
main (int argc, char *argv[])
{
  int ready = argc > 1 && strcmp (argv[1], "--ready") == 0;
  char **program = argv + 2 + ready;
  int status = 0;

  if (argc < 3 + ready)
    return 2;
  for (int i = atoi (argv[1 + ready]); i > 0; i--)
    {
      double begin_s = now_s ();
      pid_t pid = ready ? greet_and_dismiss (program) : spawn (program);
      struct rusage usage;

      wait4 (pid, &status, 0, &usage);
      printf ("%.9f %ld\n", now_s () - begin_s, usage.ru_maxrss);
      if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
        return 1;
    }
  return 0;
}
