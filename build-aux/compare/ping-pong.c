/* ping-pong.c: two processes send each other 64 bytes over two pipes, COUNT times there and back.
 *
 *   ping-pong COUNT
 *
 * Prints the seconds that took. Nobody who sends a message per job can be faster.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE_BYTES 64

static double
now_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

static void
echo (int in_fd, int out_fd)
{
  char message[MESSAGE_BYTES];

  while (read (in_fd, message, sizeof message) == sizeof message)
    if (write (out_fd, message, sizeof message) != sizeof message)
      _exit (1);
  _exit (0);
}

int
main (int argc, char *argv[])
{
  int count = argc > 1 ? atoi (argv[1]) : 0;
  char message[MESSAGE_BYTES] = { 0 };
  int there[2], back[2];
  double begin_s;
  pid_t pid;

  if (pipe (there) != 0 || pipe (back) != 0 || (pid = fork ()) < 0)
    return 1;
  if (pid == 0)
    {
      close (there[1]);
      echo (there[0], back[1]);
    }
  begin_s = now_s ();
  for (int i = 0; i < count; i++)
    if (write (there[1], message, sizeof message) != sizeof message ||
        read (back[0], message, sizeof message) != sizeof message)
      return 1;
  printf ("%.9f\n", now_s () - begin_s);
  close (there[1]);
  waitpid (pid, NULL, 0);
  return 0;
}
