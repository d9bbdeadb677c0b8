/* spool-prose-layout.c: lays out a text that wraps anywhere, without asking how narrow it can be.
 *
 * A label finds that out by shaping its text anew with a break after each letter, and how wide it
 * would like to be by shaping it as one line. For words that change while something is measured
 * that takes longer than all the rest of showing them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-prose-layout.h"

#include "app/spool-most-width.h"

/* What a column of text is best read at. */
#define NATURAL_PX 480

/* Longer lines are hard to follow. */
#define MOST_PX 800

struct _SpoolProseLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (SpoolProseLayout, spool_prose_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
spool_prose_layout_get_request_mode (GtkLayoutManager *layout, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* The width at which a height is asked for: without one the width that it has. */
static int
find_width (GtkWidget *widget, int for_size)
{
  int width = for_size >= 0 ? for_size : gtk_widget_get_width (widget);

  return spool_most_width_limit (widget, MAX (width > 0 ? width : NATURAL_PX, SPOOL_PROSE_LEAST_PX),
                                 MOST_PX);
}

static void
spool_prose_layout_measure (GtkLayoutManager *layout,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  GtkWidget *text = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  *minimum_baseline = *natural_baseline = -1;
  if (text == NULL || !gtk_widget_should_layout (text))
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      gtk_widget_measure (text, orientation, find_width (widget, for_size), minimum, natural, NULL,
                          NULL);
      /* Newer boxes believe that what is least at any width is not more at a certain one. To know
       * it the text would have to be shaped once more; nothing is always true, and pages scroll. */
      if (for_size < 0)
        *minimum = 0;
    }
  else
    {
      *minimum = SPOOL_PROSE_LEAST_PX;
      *natural = NATURAL_PX;
    }
}

static void
spool_prose_layout_allocate (
    GtkLayoutManager *layout, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *text = gtk_widget_get_first_child (widget);

  if (text != NULL && gtk_widget_should_layout (text))
    spool_most_width_allocate (widget, text, width, height, MOST_PX);
}

static void
spool_prose_layout_class_init (SpoolProseLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = spool_prose_layout_get_request_mode;
  layout_class->measure = spool_prose_layout_measure;
  layout_class->allocate = spool_prose_layout_allocate;
}

static void
spool_prose_layout_init (SpoolProseLayout *self)
{
}

/**
 * spool_prose_layout_new:
 *
 * For a widget with one child, a label that wraps anywhere and has no margins at its sides. It may
 * be hidden, and gets no wider than lines should be. Main thread.
 *
 * Returns: (transfer full): a layout manager.
 */
GtkLayoutManager *
spool_prose_layout_new (void)
{
  return g_object_new (SPOOL_TYPE_PROSE_LAYOUT, NULL);
}
