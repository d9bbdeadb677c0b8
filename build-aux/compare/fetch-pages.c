/* fetch-pages.c: a bare client on threads: each fetches pages and writes each to a file, once.
 *
 *   fetch-pages ADDRESS WORKERS PAGES FOLDER
 *
 * Fetches ADDRESS/page/0 to ADDRESS/page/(PAGES - 1). Each thread keeps its connection. Prints the
 * seconds from the release of the threads, which stand ready, to the end of the last page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <curl/curl.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MAX_WORKERS 256

typedef struct
{
  const char *address;
  const char *folder;
  int next_page;
  int n_pages;
  int n_failed;
  pthread_barrier_t gate;
} Work;

typedef struct
{
  Work *work;
  double end_s;
  char *page;
  size_t n_bytes;
} Client;

static double
now_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now);
  return now.tv_sec + now.tv_nsec * 1e-9;
}

static size_t
take_bytes (char *bytes, size_t size, size_t n_members, void *data)
{
  Client *client = data;
  char *page = realloc (client->page, client->n_bytes + n_members);

  if (page == NULL)
    return 0;
  client->page = page;
  memcpy (page + client->n_bytes, bytes, n_members);
  client->n_bytes += n_members;
  return n_members;
}

static int
fetch_and_write (Client *client, CURL *curl, int number)
{
  char address[256], path[4096];
  int fd, good;

  snprintf (address, sizeof address, "%s/page/%d", client->work->address, number);
  snprintf (path, sizeof path, "%s/page-%d.txt", client->work->folder, number);
  client->n_bytes = 0;
  curl_easy_setopt (curl, CURLOPT_URL, address);
  if (curl_easy_perform (curl) != CURLE_OK)
    return 0;
  fd = open (path, O_WRONLY | O_CREAT, 0600);
  if (fd < 0)
    return 0;
  good = write (fd, client->page, client->n_bytes) == (ssize_t) client->n_bytes;
  return close (fd) == 0 && good;
}

static void *
client_main (void *data)
{
  Client *client = data;
  Work *work = client->work;
  CURL *curl = curl_easy_init ();
  int number;

  curl_easy_setopt (curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt (curl, CURLOPT_FAILONERROR, 1L);
  curl_easy_setopt (curl, CURLOPT_WRITEFUNCTION, take_bytes);
  curl_easy_setopt (curl, CURLOPT_WRITEDATA, client);
  pthread_barrier_wait (&work->gate);
  while ((number = __atomic_fetch_add (&work->next_page, 1, __ATOMIC_RELAXED)) < work->n_pages)
    if (!fetch_and_write (client, curl, number))
      __atomic_fetch_add (&work->n_failed, 1, __ATOMIC_RELAXED);
  client->end_s = now_s ();
  curl_easy_cleanup (curl);
  free (client->page);
  return NULL;
}

int
main (int argc, char *argv[])
{
  static Client clients[MAX_WORKERS];
  pthread_t threads[MAX_WORKERS];
  Work work = { 0 };
  int n_workers = argc == 5 ? atoi (argv[2]) : 0;
  double begin_s, end_s = 0;

  if (n_workers < 1 || n_workers > MAX_WORKERS)
    return 2;
  work.address = argv[1];
  work.n_pages = atoi (argv[3]);
  work.folder = argv[4];
  curl_global_init (CURL_GLOBAL_DEFAULT);
  pthread_barrier_init (&work.gate, NULL, (unsigned) n_workers + 1);
  for (int i = 0; i < n_workers; i++)
    {
      clients[i].work = &work;
      pthread_create (&threads[i], NULL, client_main, &clients[i]);
    }
  begin_s = now_s ();
  pthread_barrier_wait (&work.gate);
  for (int i = 0; i < n_workers; i++)
    {
      pthread_join (threads[i], NULL);
      if (clients[i].end_s > end_s)
        end_s = clients[i].end_s;
    }
  printf ("%.9f\n", end_s - begin_s);
  return work.n_failed > 0 ? 1 : 0;
}
