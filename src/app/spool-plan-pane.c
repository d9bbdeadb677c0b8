/* spool-plan-pane.c: what will be measured: lessons, and the settings of a plan.
 *
 * Shows the model and changes it; what belongs together is the model's to know.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-plan-pane.h"

#include "app/spool-lesson-row.h"
#include "app/spool-params-row.h"
#include "app/spool-plan-words.h"
#include "app/spool-short-text.h"
#include "app/spool-switch-row.h"
#include "app/spool-tab-stop.h"
#include "app/spool-worker-chips.h"
#include "report/spool-text.h"
#include "report/spool-verdict.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _SpoolPlanPane
{
  GtkWidget parent_instance;

  GtkWidget *content;
  SpoolTabStop *lessons_stop;
  AdwPreferencesGroup *lessons_group;
  GPtrArray *lesson_rows; /* (element-type GtkWidget): in the table's order, then one's own plan */
  AdwPreferencesGroup *executors_group;
  SpoolSwitchRow *notebook_row;
  AdwComboRow *workload_row;
  AdwActionRow *further_row;
  SpoolSwitchRow *executor_rows[SPOOL_N_EXECUTORS]; /* none for serial */
  SpoolWorkerChips *workers_row;
  GtkSpinButton *jobs_spin;
  SpoolSwitchRow *automatic_row;
  GtkWidget *rounds_row;
  GtkSpinButton *rounds_spin;
  AdwActionRow *limit_row;
  GtkSpinButton *limit_spin;
  SpoolSwitchRow *warm_row;
  GtkLabel *problem_label;
  GtkLabel *contacts_label;
  GtkWidget *notice_label;
  GtkLabel *time_label;
  SpoolParamsRow *params_row;

  SpoolPlanModel *model;
  gboolean is_own;     /* whether the plan shown is one's own */
  gboolean refreshing; /* what changes now the model knows already */
};

G_DEFINE_FINAL_TYPE (SpoolPlanPane, spool_plan_pane, GTK_TYPE_WIDGET)

static gboolean
may_change (SpoolPlanPane *self)
{
  return self->model != NULL && !self->refreshing;
}

static void
on_notebook_changed (SpoolPlanPane *self)
{
  if (may_change (self))
    spool_plan_model_set_as_notebook (self->model,
                                      spool_switch_row_get_active (self->notebook_row));
}

static void
on_workload_changed (SpoolPlanPane *self)
{
  const SpoolWorkload *workload =
      spool_workload_nth (adw_combo_row_get_selected (self->workload_row));

  if (may_change (self) && workload != NULL)
    spool_plan_model_set_workload (self->model, workload);
}

static void
on_jobs_changed (SpoolPlanPane *self)
{
  if (may_change (self))
    spool_plan_model_set_jobs (self->model, (guint64) gtk_spin_button_get_value (self->jobs_spin));
}

/* As many as automatic ones begin with are a good number to change. */
static void
on_automatic_changed (SpoolPlanPane *self)
{
  if (may_change (self))
    spool_plan_model_set_rounds (self->model, spool_switch_row_get_active (self->automatic_row)
                                                  ? SPOOL_AUTOMATIC_ROUNDS
                                                  : SPOOL_VERDICT_MIN_VALUES);
}

static void
on_rounds_changed (SpoolPlanPane *self)
{
  if (may_change (self))
    spool_plan_model_set_rounds (self->model,
                                 (guint) gtk_spin_button_get_value_as_int (self->rounds_spin));
}

static void
on_limit_changed (SpoolPlanPane *self)
{
  if (may_change (self))
    spool_plan_model_set_time_limit_s (self->model, gtk_spin_button_get_value (self->limit_spin));
}

static void
on_warm_changed (SpoolPlanPane *self)
{
  if (may_change (self))
    spool_plan_model_set_mode (self->model, spool_switch_row_get_active (self->warm_row)
                                                ? SPOOL_MODE_WARM
                                                : SPOOL_MODE_COLD);
}

static void
on_executor_changed (SpoolSwitchRow *row, GParamSpec *spec, SpoolPlanPane *self)
{
  for (guint kind = 0; may_change (self) && kind < SPOOL_N_EXECUTORS; kind++)
    if (self->executor_rows[kind] == row)
      spool_plan_model_set_executor (self->model, kind, spool_switch_row_get_active (row));
}

static void
spool_plan_pane_dispose (GObject *object)
{
  SpoolPlanPane *self = SPOOL_PLAN_PANE (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  g_clear_pointer (&self->lesson_rows, g_ptr_array_unref);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  G_OBJECT_CLASS (spool_plan_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, content);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, lessons_stop);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, lessons_group);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, executors_group);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, notebook_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, workload_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, further_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, workers_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, jobs_spin);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, automatic_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, rounds_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, rounds_spin);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, limit_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, limit_spin);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, warm_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, problem_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, contacts_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, notice_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, time_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolPlanPane, params_row);
  gtk_widget_class_bind_template_callback (widget_class, on_notebook_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_workload_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_jobs_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_automatic_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_rounds_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_limit_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_warm_changed);
}

static void
spool_plan_pane_class_init (SpoolPlanPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SPOOL_TYPE_PARAMS_ROW);
  g_type_ensure (SPOOL_TYPE_SWITCH_ROW);
  g_type_ensure (SPOOL_TYPE_TAB_STOP);
  g_type_ensure (SPOOL_TYPE_WORKER_CHIPS);
  G_OBJECT_CLASS (klass)->dispose = spool_plan_pane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/spoolbench/Spool/spool-plan-pane.ui");
  bind_template (widget_class);
}

static void
add_lesson (SpoolPlanPane *self, const char *id, const char *title, const char *subtitle)
{
  GtkWidget *row = spool_lesson_row_new (id, title, subtitle);

  adw_preferences_group_add (self->lessons_group, row);
  g_ptr_array_add (self->lesson_rows, row);
}

static void
add_executor (SpoolPlanPane *self, SpoolExecutorKind kind)
{
  GtkWidget *row = spool_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), spool_executor_kind_get_title (kind));
  g_signal_connect (row, "notify::active", G_CALLBACK (on_executor_changed), self);
  adw_preferences_group_add (self->executors_group, row);
  self->executor_rows[kind] = SPOOL_SWITCH_ROW (row);
}

/* Who scrolls the pane means the pane, and not the number that comes under the pointer. */
static void
ignore_wheel (GtkSpinButton *spin)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (spin));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) each = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (each))
        gtk_event_controller_set_propagation_phase (each, GTK_PHASE_NONE);
    }
}

static void
spool_plan_pane_init (SpoolPlanPane *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const SpoolWorkload *workload;
  const SpoolLesson *lesson;

  self->lesson_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("part of the window", "Plan"), -1);
  for (guint i = 0; (lesson = spool_lesson_nth (i)) != NULL; i++)
    add_lesson (self, spool_lesson_get_id (lesson), spool_lesson_get_title (lesson),
                spool_lesson_get_subtitle (lesson));
  add_lesson (self, "", _ ("Your Own Plan"), _ ("Any workload, as you set it"));
  for (guint i = 0; (workload = spool_workload_nth (i)) != NULL; i++)
    gtk_string_list_append (titles, _ (workload->title));
  adw_combo_row_set_model (self->workload_row, G_LIST_MODEL (titles));
  ignore_wheel (self->jobs_spin);
  ignore_wheel (self->rounds_spin);
  ignore_wheel (self->limit_spin);
  for (guint kind = SPOOL_EXECUTOR_SERIAL + 1; kind < SPOOL_N_EXECUTORS; kind++)
    add_executor (self, kind);
}

static void
refresh_workload (SpoolPlanPane *self)
{
  const SpoolWorkload *workload = spool_plan_model_get_workload (self->model);
  g_autofree char *further = spool_plan_model_dup_further_workloads (self->model);

  for (guint i = 0; spool_workload_nth (i) != NULL; i++)
    if (spool_workload_nth (i) == workload)
      adw_combo_row_set_selected (self->workload_row, i);
  gtk_widget_set_visible (GTK_WIDGET (self->further_row), further != NULL);
  adw_action_row_set_subtitle (self->further_row, further != NULL ? further : "");
}

static void
refresh_executors (SpoolPlanPane *self)
{
  const SpoolWorkload *workload = spool_plan_model_get_workload (self->model);

  for (guint kind = SPOOL_EXECUTOR_SERIAL + 1; kind < SPOOL_N_EXECUTORS; kind++)
    {
      const char *why_not = workload->why_not[kind];
      g_autofree char *sentence = NULL;

      if (why_not == NULL)
        why_not = spool_executor_kind_get_why_not (kind);
      if (why_not != NULL)
        sentence = spool_text_dup_sentence (_ (why_not));
      spool_switch_row_set_active (self->executor_rows[kind],
                                   spool_plan_model_has_executor (self->model, kind));
      gtk_widget_set_sensitive (GTK_WIDGET (self->executor_rows[kind]), why_not == NULL);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->executor_rows[kind]),
                                   sentence != NULL ? sentence
                                                    : spool_executor_kind_get_summary (kind));
    }
}

/* The button in the row shows which one is chosen; who is on the row has to hear it. */
static void
mark_lesson (SpoolPlanPane *self, guint chosen)
{
  for (guint i = 0; i < self->lesson_rows->len; i++)
    gtk_accessible_update_state (GTK_ACCESSIBLE (g_ptr_array_index (self->lesson_rows, i)),
                                 GTK_ACCESSIBLE_STATE_SELECTED, i == chosen, -1);
}

static void
refresh_lesson (SpoolPlanPane *self)
{
  const SpoolLesson *lesson = spool_plan_model_get_lesson (self->model);
  guint place = 0;

  while (spool_lesson_nth (place) != NULL && spool_lesson_nth (place) != lesson)
    place++;
  spool_tab_stop_set_current (self->lessons_stop, g_ptr_array_index (self->lesson_rows, place));
  mark_lesson (self, place);
  /* A lesson is fine as it is; of one's own plan the parameters are the point. */
  if (self->is_own != (lesson == NULL))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->params_row), lesson == NULL);
  self->is_own = lesson == NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->notebook_row), lesson != NULL);
  spool_switch_row_set_active (self->notebook_row, spool_plan_model_get_as_notebook (self->model));
}

static void
refresh_rounds (SpoolPlanPane *self)
{
  guint rounds = spool_plan_model_get_rounds (self->model);
  gboolean automatic = rounds == SPOOL_AUTOMATIC_ROUNDS;

  spool_switch_row_set_active (self->automatic_row, automatic);
  gtk_widget_set_visible (self->rounds_row, !automatic);
  if (!automatic)
    gtk_spin_button_set_value (self->rounds_spin, rounds);
  /* What rounds are automatic for is to end in time. */
  gtk_adjustment_set_lower (gtk_spin_button_get_adjustment (self->limit_spin), automatic ? 1 : 0);
  adw_action_row_set_subtitle (self->limit_row,
                               automatic ? _ ("No round begins after this")
                                         : _ ("No round begins after this; 0 for no limit"));
  gtk_spin_button_set_value (self->limit_spin, spool_plan_model_get_time_limit_s (self->model));
}

static void
show_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
refresh_words (SpoolPlanPane *self, const SpoolPlan *plan)
{
  g_autofree char *contacts = plan != NULL ? spool_plan_words_dup_contacts (plan) : NULL;
  g_autofree char *hosts = plan != NULL ? spool_plan_words_dup_hosts (plan) : NULL;
  g_autofree char *time =
      plan != NULL
          ? spool_plan_words_dup_time (plan, spool_plan_model_get_usable_cpus (self->model))
          : NULL;

  show_text (self->contacts_label, contacts);
  gtk_widget_set_visible (self->notice_label, hosts != NULL);
  show_text (self->time_label, time);
}

static void
refresh (SpoolPlanPane *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL, *shown = NULL;
  const SpoolPlan *plan;

  self->refreshing = TRUE;
  refresh_lesson (self);
  refresh_workload (self);
  refresh_executors (self);
  gtk_spin_button_set_value (self->jobs_spin, (double) spool_plan_model_get_jobs (self->model));
  refresh_rounds (self);
  spool_switch_row_set_active (self->warm_row,
                               spool_plan_model_get_mode (self->model) == SPOOL_MODE_WARM);
  plan = spool_plan_model_get_plan (self->model, &error);
  problem = error != NULL ? spool_text_dup_sentence (error->message) : NULL;
  shown = problem != NULL ? spool_short_text_dup_lines (problem) : NULL;
  show_text (self->problem_label, shown);
  refresh_words (self, plan);
  self->refreshing = FALSE;
}

/**
 * spool_plan_pane_set_model:
 * @self: a pane that has none
 * @model: the plan's settings
 */
void
spool_plan_pane_set_model (SpoolPlanPane *self, SpoolPlanModel *model)
{
  g_return_if_fail (SPOOL_IS_PLAN_PANE (self) && SPOOL_IS_PLAN_MODEL (model));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  spool_params_row_set_model (self->params_row, model);
  spool_worker_chips_set_model (self->workers_row, model);
  g_signal_connect_swapped (model, "changed", G_CALLBACK (refresh), self);
  refresh (self);
}
