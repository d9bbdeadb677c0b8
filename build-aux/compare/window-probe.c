/* window-probe.c: loaded into a program with a window, says when that was painted or how late the
 * main loop is.
 *
 * Usage: WINDOW_PROBE=paint|lateness LD_PRELOAD=window-probe.so PROGRAM
 *
 * It steps in where the program presents its window, so the program needs no code for it and
 * any two are observed alike. With "paint" it writes the time of the first frame that the display
 * server has drawn, in microseconds of the monotonic clock, and ends the program. With "lateness" it
 * lets a timer of 10 ms run, and writes at the end, for each time it was due, the time and by how
 * much it was late.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define INTERVAL_US 10000

typedef struct
{
  gint64 at_us;
  gint64 late_us;
} Sample;

static GArray *samples;
static gint64 due_us;

static void
on_after_paint (GdkFrameClock *clock, GtkWidget *window)
{
  if (!gtk_widget_get_mapped (window))
    return;
  gdk_display_sync (gtk_widget_get_display (window));
  printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  fflush (stdout);
  _exit (0);
}

static gboolean
on_time (gpointer data)
{
  gint64 now_us = g_get_monotonic_time ();
  Sample sample = { now_us, MAX (now_us - due_us, 0) };

  g_array_append_val (samples, sample);
  due_us = now_us + INTERVAL_US;
  return G_SOURCE_CONTINUE;
}

static void
write_samples (void)
{
  for (guint i = 0; i < samples->len; i++)
    {
      Sample *sample = &g_array_index (samples, Sample, i);

      printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", sample->at_us, sample->late_us);
    }
  fflush (stdout);
}

static void
begin (GtkWindow *window)
{
  if (g_strcmp0 (g_getenv ("WINDOW_PROBE"), "paint") == 0)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

      g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), window);
      return;
    }
  samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  due_us = g_get_monotonic_time () + INTERVAL_US;
  g_timeout_add (INTERVAL_US / 1000, on_time, NULL);
  atexit (write_samples);
}

void
gtk_window_present (GtkWindow *window)
{
  static gboolean has_begun;
  void (*present) (GtkWindow *window) = dlsym (RTLD_NEXT, "gtk_window_present");

  present (window);
  if (!has_begun)
    begin (window);
  has_begun = TRUE;
}
