/* spool-params-group.c: a row for each parameter of the plan's workload.
 *
 * Made from the workload's table of parameters, so that a new workload needs no code here.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-params-group.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SpoolParamsGroup
{
  GtkWidget parent_instance;

  GtkWidget *group; /* of the workload that is shown; made anew for each */
  GPtrArray *rows;  /* (element-type GtkWidget): an AdwEntryRow or GtkSwitch for each parameter */
  const SpoolWorkload *workload;
  SpoolPlanModel *model;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (SpoolParamsGroup, spool_params_group, GTK_TYPE_WIDGET)

static void
spool_params_group_dispose (GObject *object)
{
  SpoolParamsGroup *self = SPOOL_PARAMS_GROUP (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  G_OBJECT_CLASS (spool_params_group_parent_class)->dispose (object);
}

static void
spool_params_group_class_init (SpoolParamsGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spool_params_group_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
spool_params_group_init (SpoolParamsGroup *self)
{
  self->rows = g_ptr_array_new ();
}

/* Numbers of which only 0 and 1 are allowed are answers to a question. */
static gboolean
is_switch (const SpoolParamSpec *spec)
{
  return spec->type == SPOOL_PARAM_INTEGER && spec->minimum == 0 && spec->maximum == 1;
}

static const char *
find_name (SpoolParamsGroup *self, gpointer row)
{
  guint place;

  if (!g_ptr_array_find (self->rows, row, &place))
    return NULL;
  return self->workload->params[place].name;
}

static void
on_entry_changed (GtkEditable *row, SpoolParamsGroup *self)
{
  if (!self->refreshing)
    spool_plan_model_set_param (self->model, find_name (self, row), gtk_editable_get_text (row));
}

static void
on_switch_changed (GtkSwitch *row, GParamSpec *spec, SpoolParamsGroup *self)
{
  if (!self->refreshing)
    spool_plan_model_set_param (self->model, find_name (self, row),
                                gtk_switch_get_active (row) ? "1" : "0");
}

static void
add_switch (SpoolParamsGroup *self, const SpoolParamSpec *spec)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (spec->title));
  gtk_widget_set_tooltip_text (row, _ (spec->summary));
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  g_signal_connect (widget, "notify::active", G_CALLBACK (on_switch_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, widget);
}

static void
add_entry (SpoolParamsGroup *self, const SpoolParamSpec *spec)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title =
      spec->unit != NULL
          /* Translators: a parameter's name and its unit, such as "Latency (s)" */
          ? g_strdup_printf (C_ ("parameter", "%s (%s)"), _ (spec->title), spec->unit)
          : g_strdup (_ (spec->title));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (row, _ (spec->summary));
  g_signal_connect (row, "changed", G_CALLBACK (on_entry_changed), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
show_workload (SpoolParamsGroup *self, const SpoolWorkload *workload)
{
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->group, gtk_widget_unparent);
  self->workload = workload;
  self->group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->group), _ (workload->title));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->group),
                                         _ (workload->summary));
  for (guint i = 0; i < workload->n_params; i++)
    if (is_switch (&workload->params[i]))
      add_switch (self, &workload->params[i]);
    else
      add_entry (self, &workload->params[i]);
  gtk_widget_set_parent (self->group, GTK_WIDGET (self));
}

/**
 * spool_params_group_mark_row:
 * @row: a row with a setting
 * @problem: (nullable): what is wrong with it
 *
 * Shows whether the setting is right, in colour and to assistive technology.
 */
void
spool_params_group_mark_row (GtkWidget *row, const char *problem)
{
  g_return_if_fail (GTK_IS_WIDGET (row));

  if (problem != NULL)
    gtk_widget_add_css_class (row, "error");
  else
    gtk_widget_remove_css_class (row, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
      problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
refresh_row (SpoolParamsGroup *self, guint n)
{
  GtkWidget *row = g_ptr_array_index (self->rows, n);
  const char *name = self->workload->params[n].name;
  const char *text = spool_plan_model_get_param (self->model, name);

  if (GTK_IS_SWITCH (row))
    {
      gtk_switch_set_active (GTK_SWITCH (row), g_strcmp0 (text, "0") != 0);
      return;
    }
  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (row)), text))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  spool_params_group_mark_row (row, spool_plan_model_get_problem (self->model, name));
}

static void
refresh (SpoolParamsGroup *self)
{
  const SpoolWorkload *workload = spool_plan_model_get_workload (self->model);

  self->refreshing = TRUE;
  if (workload != self->workload)
    show_workload (self, workload);
  for (guint i = 0; i < self->rows->len; i++)
    refresh_row (self, i);
  self->refreshing = FALSE;
}

/**
 * spool_params_group_set_model:
 * @self: a group that has none
 * @model: the plan's settings
 */
void
spool_params_group_set_model (SpoolParamsGroup *self, SpoolPlanModel *model)
{
  g_return_if_fail (SPOOL_IS_PARAMS_GROUP (self) && SPOOL_IS_PLAN_MODEL (model));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}
