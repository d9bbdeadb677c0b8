/* spool-worker-chips.c: the worker counts of a plan, one to be seen and removed at a time.
 *
 * A row of buttons, each of which removes its count, and a field that adds one or several. What is
 * typed becomes part of the plan with Enter, a separator, or when the field is left; what is wrong
 * stays in the field until somebody changes it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-worker-chips.h"

#include "app/spool-params-row.h"
#include "app/spool-worker-list.h"
#include "app/spool-wrap-box.h"

#include <glib/gi18n.h>
#include <string.h>

struct _SpoolWorkerChips
{
  AdwPreferencesRow parent_instance;

  GtkWidget *box;
  GtkWidget *entry;
  GPtrArray *chips; /* (element-type GtkWidget): in the order of @counts */
  GArray *counts;   /* (element-type guint) */
  SpoolPlanModel *model;
  gboolean refreshing;
  gboolean shows_rest; /* whether the field has what the model says is wrong */
};

G_DEFINE_FINAL_TYPE (SpoolWorkerChips, spool_worker_chips, ADW_TYPE_PREFERENCES_ROW)

static void
set_workers (SpoolWorkerChips *self, const char *text)
{
  spool_plan_model_set_workers (self->model, text, NULL);
}

/* The focus stays where it was, or goes to what has taken that place. */
static void
remove_chip (SpoolWorkerChips *self, GtkWidget *chip)
{
  g_autofree char *text = NULL;
  g_autoptr (GArray) counts = NULL;
  guint place;
  GtkWidget *next;

  if (!g_ptr_array_find (self->chips, chip, &place))
    return;
  counts = g_array_copy (self->counts);
  g_array_remove_index (counts, place);
  text = spool_worker_list_format (counts);
  set_workers (self, text);
  next = self->chips->len > 0 ? g_ptr_array_index (self->chips, MIN (place, self->chips->len - 1))
                              : self->entry;
  gtk_widget_grab_focus (next);
}

static gboolean
on_chip_key (GtkEventControllerKey *keys,
             guint key,
             guint code,
             GdkModifierType modifiers,
             SpoolWorkerChips *self)
{
  if (key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete && key != GDK_KEY_BackSpace)
    return GDK_EVENT_PROPAGATE;
  remove_chip (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys)));
  return GDK_EVENT_STOP;
}

static void
on_chip_clicked (GtkWidget *chip, SpoolWorkerChips *self)
{
  remove_chip (self, chip);
}

static GtkWidget *
make_chip (SpoolWorkerChips *self, guint count)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name =
      g_strdup_printf (ngettext ("Remove %u Worker", "Remove %u Workers", count), count);

  gtk_box_append (GTK_BOX (box), gtk_label_new (number));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (chip, "clicked", G_CALLBACK (on_chip_clicked), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_chip_key), self);
  gtk_widget_add_controller (chip, keys);
  return chip;
}

static gboolean
has_same_counts (const GArray *a, const GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint)) == 0);
}

static void
show_counts (SpoolWorkerChips *self, GArray *counts)
{
  if (has_same_counts (self->counts, counts))
    return;
  for (guint i = 0; i < self->chips->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->chips, i));
  g_ptr_array_set_size (self->chips, 0);
  g_array_set_size (self->counts, 0);
  for (guint i = 0; i < counts->len; i++)
    {
      guint count = g_array_index (counts, guint, i);
      GtkWidget *chip = make_chip (self, count);

      gtk_widget_insert_before (chip, self->box, self->entry);
      g_ptr_array_add (self->chips, chip);
      g_array_append_val (self->counts, count);
    }
}

static void
refresh (SpoolWorkerChips *self)
{
  const char *problem = spool_plan_model_get_problem (self->model, SPOOL_SETTING_WORKERS);
  g_autofree char *rest = NULL;
  g_autoptr (GArray) counts =
      spool_worker_list_sift (spool_plan_model_get_workers (self->model), &rest);

  self->refreshing = TRUE;
  show_counts (self, counts);
  if (problem != NULL ? *rest != '\0' : self->shows_rest)
    {
      gtk_editable_set_text (GTK_EDITABLE (self->entry), rest);
      gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
    }
  self->shows_rest = problem != NULL;
  spool_params_row_mark (self->entry, problem);
  self->refreshing = FALSE;
}

/* What is right becomes chips, and what is wrong stays. */
static void
take_text (SpoolWorkerChips *self)
{
  g_autofree char *typed = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  g_autofree char *text = NULL;

  if (self->refreshing || self->model == NULL || *g_strstrip (typed) == '\0')
    return;
  text = spool_worker_list_add (self->counts, typed);
  self->shows_rest = TRUE;
  set_workers (self, text);
  /* The model is silent when nothing has changed, as when a count is there already. */
  refresh (self);
}

static gboolean
ends_with_separator (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && strchr (",; ", text[length - 1]) != NULL;
}

static void
on_text_changed (SpoolWorkerChips *self)
{
  g_autofree char *counts = NULL;

  if (self->refreshing || self->model == NULL)
    return;
  if (self->shows_rest)
    {
      /* Who changes it has read what was wrong, and isn't done yet. */
      self->shows_rest = FALSE;
      counts = spool_worker_list_format (self->counts);
      set_workers (self, counts);
      self->shows_rest = FALSE;
    }
  if (ends_with_separator (gtk_editable_get_text (GTK_EDITABLE (self->entry))))
    take_text (self);
}

/* All chips are one stop of the Tab key; arrows go from one to another, across lines, too. */
static gboolean
move_from_chip (SpoolWorkerChips *self, guint place, GtkDirectionType direction)
{
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  if (direction == GTK_DIR_TAB_BACKWARD)
    return FALSE;
  if (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT)
    {
      if ((direction == GTK_DIR_LEFT) != is_rtl)
        return place > 0 && gtk_widget_grab_focus (g_ptr_array_index (self->chips, place - 1));
      if (place + 1 < self->chips->len)
        return gtk_widget_grab_focus (g_ptr_array_index (self->chips, place + 1));
    }
  else if (direction != GTK_DIR_TAB_FORWARD)
    return gtk_widget_child_focus (self->box, direction);
  return gtk_widget_grab_focus (self->entry);
}

static gboolean
spool_worker_chips_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SpoolWorkerChips *self = SPOOL_WORKER_CHIPS (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  guint place;

  if (focus != NULL && g_ptr_array_find (self->chips, focus, &place))
    return move_from_chip (self, place, direction);
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static gboolean
spool_worker_chips_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SPOOL_WORKER_CHIPS (widget)->entry);
}

static void
spool_worker_chips_dispose (GObject *object)
{
  SpoolWorkerChips *self = SPOOL_WORKER_CHIPS (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  G_OBJECT_CLASS (spool_worker_chips_parent_class)->dispose (object);
}

static void
spool_worker_chips_finalize (GObject *object)
{
  SpoolWorkerChips *self = SPOOL_WORKER_CHIPS (object);

  g_ptr_array_unref (self->chips);
  g_array_unref (self->counts);
  G_OBJECT_CLASS (spool_worker_chips_parent_class)->finalize (object);
}

static void
spool_worker_chips_class_init (SpoolWorkerChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SPOOL_TYPE_WRAP_BOX);
  G_OBJECT_CLASS (klass)->dispose = spool_worker_chips_dispose;
  G_OBJECT_CLASS (klass)->finalize = spool_worker_chips_finalize;
  widget_class->focus = spool_worker_chips_focus;
  widget_class->grab_focus = spool_worker_chips_grab_focus;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/spoolbench/Spool/spool-worker-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, SpoolWorkerChips, box);
  gtk_widget_class_bind_template_child (widget_class, SpoolWorkerChips, entry);
  gtk_widget_class_bind_template_callback (widget_class, take_text);
  gtk_widget_class_bind_template_callback (widget_class, on_text_changed);
}

static void
spool_worker_chips_init (SpoolWorkerChips *self)
{
  self->chips = g_ptr_array_new ();
  self->counts = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * spool_worker_chips_set_model:
 * @self: a row that has none
 * @model: the plan's settings
 */
void
spool_worker_chips_set_model (SpoolWorkerChips *self, SpoolPlanModel *model)
{
  g_return_if_fail (SPOOL_IS_WORKER_CHIPS (self) && SPOOL_IS_PLAN_MODEL (model));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}
