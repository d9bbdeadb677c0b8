/* spool-wrap-box.c: widgets side by side, in as many lines as it takes.
 *
 * GtkFlowBox puts its children in columns of equal width, each in a cell that takes the focus; this
 * lets them be as wide as they are, like words, and what is wide enough for its line may expand.
 * Children are put in with gtk_widget_insert_before().
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-wrap-box.h"

#define SPACING_PX 6

struct _SpoolWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SpoolWrapBox, spool_wrap_box, GTK_TYPE_WIDGET)

/**
 * Line:
 * @first: the first widget in it
 * @end: (nullable): the first widget behind it
 * @width: of all in it, with the gaps
 * @height: of the highest
 * @n_expand: how many want what is left of the width
 */
typedef struct
{
  GtkWidget *first;
  GtkWidget *end;
  int width;
  int height;
  int n_expand;
} Line;

static int
measure_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, available));
}

static int
measure_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* As many as have room; at least one. */
static Line
take_line (GtkWidget *first, int available)
{
  Line line = { .first = first };
  GtkWidget *child = first;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      int width, gap = line.width > 0 ? SPACING_PX : 0;

      if (!gtk_widget_should_layout (child))
        continue;
      width = measure_width (child, available);
      if (gap > 0 && line.width + gap + width > available)
        break;
      line.width += gap + width;
      line.height = MAX (line.height, measure_height (child, width));
      line.n_expand += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
    }
  line.end = child;
  return line;
}

static void
allocate_line (GtkWidget *widget, const Line *line, int y, int available)
{
  int left = MAX (available - line->width, 0);
  int x = 0;
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = line->first; child != line->end;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkAllocation place = { .y = y, .height = line->height };

      if (!gtk_widget_should_layout (child))
        continue;
      place.width = measure_width (child, available);
      if (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL))
        place.width += left / line->n_expand;
      place.x = is_rtl ? available - x - place.width : x;
      gtk_widget_size_allocate (child, &place, -1);
      x += place.width + SPACING_PX;
    }
}

static GtkSizeRequestMode
spool_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_across (GtkWidget *widget, int *minimum, int *natural)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += (*natural > 0 ? SPACING_PX : 0) + child_natural;
    }
}

static void
spool_wrap_box_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  int available = for_size >= 0 ? for_size : G_MAXINT / 2;
  int height = 0;
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      measure_across (widget, minimum, natural);
      return;
    }
  while (child != NULL)
    {
      Line line = take_line (child, available);

      height += (height > 0 && line.height > 0 ? SPACING_PX : 0) + line.height;
      child = line.end;
    }
  *minimum = *natural = height;
}

static void
spool_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int y = 0;

  while (child != NULL)
    {
      Line line = take_line (child, width);

      allocate_line (widget, &line, y, width);
      y += line.height + SPACING_PX;
      child = line.end;
    }
}

static void
spool_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (spool_wrap_box_parent_class)->dispose (object);
}

static void
spool_wrap_box_class_init (SpoolWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_wrap_box_dispose;
  widget_class->get_request_mode = spool_wrap_box_get_request_mode;
  widget_class->measure = spool_wrap_box_measure;
  widget_class->size_allocate = spool_wrap_box_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spool_wrap_box_init (SpoolWrapBox *self)
{
}

/**
 * spool_wrap_box_new:
 *
 * Returns: (transfer full): an empty box.
 */
GtkWidget *
spool_wrap_box_new (void)
{
  return g_object_new (SPOOL_TYPE_WRAP_BOX, NULL);
}
