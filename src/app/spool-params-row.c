/* spool-params-row.c: a row that unfolds to one for each parameter of the plan's workload.
 *
 * Made from the workload's table of parameters, so that a new workload needs no code here. Folded
 * it says what differs from the defaults; its rows are made when it is unfolded for the first time,
 * for most people never look at them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-params-row.h"

#include "app/spool-decimal.h"
#include "app/spool-plan-words.h"
#include "app/spool-short-text.h"
#include "app/spool-switch-row.h"

#include <glib/gi18n.h>

struct _SpoolParamsRow
{
  AdwExpanderRow parent_instance;

  GPtrArray *rows; /* (element-type GtkWidget): an AdwEntryRow or SpoolSwitchRow for each parameter;
                    * empty until unfolded */
  const SpoolWorkload *workload;
  SpoolPlanModel *model;
  gboolean refreshing;
};

G_DEFINE_FINAL_TYPE (SpoolParamsRow, spool_params_row, ADW_TYPE_EXPANDER_ROW)

static void
spool_params_row_dispose (GObject *object)
{
  SpoolParamsRow *self = SPOOL_PARAMS_ROW (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (spool_params_row_parent_class)->dispose (object);
}

/* Numbers of which only 0 and 1 are allowed are answers to a question. */
static gboolean
is_switch (const SpoolParamSpec *spec)
{
  return spec->type == SPOOL_PARAM_INTEGER && spec->minimum == 0 && spec->maximum == 1;
}

static void
set_param (SpoolParamsRow *self, gpointer row, const char *text)
{
  const SpoolParamSpec *spec;
  g_autofree char *value = NULL;
  guint place;

  if (self->refreshing || !g_ptr_array_find (self->rows, row, &place))
    return;
  spec = &self->workload->params[place];
  value = spool_decimal_read (spec, text);
  spool_plan_model_set_param (self->model, spec->name, value);
}

static void
on_entry_changed (GtkEditable *row, SpoolParamsRow *self)
{
  set_param (self, row, gtk_editable_get_text (row));
}

static void
on_switch_changed (SpoolSwitchRow *row, GParamSpec *spec, SpoolParamsRow *self)
{
  set_param (self, row, spool_switch_row_get_active (row) ? "1" : "0");
}

static void
add_row (SpoolParamsRow *self, GtkWidget *row)
{
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  g_ptr_array_add (self->rows, row);
}

static void
add_switch (SpoolParamsRow *self, const SpoolParamSpec *spec)
{
  GtkWidget *row = spool_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (spec->title));
  gtk_widget_set_tooltip_text (row, _ (spec->summary));
  g_signal_connect (row, "notify::active", G_CALLBACK (on_switch_changed), self);
  add_row (self, row);
}

static void
add_entry (SpoolParamsRow *self, const SpoolParamSpec *spec)
{
  GtkWidget *row = adw_entry_row_new ();
  g_autofree char *title =
      spec->unit != NULL
          /* Translators: a parameter's name and its unit, such as "Latency (s)" */
          ? g_strdup_printf (C_ ("parameter", "%s (%s)"), _ (spec->title),
                             g_dpgettext2 (NULL, "unit symbol", spec->unit))
          : g_strdup (_ (spec->title));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_tooltip_text (row, _ (spec->summary));
  g_signal_connect (row, "changed", G_CALLBACK (on_entry_changed), self);
  add_row (self, row);
}

static void
remove_rows (SpoolParamsRow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_rows (SpoolParamsRow *self)
{
  for (guint i = 0; i < self->workload->n_params; i++)
    if (is_switch (&self->workload->params[i]))
      add_switch (self, &self->workload->params[i]);
    else
      add_entry (self, &self->workload->params[i]);
}

/**
 * spool_params_row_mark:
 * @row: a row with a setting
 * @problem: (nullable): what is wrong with it
 *
 * Shows whether the setting is right, in colour and to assistive technology.
 */
void
spool_params_row_mark (GtkWidget *row, const char *problem)
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
refresh_row (SpoolParamsRow *self, guint n)
{
  GtkWidget *row = g_ptr_array_index (self->rows, n);
  const SpoolParamSpec *spec = &self->workload->params[n];
  const char *value = spool_plan_model_get_param (self->model, spec->name);
  g_autofree char *typed = NULL, *text = NULL;

  if (SPOOL_IS_SWITCH_ROW (row))
    {
      spool_switch_row_set_active (SPOOL_SWITCH_ROW (row), g_strcmp0 (value, "0") != 0);
      return;
    }
  /* A number that was typed with a point stays so. */
  typed = spool_decimal_read (spec, gtk_editable_get_text (GTK_EDITABLE (row)));
  text = spool_decimal_show (spec, value);
  if (!g_str_equal (typed, value))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
  spool_params_row_mark (row, spool_plan_model_get_problem (self->model, spec->name));
}

static const char *
find_problem (SpoolParamsRow *self)
{
  for (guint i = 0; i < self->workload->n_params; i++)
    {
      const char *problem =
          spool_plan_model_get_problem (self->model, self->workload->params[i].name);

      if (problem != NULL)
        return problem;
    }
  return NULL;
}

/* What is wrong with a parameter is said close to it, and also when it is folded. */
static void
refresh_subtitle (SpoolParamsRow *self)
{
  const char *problem = find_problem (self);
  const SpoolPlan *plan = spool_plan_model_get_plan (self->model, NULL);
  g_autofree char *words = NULL;

  if (problem != NULL)
    words = spool_short_text_dup_lines (problem);
  else if (plan != NULL)
    words = spool_plan_words_dup_params (spool_plan_get_entry (plan, 0)->params);
  if (words != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), words);
}

static void
refresh (SpoolParamsRow *self)
{
  const SpoolWorkload *workload = spool_plan_model_get_workload (self->model);

  self->refreshing = TRUE;
  if (workload != self->workload)
    remove_rows (self);
  self->workload = workload;
  if (self->rows->len == 0 && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    add_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    refresh_row (self, i);
  refresh_subtitle (self);
  self->refreshing = FALSE;
}

static void
on_expanded (SpoolParamsRow *self)
{
  if (self->model != NULL)
    refresh (self);
}

static void
spool_params_row_class_init (SpoolParamsRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = spool_params_row_dispose;
}

/* The row names itself, but not the list within it that has the parameters. */
static void
name_list (GtkWidget *widget, const char *name)
{
  if (GTK_IS_LIST_BOX (widget))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                    -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_list (child, name);
}

static void
spool_params_row_init (SpoolParamsRow *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("Parameters"));
  /* The row in the list has another in itself, which alone is named after the title. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Parameters"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  name_list (GTK_WIDGET (self), _ ("Parameters"));
  g_signal_connect (self, "notify::expanded", G_CALLBACK (on_expanded), NULL);
}

/**
 * spool_params_row_set_model:
 * @self: a row that has none
 * @model: the plan's settings
 */
void
spool_params_row_set_model (SpoolParamsRow *self, SpoolPlanModel *model)
{
  g_return_if_fail (SPOOL_IS_PARAMS_ROW (self) && SPOOL_IS_PLAN_MODEL (model));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}
