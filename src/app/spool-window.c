/* spool-window.c: the window: the plan beside the results.
 *
 * Puts the panes together and does what only a window can. Measuring is the application's, so that
 * scripts can do it, too.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-window.h"

#include "app/spool-about.h"
#include "app/spool-companion.h"
#include "app/spool-copy.h"
#include "app/spool-deferred.h"
#include "app/spool-drop.h"
#include "app/spool-file-dialog.h"
#include "app/spool-glossary-window.h"
#include "app/spool-help.h"
#include "app/spool-history-window.h"
#include "app/spool-lesson-window.h"
#include "app/spool-plan-pane.h"
#include "app/spool-plan-words.h"
#include "app/spool-preferences.h"
#include "app/spool-prompt-button.h"
#include "app/spool-results-pane.h"
#include "app/spool-settings.h"
#include "app/spool-short-text.h"
#include "app/spool-split.h"
#include "app/spool-toast.h"
#include "app/spool-view-actions.h"
#include "app/spool-view-switch.h"
#include "app/spool-window-state.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>

struct _SpoolWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkWidget *content;
  GtkWidget *view_scroller;
  GtkWidget *run_button;
  GtkLabel *run_label;
  GtkMenuButton *export_button;
  SpoolSplit *split;
  SpoolPlanPane *plan_pane;
  SpoolResultsPane *results_pane;

  SpoolLab *lab;
  GSettings *settings; /* (nullable) */
  int complaint;       /* of what kind the last one was */
};

G_DEFINE_FINAL_TYPE (SpoolWindow, spool_window, ADW_TYPE_APPLICATION_WINDOW)

/* Nobody should contact computers that nothing on the screen names, so without the plan beside them
 * the results name those that Run would. */
static void
update_contacts (SpoolWindow *self)
{
  const SpoolPlan *plan = NULL;
  g_autofree char *hosts = NULL, *text = NULL;

  if (self->lab == NULL)
    return;
  if (!spool_split_get_show_side (self->split))
    plan = spool_plan_model_get_plan (spool_lab_get_model (self->lab), NULL);
  if (plan != NULL)
    hosts = spool_plan_words_dup_hosts (plan);
  if (hosts != NULL)
    /* Translators: Run is the button; %s are names of computers */
    text = g_strdup_printf (_ ("Run contacts: %s"), hosts);
  spool_results_pane_set_contacts (self->results_pane, text);
}

static void
on_show_side_changed (SpoolWindow *self)
{
  spool_results_pane_set_beside_plan (self->results_pane, spool_split_get_show_side (self->split));
  update_contacts (self);
}

/* The plan may be hidden, and Run must not be grey without a reason. */
static void
update_run_tooltip (SpoolWindow *self)
{
  g_autoptr (GError) error = NULL;
  const SpoolPlan *plan = spool_plan_model_get_plan (spool_lab_get_model (self->lab), &error);
  g_autofree char *problem = plan == NULL ? spool_text_dup_sentence (error->message) : NULL;
  g_autofree char *shown = problem != NULL ? spool_short_text_dup_lines (problem) : NULL;

  if (spool_lab_get_running (self->lab))
    gtk_widget_set_tooltip_text (self->run_button, _ ("Stop Measuring"));
  else
    gtk_widget_set_tooltip_text (self->run_button, shown != NULL ? shown : _ ("Start Measuring"));
}

/* Who changes the plan has read what was wrong with it, or mends it. */
static void
on_model_changed (SpoolWindow *self)
{
  update_run_tooltip (self);
  update_contacts (self);
  spool_results_pane_forgive (self->results_pane);
}

static void
on_narrow_changed (SpoolWindow *self)
{
  gboolean narrow = spool_split_get_narrow (self->split);

  gtk_widget_set_visible (self->view_scroller, !narrow);
  if (narrow)
    gtk_widget_add_css_class (self->content, "narrow");
  else
    gtk_widget_remove_css_class (self->content, "narrow");
  spool_results_pane_set_narrow (self->results_pane, narrow);
}

/* One button starts and stops, so that neither has to be looked for. */
static void
on_running_changed (SpoolWindow *self)
{
  gboolean running = spool_lab_get_running (self->lab);
  const char *name = running ? _ ("Stop") : _ ("Run");

  gtk_label_set_text (self->run_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->run_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->run_button),
                                  running ? "app.stop" : "app.run");
  update_run_tooltip (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->plan_pane), !running);
  if (running)
    {
      gtk_widget_remove_css_class (self->run_button, "suggested-action");
      spool_results_pane_forgive (self->results_pane);
      if (spool_split_get_narrow (self->split))
        spool_split_set_show_side (self->split, FALSE);
    }
  else
    gtk_widget_add_css_class (self->run_button, "suggested-action");
}

static void
on_message (SpoolLab *lab, int kind, const char *text, SpoolWindow *self)
{
  /* What is wrong with the results stays so, however well they are exported. */
  if (kind >= SPOOL_MESSAGE_WARNING)
    spool_results_pane_complain (self->results_pane, kind, text);
  else if (kind == SPOOL_MESSAGE_NONE || self->complaint == SPOOL_MESSAGE_ERROR)
    spool_results_pane_forgive (self->results_pane);
  if (kind >= SPOOL_MESSAGE_WARNING)
    self->complaint = kind;
  if (kind == SPOOL_MESSAGE_DONE)
    spool_toast_show (self->toast_overlay, text, NULL, NULL);
}

static void
set_enabled (SpoolWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_export (SpoolWindow *self)
{
  SpoolResults *results = spool_lab_get_results (self->lab);
  gboolean has_runs = spool_results_get_state (results) != SPOOL_RESULTS_EMPTY &&
                      spool_results_get_report (results)->runs->len > 0;

  set_enabled (self, "export", has_runs);
  set_enabled (self, "copy", has_runs);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), has_runs);
}

static void
activate_open (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  spool_file_dialog_open (window, SPOOL_WINDOW (window)->lab);
}

static void
activate_history (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  GtkWindow *history = spool_companion_find (window, SPOOL_TYPE_HISTORY_WINDOW);

  if (history == NULL)
    history = GTK_WINDOW (spool_history_window_new (window, SPOOL_WINDOW (window)->lab));
  gtk_window_present (history);
}

static void
activate_export (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  const SpoolExportKind *kind = spool_export_kind_find (g_variant_get_string (parameter, NULL));

  if (kind != NULL)
    spool_file_dialog_export (window, SPOOL_WINDOW (window)->lab, kind);
}

static void
update_explain (SpoolWindow *self)
{
  SpoolResults *results = spool_lab_get_results (self->lab);

  set_enabled (self, "explain", spool_results_get_lesson (results) != NULL);
}

static void
activate_explain (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  spool_lesson_window_show (window, spool_lab_get_results (SPOOL_WINDOW (window)->lab));
}

static void
activate_glossary (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  spool_glossary_window_show (window, NULL);
}

static void
activate_preferences (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  spool_preferences_show (window);
}

static void
activate_about (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  spool_about_show (window);
}

static void
activate_shortcuts (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  spool_help_show_shortcuts (window);
}

static void
activate_copy (GSimpleAction *action, GVariant *parameter, gpointer window)
{
  SpoolWindow *self = SPOOL_WINDOW (window);
  SpoolChartPart part = spool_results_pane_get_part (self->results_pane);

  if (spool_copy_results (self->lab, &part, gtk_widget_get_clipboard (window)))
    spool_toast_show (self->toast_overlay, _ ("Chart and table copied"), NULL, NULL);
}

static gboolean
spool_window_close_request (GtkWindow *window)
{
  SpoolWindow *self = SPOOL_WINDOW (window);
  const SpoolLesson *lesson = spool_plan_model_get_lesson (spool_lab_get_model (self->lab));
  g_autoptr (SpoolPlan) own = NULL;

  own = spool_plan_model_dup_own (spool_lab_get_model (self->lab));
  spool_window_state_save_own_plan (own);
  spool_window_state_save (window);
  spool_window_state_save_actions (G_ACTION_GROUP (self), !spool_split_get_narrow (self->split));
  spool_window_state_save_lesson (lesson != NULL ? spool_lesson_get_id (lesson) : NULL);
  return GTK_WINDOW_CLASS (spool_window_parent_class)->close_request (window);
}

static void
spool_window_dispose (GObject *object)
{
  SpoolWindow *self = SPOOL_WINDOW (object);

  g_clear_object (&self->lab);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (spool_window_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpoolWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SpoolWindow, content);
  gtk_widget_class_bind_template_child (widget_class, SpoolWindow, view_scroller);
  gtk_widget_class_bind_template_child (widget_class, SpoolWindow, run_button);
  gtk_widget_class_bind_template_child (widget_class, SpoolWindow, run_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, SpoolWindow, split);
  gtk_widget_class_bind_template_child (widget_class, SpoolWindow, plan_pane);
  gtk_widget_class_bind_template_child (widget_class, SpoolWindow, results_pane);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_show_side_changed);
}

static void
spool_window_class_init (SpoolWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SPOOL_TYPE_PLAN_PANE);
  g_type_ensure (SPOOL_TYPE_PROMPT_BUTTON);
  g_type_ensure (SPOOL_TYPE_RESULTS_PANE);
  g_type_ensure (SPOOL_TYPE_SPLIT);
  g_type_ensure (SPOOL_TYPE_VIEW_SWITCH);

  G_OBJECT_CLASS (klass)->dispose = spool_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = spool_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/spoolbench/Spool/spool-window.ui");
  bind_template (widget_class);
  /* Not keys of the application: where text is selected, that is copied, and what can be left with
   * Escape is left first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "app.stop", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "win.copy", NULL);
}

/* Not the class's own kind of action: those aren't on the session bus. */
static void
add_actions (SpoolWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "open", .activate = activate_open },
    { .name = "history", .activate = activate_history },
    { .name = "export", .activate = activate_export, .parameter_type = "s" },
    { .name = "copy", .activate = activate_copy },
    { .name = "explain", .activate = activate_explain },
    { .name = "glossary", .activate = activate_glossary },
    { .name = "preferences", .activate = activate_preferences },
    { .name = "about", .activate = activate_about },
    { .name = "shortcuts", .activate = activate_shortcuts },
  };
  g_autoptr (GPropertyAction) show_plan =
      g_property_action_new ("show-plan", self->split, "show-side");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (show_plan));
}

static void
add_export_menu (SpoolWindow *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  const SpoolExportKind *kind;

  for (guint i = 0; (kind = spool_export_kind_nth (i)) != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ (kind->title), NULL);

      g_menu_item_set_action_and_target (item, "win.export", "s", kind->suffix);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->export_button, G_MENU_MODEL (menu));
}

static void
spool_window_init (SpoolWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_title (GTK_WINDOW (self), SPOOL_APP_NAME);
  if (SPOOL_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");
  add_actions (self);
  add_export_menu (self);
  spool_window_state_restore (GTK_WINDOW (self));
}

static void
on_predict_changed (SpoolWindow *self)
{
  spool_results_pane_set_asking (self->results_pane,
                                 g_settings_get_boolean (self->settings, "predict"));
}

/* Without a schema there is nothing to turn off. */
static void
follow_settings (SpoolWindow *self)
{
  self->settings = spool_settings_open ();
  if (self->settings == NULL)
    {
      spool_results_pane_set_asking (self->results_pane, TRUE);
      return;
    }
  g_signal_connect_object (self->settings, "changed::predict", G_CALLBACK (on_predict_changed),
                           self, G_CONNECT_SWAPPED);
  on_predict_changed (self);
}

static void
set_lab (SpoolWindow *self, SpoolLab *lab)
{
  SpoolPlanModel *model = spool_lab_get_model (lab);

  self->lab = g_object_ref (lab);
  spool_plan_pane_set_model (self->plan_pane, model);
  spool_results_pane_set_results (self->results_pane, spool_lab_get_results (lab),
                                  spool_plan_model_get_usable_cpus (model));
  follow_settings (self);
  spool_view_actions_add (G_ACTION_MAP (self), lab, self->results_pane);
  g_signal_connect_object (lab, "notify::running", G_CALLBACK (on_running_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lab, "message", G_CALLBACK (on_message), self, 0);
  g_signal_connect_object (spool_lab_get_model (lab), "changed", G_CALLBACK (on_model_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (spool_lab_get_results (lab), "changed", G_CALLBACK (update_export), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (spool_lab_get_results (lab), "changed", G_CALLBACK (update_explain),
                           self, G_CONNECT_SWAPPED);
  on_running_changed (self);
  update_export (self);
  update_explain (self);
  on_show_side_changed (self);
  spool_deferred_show (GTK_WIDGET (self),
                       gtk_widget_get_first_child (GTK_WIDGET (self->plan_pane)));
  spool_drop_attach (GTK_WIDGET (self), lab);
  spool_window_state_restore_actions (G_ACTION_GROUP (self));
  gtk_widget_grab_focus (self->run_button);
}

/**
 * spool_window_take_typing:
 * @self: a window
 *
 * Makes what is being typed a part of the plan: fields take it when they are left.
 */
void
spool_window_take_typing (SpoolWindow *self)
{
  GtkWidget *focus;

  g_return_if_fail (SPOOL_IS_WINDOW (self));

  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->plan_pane)))
    gtk_widget_grab_focus (self->run_button);
}

/**
 * spool_window_new:
 * @application: the application
 * @lab: what it shows
 *
 * Returns: (transfer none): a window that isn't shown yet; GTK keeps it.
 */
GtkWidget *
spool_window_new (GtkApplication *application, SpoolLab *lab)
{
  SpoolWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application) && SPOOL_IS_LAB (lab), NULL);

  self = g_object_new (SPOOL_TYPE_WINDOW, "application", application, NULL);
  set_lab (self, lab);
  return GTK_WIDGET (self);
}
