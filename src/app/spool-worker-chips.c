/* spool-worker-chips.c: numbers of workers as small buttons that take one away.
 *
 * The list can be typed, too; this is for the pointer and the finger. One Tab stop: arrows go from
 * one to the next, Delete and Backspace remove.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-worker-chips.h"

#include <glib/gi18n.h>

#define WORKERS_KEY "spool-workers"

struct _SpoolWorkerChips
{
  GtkWidget parent_instance;

  GtkFlowBox *box;
};

enum
{
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpoolWorkerChips, spool_worker_chips, GTK_TYPE_WIDGET)

static void
spool_worker_chips_dispose (GObject *object)
{
  SpoolWorkerChips *self = SPOOL_WORKER_CHIPS (object);
  GtkWidget *box = GTK_WIDGET (self->box);

  self->box = NULL;
  g_clear_pointer (&box, gtk_widget_unparent);
  G_OBJECT_CLASS (spool_worker_chips_parent_class)->dispose (object);
}

static void
spool_worker_chips_class_init (SpoolWorkerChipsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = spool_worker_chips_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * SpoolWorkerChips::removed:
   * @workers: the number that is to go
   */
  signals[REMOVED] = g_signal_new ("removed", SPOOL_TYPE_WORKER_CHIPS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
remove_chip (SpoolWorkerChips *self, GtkFlowBoxChild *chip)
{
  g_signal_emit (self, signals[REMOVED], 0,
                 GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), WORKERS_KEY)));
}

static gboolean
on_key (SpoolWorkerChips *self, guint key)
{
  GtkWidget *chip = gtk_widget_get_focus_child (GTK_WIDGET (self->box));

  if (chip == NULL || (key != GDK_KEY_Delete && key != GDK_KEY_BackSpace))
    return FALSE;
  remove_chip (self, GTK_FLOW_BOX_CHILD (chip));
  return TRUE;
}

static void
spool_worker_chips_init (SpoolWorkerChips *self)
{
  GtkWidget *box = gtk_flow_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->box = GTK_FLOW_BOX (box);
  gtk_flow_box_set_selection_mode (self->box, GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (self->box, 8);
  gtk_flow_box_set_column_spacing (self->box, 6);
  gtk_flow_box_set_row_spacing (self->box, 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Numbers of Workers"), -1);
  g_signal_connect_swapped (box, "child-activated", G_CALLBACK (remove_chip), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (box, keys);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static GtkWidget *
make_chip (guint workers)
{
  GtkWidget *chip = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *number = g_strdup_printf ("%u", workers);
  g_autofree char *name =
      g_strdup_printf (ngettext ("Remove %u worker", "Remove %u workers", workers), workers);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_box_append (GTK_BOX (box), gtk_label_new (number));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (chip), box);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), WORKERS_KEY, GUINT_TO_POINTER (workers));
  return chip;
}

/**
 * spool_worker_chips_new:
 *
 * Returns: (transfer floating): no chips yet.
 */
GtkWidget *
spool_worker_chips_new (void)
{
  return g_object_new (SPOOL_TYPE_WORKER_CHIPS, NULL);
}

static gboolean
shows_already (SpoolWorkerChips *self, const GArray *workers)
{
  GtkFlowBoxChild *chip;
  guint n = 0;

  for (; (chip = gtk_flow_box_get_child_at_index (self->box, (int) n)) != NULL; n++)
    if (n >= workers->len ||
        g_array_index (workers, guint, n) !=
            GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), WORKERS_KEY)))
      return FALSE;
  return n == workers->len;
}

/**
 * spool_worker_chips_show:
 * @self: chips
 * @workers: (element-type guint): the numbers to show
 *
 * Shows a chip for each number; who removes one keeps the focus on what is left.
 */
void
spool_worker_chips_show (SpoolWorkerChips *self, const GArray *workers)
{
  GtkWidget *focused;
  GtkFlowBoxChild *chip;
  int index = -1;

  g_return_if_fail (SPOOL_IS_WORKER_CHIPS (self) && workers != NULL);

  if (shows_already (self, workers))
    return;
  focused = gtk_widget_get_focus_child (GTK_WIDGET (self->box));
  if (focused != NULL)
    index = gtk_flow_box_child_get_index (GTK_FLOW_BOX_CHILD (focused));
  while ((chip = gtk_flow_box_get_child_at_index (self->box, 0)) != NULL)
    gtk_flow_box_remove (self->box, GTK_WIDGET (chip));
  for (guint i = 0; i < workers->len; i++)
    gtk_flow_box_insert (self->box, make_chip (g_array_index (workers, guint, i)), -1);
  if (index >= 0 && workers->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (
        gtk_flow_box_get_child_at_index (self->box, MIN (index, (int) workers->len - 1))));
}
