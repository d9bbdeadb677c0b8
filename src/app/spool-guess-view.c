/* spool-guess-view.c: asks what somebody expects before measuring.
 *
 * A bar for each configuration, which can be dragged and keyed: sliders, so that everybody knows
 * how, screen readers too. Left and right choose another bar, since a slider's other keys
 * are enough to move it. One that nobody touches is no guess, and Delete makes it one again.
 *
 * Usually a bar's height is the time. Where jobs do nothing, a pool takes thousands of times as
 * long as serial: there the height is the time's logarithm, for all bars, so that they can be
 * compared.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-guess-view.h"

#include "report/spool-break-even.h"
#include "report/spool-guess.h"

#include <glib/gi18n.h>
#include <math.h>

/* From this share of serial's time on it is told as a factor, as the answer does. */
#define MANY_TIMES 10
/* Longer titles of groups take several lines, and leave the room to bars. */
#define TITLE_CHARS 11

/* Five bars of two executors fit into the narrowest window. */
#define BAR_WIDTH_PX 48

#define CONFIGURATION_KEY "spool-configuration"

/**
 * Ruler:
 * @least: the lower end
 * @most: the upper end
 * @step: what an arrow key moves by
 * @page: what Page Up moves by
 * @n_digits: to which decimal the pointer moves
 * @serial: where serial's time is
 *
 * What a slider's values mean.
 */
typedef struct
{
  double least;
  double most;
  double step;
  double page;
  int n_digits;
  double serial;
} Ruler;

/* In percent of serial's time. */
static const Ruler linear = { 1, 150, 5, 25, 0, 100 };

struct _SpoolGuessView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkGrid *groups; /* a column each: its bars, and below them its title */
  guint n_groups;
  GPtrArray *scales; /* (element-type GtkScale): not owned; those that can be moved */
  SpoolPlan *plan;   /* as it is shown */
  gboolean logarithmic;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpoolGuessView, spool_guess_view, GTK_TYPE_WIDGET)

static void
spool_guess_view_dispose (GObject *object)
{
  SpoolGuessView *self = SPOOL_GUESS_VIEW (object);

  g_ptr_array_set_size (self->scales, 0);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->plan, spool_plan_unref);
  G_OBJECT_CLASS (spool_guess_view_parent_class)->dispose (object);
}

static void
spool_guess_view_finalize (GObject *object)
{
  g_ptr_array_unref (SPOOL_GUESS_VIEW (object)->scales);
  G_OBJECT_CLASS (spool_guess_view_parent_class)->finalize (object);
}

static void
spool_guess_view_class_init (SpoolGuessViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_guess_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = spool_guess_view_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "guess");

  /**
   * SpoolGuessView::changed:
   * @configuration: (type gpointer): a #SpoolConfiguration
   * @share: how long it is expected to take, as a share of serial's time; NAN for no guess any more
   */
  signals[CHANGED] = g_signal_new ("changed", SPOOL_TYPE_GUESS_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_DOUBLE);
}

static void
spool_guess_view_init (SpoolGuessView *self)
{
  GtkWidget *groups = gtk_grid_new ();

  self->scales = g_ptr_array_new ();
  self->groups = GTK_GRID (groups);
  gtk_grid_set_column_spacing (self->groups, 12);
  gtk_grid_set_row_spacing (self->groups, 6);
  gtk_widget_set_halign (groups, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (groups, TRUE);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_NEVER);
  /* The scrollbar stands below what it scrolls, and not over the titles. */
  gtk_scrolled_window_set_overlay_scrolling (GTK_SCROLLED_WINDOW (self->scroller), FALSE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), groups);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Your guess, in percent of serial's time"), -1);
}

/* Of logarithmic sliders, in powers of ten. */
static Ruler
get_ruler (SpoolGuessView *self)
{
  return self->logarithmic ? (Ruler){ -1, log10 (SPOOL_GUESS_MAX), 0.1, 0.5, 1, 0 } : linear;
}

static double
to_position (SpoolGuessView *self, double share)
{
  return self->logarithmic ? log10 (share) : 100 * share;
}

/* A guess is no more exact than what is shown of it: two digits. */
static double
to_share (SpoolGuessView *self, double position)
{
  double share = pow (10, position);
  double unit = pow (10, floor (position + 1e-9) - 1);

  return self->logarithmic ? MIN (unit * round (share / unit), SPOOL_GUESS_MAX) : position / 100;
}

static char *
format_position (GtkScale *scale, double position, gpointer view)
{
  double share = to_share (view, position);

  if (share < MANY_TIMES)
    /* Translators: a share of serial's time */
    return g_strdup_printf (_ ("%.0f %%"), 100 * share);
  /* Translators: how many times as long as serial: 200 × */
  return g_strdup_printf (_ ("%.0f ×"), share);
}

/* Of a logarithm nobody who hears it knows what it means. */
static void
tell_share (SpoolGuessView *self, GtkRange *range)
{
  g_autofree char *text = format_position (NULL, gtk_range_get_value (range), self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (range), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text,
                                  -1);
}

static void
on_value_changed (SpoolGuessView *self, GtkRange *range)
{
  const SpoolConfiguration *configuration = g_object_get_data (G_OBJECT (range), CONFIGURATION_KEY);

  gtk_widget_remove_css_class (GTK_WIDGET (range), "untouched");
  tell_share (self, range);
  g_signal_emit (self, signals[CHANGED], 0, configuration,
                 to_share (self, gtk_range_get_value (range)));
}

/* Of what stands at serial's time nobody has said anything yet. */
static void
forget (SpoolGuessView *self, GtkRange *range)
{
  g_signal_handlers_block_by_func (range, on_value_changed, self);
  gtk_range_set_value (range, get_ruler (self).serial);
  g_signal_handlers_unblock_by_func (range, on_value_changed, self);
  tell_share (self, range);
  gtk_widget_add_css_class (GTK_WIDGET (range), "untouched");
  g_signal_emit (self, signals[CHANGED], 0, g_object_get_data (G_OBJECT (range), CONFIGURATION_KEY),
                 NAN);
}

/* The next bar on that side, if there is one. */
static void
choose_beside (SpoolGuessView *self, GtkWidget *scale, gboolean right)
{
  gboolean forward = right == (gtk_widget_get_direction (scale) != GTK_TEXT_DIR_RTL);
  guint at;

  if (!g_ptr_array_find (self->scales, scale, &at) || (!forward && at == 0))
    return;
  at = forward ? at + 1 : at - 1;
  if (at < self->scales->len)
    gtk_widget_grab_focus (g_ptr_array_index (self->scales, at));
}

static gboolean
on_key_pressed (SpoolGuessView *self,
                guint key,
                guint code,
                GdkModifierType modifiers,
                GtkEventController *controller)
{
  GtkWidget *scale = gtk_event_controller_get_widget (controller);

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      choose_beside (self, scale, key == GDK_KEY_Right || key == GDK_KEY_KP_Right);
      return GDK_EVENT_STOP;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      forget (self, GTK_RANGE (scale));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

/* Before the slider's own keys. */
static void
add_keys (SpoolGuessView *self, GtkWidget *scale)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (scale, keys);
}

/* Two workloads may be run by the same executors, and nothing else tells them apart. */
static char *
add_workload (const SpoolGuessView *self, const SpoolConfiguration *configuration, char *title)
{
  g_autofree char *of_executor = title;

  if (self->plan->entries->len == 1)
    return g_steal_pointer (&of_executor);
  return g_strdup_printf (
      C_ ("workload and executor", "%s: %s"),
      _ (spool_plan_get_entry (self->plan, configuration->entry)->workload->title), of_executor);
}

static GtkWidget *
make_slider (SpoolGuessView *self, double share)
{
  const Ruler ruler = get_ruler (self);
  GtkWidget *scale =
      gtk_scale_new_with_range (GTK_ORIENTATION_VERTICAL, ruler.least, ruler.most, ruler.step);

  gtk_range_set_inverted (GTK_RANGE (scale), TRUE);
  gtk_range_set_increments (GTK_RANGE (scale), ruler.step, ruler.page);
  gtk_scale_set_digits (GTK_SCALE (scale), ruler.n_digits);
  gtk_range_set_round_digits (GTK_RANGE (scale), ruler.n_digits);
  gtk_scale_set_draw_value (GTK_SCALE (scale), TRUE);
  gtk_scale_set_format_value_func (GTK_SCALE (scale), format_position, self, NULL);
  gtk_range_set_value (GTK_RANGE (scale), isnan (share) ? ruler.serial : to_position (self, share));
  tell_share (self, GTK_RANGE (scale));
  if (isnan (share))
    gtk_widget_add_css_class (scale, "untouched");
  gtk_widget_set_vexpand (scale, TRUE);
  return scale;
}

static GtkWidget *
make_scale (SpoolGuessView *self, const SpoolConfiguration *configuration, double share)
{
  GtkWidget *scale = make_slider (self, share);
  g_autofree char *title =
      add_workload (self, configuration, spool_configuration_dup_title (configuration));
  gboolean is_serial = configuration->executor == SPOOL_EXECUTOR_SERIAL;

  gtk_widget_set_sensitive (scale, !is_serial);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_object_set_data_full (G_OBJECT (scale), CONFIGURATION_KEY,
                          g_memdup2 (configuration, sizeof *configuration), g_free);
  if (is_serial)
    return scale;
  g_signal_connect_swapped (scale, "value-changed", G_CALLBACK (on_value_changed), self);
  add_keys (self, scale);
  g_ptr_array_add (self->scales, scale);
  return scale;
}

static void
add_bar (SpoolGuessView *self, GtkBox *bars, const SpoolConfiguration *configuration)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *workers = g_strdup_printf ("%u", configuration->workers);
  double share = configuration->executor == SPOOL_EXECUTOR_SERIAL
                     ? 1.0
                     : spool_guess_get (self->plan, configuration);
  GtkWidget *label = gtk_label_new (workers);

  gtk_widget_set_size_request (box, BAR_WIDTH_PX, -1);
  gtk_box_append (GTK_BOX (box), make_scale (self, configuration, share));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (bars, box);
}

static GtkBox *
add_group (SpoolGuessView *self, const char *title)
{
  GtkWidget *bars = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), TITLE_CHARS);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_widget_set_vexpand (bars, TRUE);
  gtk_widget_set_halign (bars, GTK_ALIGN_CENTER);
  /* Titles are as high as each other, so all bars stand at the same height. */
  gtk_grid_attach (self->groups, bars, (int) self->n_groups, 0, 1, 1);
  gtk_grid_attach (self->groups, label, (int) self->n_groups, 1, 1, 1);
  self->n_groups++;
  return GTK_BOX (bars);
}

static GtkBox *
start_group (SpoolGuessView *self, const SpoolConfiguration *configuration)
{
  g_autofree char *title = add_workload (
      self, configuration, g_strdup (spool_executor_kind_get_title (configuration->executor)));

  return add_group (self, title);
}

/* Whether there are jobs that do nothing: beside serial, any pool takes very long for them. */
static gboolean
needs_logarithm (const SpoolPlan *plan)
{
  for (guint i = 0; i < plan->entries->len; i++)
    if (spool_break_even_applies (spool_plan_get_entry (plan, i)))
      return TRUE;
  return FALSE;
}

/**
 * spool_guess_view_new:
 *
 * Returns: (transfer floating): a view without bars.
 */
GtkWidget *
spool_guess_view_new (void)
{
  return g_object_new (SPOOL_TYPE_GUESS_VIEW, NULL);
}

/**
 * spool_guess_view_show_plan:
 * @self: a view
 * @plan: a plan that has been checked
 *
 * Shows a bar for each of its configurations, as high as what is expected of it.
 */
void
spool_guess_view_show_plan (SpoolGuessView *self, const SpoolPlan *plan)
{
  g_autoptr (GArray) configurations = NULL;
  const SpoolConfiguration *previous = NULL;
  GtkBox *bars = NULL;
  GtkWidget *child;

  g_return_if_fail (SPOOL_IS_GUESS_VIEW (self) && plan != NULL);

  g_ptr_array_set_size (self->scales, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_grid_remove (self->groups, child);
  self->n_groups = 0;
  g_clear_pointer (&self->plan, spool_plan_unref);
  self->plan = spool_plan_copy (plan);
  self->logarithmic = needs_logarithm (plan);
  configurations = spool_plan_list_configurations (plan);
  for (guint i = 0; i < configurations->len; i++)
    {
      const SpoolConfiguration *each = &g_array_index (configurations, SpoolConfiguration, i);

      if (previous == NULL || previous->entry != each->entry ||
          previous->executor != each->executor)
        bars = start_group (self, each);
      add_bar (self, bars, each);
      previous = each;
    }
}
