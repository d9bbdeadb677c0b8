/* spool-split.c: two widgets side by side, or one of them at a time where it is narrow.
 *
 * The widgets that libadwaita 1.2 has for this are gone in later versions, and those that took
 * their place aren't in 1.2. What is not shown is not visible either, so that assistive technology
 * does not find it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-split.h"

struct _SpoolSplit
{
  GtkWidget parent_instance;

  GtkWidget *side;
  GtkWidget *main;
  GtkWidget *head; /* (nullable): what stands above, whose width both of them need */
  int needed_px;   /* below this it is narrow */
  gboolean narrow;
  gboolean show_side;    /* in a narrow one: instead of the main widget */
  gboolean side_if_wide; /* in a narrow one: whether it was shown before */
  gboolean next_narrow;  /* what the last width calls for */
  guint idle;
};

enum
{
  PROP_SIDE = 1,
  PROP_MAIN,
  PROP_HEAD,
  PROP_NARROW,
  PROP_SHOW_SIDE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpoolSplit, spool_split, GTK_TYPE_WIDGET)

static void
show_what_fits (SpoolSplit *self)
{
  if (self->side != NULL)
    gtk_widget_set_visible (self->side, self->show_side);
  if (self->main != NULL)
    gtk_widget_set_visible (self->main, !self->narrow || !self->show_side);
}

static gboolean
on_idle (gpointer data)
{
  SpoolSplit *self = data;

  self->idle = 0;
  if (self->narrow == self->next_narrow)
    return G_SOURCE_REMOVE;
  self->narrow = self->next_narrow;
  /* A side pane that was beside the main widget must not take its place, and comes back only if it
   * was there. */
  if (self->narrow)
    self->side_if_wide = self->show_side;
  spool_split_set_show_side (self, !self->narrow && self->side_if_wide);
  show_what_fits (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
  return G_SOURCE_REMOVE;
}

/* In a narrow window less may stand in the head, so what it needed before counts there. */
static void
ask_head (SpoolSplit *self)
{
  int natural;

  if (self->head == NULL || self->narrow)
    return;
  gtk_widget_measure (self->head, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  self->needed_px = MAX (SPOOL_SPLIT_NARROW_PX, natural);
}

/* Widgets must not be shown or hidden while sizes are being given out. */
static void
follow_width (SpoolSplit *self, int width)
{
  ask_head (self);
  self->next_narrow = width < self->needed_px;
  if (self->next_narrow != self->narrow && self->idle == 0)
    self->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle, self, NULL);
}

static gboolean
is_shown (GtkWidget *child)
{
  return child != NULL && gtk_widget_should_layout (child);
}

/* How wide a child is now, or -1: what it would take at some width that it never gets costs as much
 * as laying it out, each time that a word changes. */
static int
get_width (GtkWidget *child, GtkOrientation orientation)
{
  int width = gtk_widget_get_width (child), least;

  if (orientation == GTK_ORIENTATION_HORIZONTAL || width <= 0)
    return -1;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX (width, least);
}

static void
spool_split_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  SpoolSplit *self = SPOOL_SPLIT (widget);
  GtkWidget *children[] = { self->side, self->main };

  *minimum = *natural = 0;
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      int child_minimum, child_natural;

      if (!is_shown (children[i]))
        continue;
      gtk_widget_measure (children[i], orientation, get_width (children[i], orientation),
                          &child_minimum, &child_natural, NULL, NULL);
      /* Either of them alone must fit, for that is how it will be once it gets narrow. */
      *minimum = MAX (*minimum, child_minimum);
      if (orientation == GTK_ORIENTATION_HORIZONTAL)
        *natural += child_natural;
      else
        *natural = MAX (*natural, child_natural);
    }
  *natural = MAX (*natural, *minimum);
  *minimum_baseline = *natural_baseline = -1;
}

static void
allocate (GtkWidget *child, int x, int width, int height)
{
  if (is_shown (child))
    gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, MAX (width, 0), height }, -1);
}

static void
spool_split_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpoolSplit *self = SPOOL_SPLIT (widget);
  gboolean both = is_shown (self->side) && is_shown (self->main);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int side_width = both ? MIN (SPOOL_SPLIT_SIDE_PX, width / 2) : width;
  int main_width = both ? width - side_width : width;

  allocate (self->side, rtl ? width - side_width : 0, side_width, height);
  allocate (self->main, rtl || !both ? 0 : side_width, main_width, height);
  follow_width (self, width);
}

static void
spool_split_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  SpoolSplit *self = SPOOL_SPLIT (object);

  switch (id)
    {
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;
    case PROP_HEAD:
      g_value_set_object (value, self->head);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SHOW_SIDE:
      g_value_set_boolean (value, self->show_side);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
spool_split_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  SpoolSplit *self = SPOOL_SPLIT (object);

  switch (id)
    {
    case PROP_SIDE:
      spool_split_set_side (self, g_value_get_object (value));
      break;
    case PROP_MAIN:
      spool_split_set_main (self, g_value_get_object (value));
      break;
    case PROP_HEAD:
      spool_split_set_head (self, g_value_get_object (value));
      break;
    case PROP_SHOW_SIDE:
      spool_split_set_show_side (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
spool_split_dispose (GObject *object)
{
  SpoolSplit *self = SPOOL_SPLIT (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->side, gtk_widget_unparent);
  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_object (&self->head);
  G_OBJECT_CLASS (spool_split_parent_class)->dispose (object);
}

static void
spool_split_class_init (SpoolSplitClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = spool_split_get_property;
  object_class->set_property = spool_split_set_property;
  object_class->dispose = spool_split_dispose;
  widget_class->measure = spool_split_measure;
  widget_class->size_allocate = spool_split_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  properties[PROP_SIDE] =
      g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags | G_PARAM_READWRITE);
  properties[PROP_MAIN] =
      g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, flags | G_PARAM_READWRITE);
  properties[PROP_HEAD] =
      g_param_spec_object ("head", NULL, NULL, GTK_TYPE_WIDGET, flags | G_PARAM_READWRITE);
  properties[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags | G_PARAM_READABLE);
  properties[PROP_SHOW_SIDE] =
      g_param_spec_boolean ("show-side", NULL, NULL, TRUE, flags | G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

/* What the head needed with another text no longer counts; a wide one is asked again. */
static void
forget_needed (SpoolSplit *self)
{
  self->needed_px = SPOOL_SPLIT_NARROW_PX;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
spool_split_init (SpoolSplit *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));

  self->show_side = TRUE;
  self->needed_px = SPOOL_SPLIT_NARROW_PX;
  g_signal_connect_object (settings, "notify::gtk-xft-dpi", G_CALLBACK (forget_needed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (settings, "notify::gtk-font-name", G_CALLBACK (forget_needed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * spool_split_new:
 *
 * Returns: (transfer floating): a split without widgets.
 */
GtkWidget *
spool_split_new (void)
{
  return g_object_new (SPOOL_TYPE_SPLIT, NULL);
}

static gboolean
replace_child (SpoolSplit *self, GtkWidget **place, GtkWidget *child)
{
  if (*place == child)
    return FALSE;
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  show_what_fits (self);
  return TRUE;
}

/**
 * spool_split_set_side:
 * @self: a split
 * @side: (nullable): the widget that stands beside the main one
 */
void
spool_split_set_side (SpoolSplit *self, GtkWidget *side)
{
  g_return_if_fail (SPOOL_IS_SPLIT (self) && (side == NULL || GTK_IS_WIDGET (side)));

  if (replace_child (self, &self->side, side))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDE]);
}

/**
 * spool_split_set_main:
 * @self: a split
 * @main: (nullable): the main widget
 */
void
spool_split_set_main (SpoolSplit *self, GtkWidget *main)
{
  g_return_if_fail (SPOOL_IS_SPLIT (self) && (main == NULL || GTK_IS_WIDGET (main)));

  if (replace_child (self, &self->main, main))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAIN]);
}

/**
 * spool_split_set_head:
 * @self: a split
 * @head: (nullable): a widget as wide as the split that stands elsewhere, such as a header bar
 *
 * Where the split isn't wide enough for @head's natural width it is narrow.
 */
void
spool_split_set_head (SpoolSplit *self, GtkWidget *head)
{
  g_return_if_fail (SPOOL_IS_SPLIT (self) && (head == NULL || GTK_IS_WIDGET (head)));

  if (!g_set_object (&self->head, head))
    return;
  forget_needed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEAD]);
}

/**
 * spool_split_get_narrow:
 * @self: a split
 *
 * Returns: whether there is only room for one of the two.
 */
gboolean
spool_split_get_narrow (SpoolSplit *self)
{
  g_return_val_if_fail (SPOOL_IS_SPLIT (self), FALSE);

  return self->narrow;
}

/**
 * spool_split_get_show_side:
 * @self: a split
 *
 * Returns: whether the side widget is shown.
 */
gboolean
spool_split_get_show_side (SpoolSplit *self)
{
  g_return_val_if_fail (SPOOL_IS_SPLIT (self), FALSE);

  return self->show_side;
}

/**
 * spool_split_set_show_side:
 * @self: a split
 * @show_side: whether to show the side widget; in a narrow split instead of the main one
 */
void
spool_split_set_show_side (SpoolSplit *self, gboolean show_side)
{
  g_return_if_fail (SPOOL_IS_SPLIT (self));

  if (self->show_side == !!show_side)
    return;
  self->show_side = !!show_side;
  show_what_fits (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_SIDE]);
}
