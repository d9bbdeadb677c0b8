/* spool-switch-row.c: a row that is switched on and off.
 *
 * The row is what takes the focus and what assistive technology meets; the switch in it is only
 * seen. libadwaita 1.2 has no such row, and one that activates a switch makes Tab stop twice.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-switch-row.h"

struct _SpoolSwitchRow
{
  AdwActionRow parent_instance;

  GtkSwitch *toggle;
};

enum
{
  PROP_ACTIVE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SpoolSwitchRow, spool_switch_row, ADW_TYPE_ACTION_ROW)

static void
spool_switch_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, spool_switch_row_get_active (SPOOL_SWITCH_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
spool_switch_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  switch (id)
    {
    case PROP_ACTIVE:
      spool_switch_row_set_active (SPOOL_SWITCH_ROW (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

/* Assistive technology can't activate rows, but it can do a widget's own actions. */
static void
activate_toggle (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate (widget);
}

static void
spool_switch_row_class_init (SpoolSwitchRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = spool_switch_row_get_property;
  object_class->set_property = spool_switch_row_set_property;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SWITCH);
  gtk_widget_class_install_action (widget_class, "row.toggle", NULL, activate_toggle);

  /**
   * SpoolSwitchRow:active:
   *
   * Whether it is switched on.
   */
  properties[PROP_ACTIVE] =
      g_param_spec_boolean ("active", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
on_toggled (SpoolSwitchRow *self)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               spool_switch_row_get_active (self) ? GTK_ACCESSIBLE_TRISTATE_TRUE
                                                                  : GTK_ACCESSIBLE_TRISTATE_FALSE,
                               -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTIVE]);
}

static void
spool_switch_row_init (SpoolSwitchRow *self)
{
  self->toggle =
      g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, "can-focus", FALSE, "margin-start",
                    6, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->toggle));
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_toggled), self);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
                               GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/**
 * spool_switch_row_new:
 *
 * Returns: (transfer floating): a row that is switched off.
 */
GtkWidget *
spool_switch_row_new (void)
{
  return g_object_new (SPOOL_TYPE_SWITCH_ROW, NULL);
}

/**
 * spool_switch_row_get_active:
 * @self: a row
 *
 * Returns: whether it is switched on.
 */
gboolean
spool_switch_row_get_active (SpoolSwitchRow *self)
{
  g_return_val_if_fail (SPOOL_IS_SWITCH_ROW (self), FALSE);

  return gtk_switch_get_active (self->toggle);
}

/**
 * spool_switch_row_set_active:
 * @self: a row
 * @active: whether it is switched on
 */
void
spool_switch_row_set_active (SpoolSwitchRow *self, gboolean active)
{
  g_return_if_fail (SPOOL_IS_SWITCH_ROW (self));

  gtk_switch_set_active (self->toggle, active);
}
