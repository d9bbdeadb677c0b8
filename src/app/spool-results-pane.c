/* spool-results-pane.c: the answer, the chart or the table, and how far it is.
 *
 * Events may come by the thousand, and whoever draws takes time from what is measured. So while it
 * measures, what is shown follows twice a second, and the chart less often, if a run has ended; the
 * first run, the first answer and what ends a measurement show at once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-results-pane.h"

#include "app/spool-chart-view.h"
#include "app/spool-guess-view.h"
#include "app/spool-load.h"
#include "app/spool-message-bar.h"
#include "app/spool-plan-words.h"
#include "app/spool-prose-layout.h"
#include "app/spool-results-table.h"
#include "app/spool-view-switch.h"
#include "chart/spool-bar-chart.h"
#include "views/spool-time-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#define REFRESH_MS 100
#define LIVE_REFRESH_MS 500
/* New words and bars make the window lay itself out, which takes a processor some 15 ms. */
#define LIVE_CHART_US (1500 * 1000)
/* As exact as the eye can follow; a number that flickers only costs. */
#define LOAD_STEP_PERCENT 5

struct _SpoolResultsPane
{
  GtkWidget parent_instance;

  GtkWidget *box;
  SpoolMessageBar *message_bar;
  GtkLabel *headline_label;
  GtkWidget *explanation_button;
  GtkMenuButton *options_button;
  GtkLabel *detail_label;
  GtkLabel *reveal_label;
  GtkLabel *warnings_label;
  GtkLabel *contacts_label;
  GtkWidget *chart_overlay;
  GtkWidget *chart_view;
  AdwStatusPage *invitation;
  GtkWidget *guess_box;
  SpoolGuessView *guess_view;
  GtkLabel *guess_label;
  GtkWidget *table;
  GtkWidget *progress_box;
  GtkProgressBar *progress_bar;
  GtkInscription *progress_text;
  GtkWidget *view_switch;

  SpoolResults *results;
  guint usable_cpus;
  SpoolResultsState state; /* as it is shown */
  const SpoolView *view;   /* of the chart */
  gboolean shows_table;
  gboolean asking;      /* whether lessons ask for a guess */
  gboolean beside_plan; /* which says what Run contacts and how long it takes */
  SpoolViewOptions options;
  guint n_runs;    /* as they are shown */
  gint64 shown_us; /* since when */
  guint n_rounds;  /* whole ones, that the words tell of */
  SpoolLoad load;
  guint refresh_timer;
};

G_DEFINE_FINAL_TYPE (SpoolResultsPane, spool_results_pane, GTK_TYPE_WIDGET)

static void
spool_results_pane_dispose (GObject *object)
{
  SpoolResultsPane *self = SPOOL_RESULTS_PANE (object);

  g_clear_handle_id (&self->refresh_timer, g_source_remove);
  if (self->results != NULL)
    g_signal_handlers_disconnect_by_data (self->results, self);
  g_clear_object (&self->results);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (spool_results_pane_parent_class)->dispose (object);
}

static void
on_guessed (SpoolResultsPane *self, const SpoolConfiguration *configuration, double share)
{
  if (spool_results_get_state (self->results) == SPOOL_RESULTS_EMPTY)
    spool_results_set_guess (self->results, configuration, share);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, box);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, message_bar);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, headline_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, explanation_button);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, options_button);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, detail_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, reveal_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, guess_box);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, guess_view);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, guess_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, warnings_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, contacts_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, chart_overlay);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, chart_view);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, invitation);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, table);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, progress_box);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, progress_text);
  gtk_widget_class_bind_template_child (widget_class, SpoolResultsPane, view_switch);
  gtk_widget_class_bind_template_callback (widget_class, on_guessed);
}

static void
spool_results_pane_class_init (SpoolResultsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SPOOL_TYPE_CHART_VIEW);
  g_type_ensure (SPOOL_TYPE_GUESS_VIEW);
  g_type_ensure (SPOOL_TYPE_MESSAGE_BAR);
  g_type_ensure (SPOOL_TYPE_PROSE_LAYOUT);
  g_type_ensure (SPOOL_TYPE_RESULTS_TABLE);
  g_type_ensure (SPOOL_TYPE_VIEW_SWITCH);

  G_OBJECT_CLASS (klass)->dispose = spool_results_pane_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/spoolbench/Spool/spool-results-pane.ui");
  bind_children (widget_class);
}

static void
spool_results_pane_init (SpoolResultsPane *self)
{
  self->view = spool_view_nth (0);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  C_ ("part of the window", "Results"), -1);
}

/* Of what hasn't been measured there are only the bars to be: nothing else has a shape yet, the
 * conditions aren't known, and the invitation says why the chart is empty. */
static SpoolChart *
make_chart_to_be (const SpoolReport *report, const SpoolAnalysis *analysis)
{
  SpoolBarModel *model = spool_time_view_make_model (report, analysis);

  g_clear_pointer (&model->subtitle, g_free);
  g_clear_pointer (&model->empty_text, g_free);
  return spool_bar_chart_new (model);
}

static void
show_chart (SpoolResultsPane *self, const SpoolReport *report)
{
  const SpoolAnalysis *analysis = spool_results_get_analysis (self->results);
  gboolean measured = self->state != SPOOL_RESULTS_EMPTY;
  const SpoolView *view = measured ? self->view : spool_view_nth (0);
  g_autoptr (SpoolChart) chart = NULL;

  if (!gtk_widget_get_visible (self->chart_overlay))
    return;
  chart = measured ? spool_view_make_chart (view, report, analysis, &self->options)
                   : make_chart_to_be (report, analysis);
  spool_chart_view_set_chart (SPOOL_CHART_VIEW (self->chart_view), chart, _ (view->chart_title),
                              spool_results_get_serial (self->results));
}

static void
show_table (SpoolResultsPane *self, const SpoolReport *report)
{
  if (gtk_widget_get_visible (self->table))
    spool_results_table_show (SPOOL_RESULTS_TABLE (self->table), report,
                              spool_results_get_analysis (self->results));
}

/* New words are laid out by the whole window, and nobody can read numbers that change all the time:
 * after the first round, which is waited for, they change once a round. */
static gboolean
are_words_due (SpoolResultsPane *self, const SpoolReport *report)
{
  guint n_rounds = spool_report_count_rounds (report);
  gboolean due =
      self->state != SPOOL_RESULTS_GROWING || n_rounds == 0 || n_rounds != self->n_rounds;

  self->n_rounds = n_rounds;
  return due;
}

static void
show_answer (SpoolResultsPane *self, const SpoolReport *report)
{
  g_autofree char *headline = spool_results_dup_headline (self->results);
  g_autofree char *detail = spool_results_dup_detail (self->results);
  g_autofree char *warnings = spool_results_dup_warnings (self->results);
  g_autofree char *reveal = spool_results_dup_reveal (self->results);
  const SpoolLesson *lesson = spool_results_get_lesson (self->results);

  gtk_label_set_text (self->headline_label, headline);
  gtk_label_set_text (self->detail_label, detail);
  gtk_label_set_text (self->warnings_label, warnings);
  gtk_widget_set_visible (GTK_WIDGET (self->warnings_label), *warnings != '\0');
  gtk_label_set_text (self->reveal_label, reveal);
  gtk_widget_set_visible (GTK_WIDGET (self->reveal_label), *reveal != '\0');
  gtk_widget_set_visible (self->explanation_button, lesson != NULL && report->runs->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->options_button), report->runs->len > 0);
}

static char *
add_plan_words (SpoolResultsPane *self, const SpoolPlan *plan, const char *what)
{
  g_autofree char *contacts = spool_plan_words_dup_contacts (plan);
  g_autofree char *time = spool_plan_words_dup_time (plan, self->usable_cpus);

  /* Not all workloads contact something, or nothing. */
  return contacts != NULL ? g_strjoin ("\n", what, contacts, time, NULL)
                          : g_strjoin ("\n", what, time, NULL);
}

static void
show_invitation (SpoolResultsPane *self, const SpoolReport *report)
{
  g_autoptr (GArray) configurations = spool_plan_list_configurations (report->plan);
  g_autofree char *what = NULL, *text = NULL, *escaped = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->invitation), self->state == SPOOL_RESULTS_EMPTY);
  if (self->state != SPOOL_RESULTS_EMPTY)
    return;
  what = g_strdup_printf (ngettext ("Press Run to measure %u configuration on this computer.",
                                    "Press Run to measure %u configurations on this computer.",
                                    configurations->len),
                          configurations->len);
  text = self->beside_plan ? g_strdup (what) : add_plan_words (self, report->plan, what);
  escaped = g_markup_escape_text (text, -1);
  adw_status_page_set_description (self->invitation, escaped);
  gtk_label_set_text (self->guess_label, text);
}

/* One of three: the table, the chart, or, before a lesson is measured, what is expected of it.
 * Other plans have the chart to be, for the table would be empty. */
static void
arrange (SpoolResultsPane *self)
{
  gboolean measured = self->state != SPOOL_RESULTS_EMPTY;
  gboolean asks = self->asking && !measured && self->results != NULL &&
                  spool_results_get_lesson (self->results) != NULL;

  gtk_widget_set_visible (self->guess_box, asks);
  gtk_widget_set_visible (self->chart_overlay, !asks && !(self->shows_table && measured));
  gtk_widget_set_visible (self->table, self->shows_table && measured);
  /* It keeps its place, so that what is beside it doesn't move. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->options_button), !self->shows_table);
  /* Where there is no result, the invitation says it. */
  gtk_widget_set_visible (GTK_WIDGET (self->contacts_label),
                          *gtk_label_get_text (self->contacts_label) != '\0' && measured);
}

static void
show_guess (SpoolResultsPane *self, const SpoolReport *report)
{
  if (gtk_widget_get_visible (self->guess_box))
    spool_guess_view_show_plan (self->guess_view, report->plan);
}

static char *
dup_progress (SpoolResultsPane *self)
{
  g_autofree char *progress = spool_results_dup_progress (self->results);
  double load = spool_load_look (&self->load);

  if (isnan (load) || *progress == '\0')
    return g_steal_pointer (&progress);
  /* Translators: how far it is, and how busy all processors of the computer are: "Round 1 of 6 · 4
   * threads · 5 s left · CPU load 98 %" */
  return g_strdup_printf (_ ("%s · CPU load %.0f %%"), progress,
                          LOAD_STEP_PERCENT * round (100 * load / LOAD_STEP_PERCENT));
}

static void
show_progress (SpoolResultsPane *self)
{
  g_autofree char *text = dup_progress (self);

  gtk_widget_set_visible (self->progress_box, self->state == SPOOL_RESULTS_GROWING);
  gtk_progress_bar_set_fraction (self->progress_bar, spool_results_get_fraction (self->results));
  gtk_inscription_set_text (self->progress_text, text);
}

static void
refresh (SpoolResultsPane *self)
{
  const SpoolReport *report = spool_results_get_report (self->results);

  self->state = spool_results_get_state (self->results);
  if (report == NULL)
    return;
  self->n_runs = report->runs->len;
  arrange (self);
  self->shown_us = g_get_monotonic_time ();
  if (are_words_due (self, report))
    show_answer (self, report);
  show_guess (self, report);
  show_chart (self, report);
  show_invitation (self, report);
  show_table (self, report);
  show_progress (self);
}

static gboolean
on_refresh_time (gpointer data)
{
  SpoolResultsPane *self = data;

  self->refresh_timer = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* The load changes without an event, too. */
static gboolean
on_live_refresh_time (gpointer data)
{
  SpoolResultsPane *self = data;

  if (spool_results_get_report (self->results)->runs->len != self->n_runs &&
      (self->n_runs == 0 || g_get_monotonic_time () - self->shown_us >= LIVE_CHART_US))
    refresh (self);
  else
    show_progress (self);
  return G_SOURCE_CONTINUE;
}

/* Whoever has pressed Run waits for it. */
static gboolean
is_first_answer_due (SpoolResultsPane *self)
{
  return self->state == SPOOL_RESULTS_GROWING && self->n_rounds == 0 &&
         spool_report_count_rounds (spool_results_get_report (self->results)) == 1;
}

static void
on_changed (SpoolResults *results, SpoolResultsPane *self)
{
  if (spool_results_get_state (results) != self->state)
    {
      g_clear_handle_id (&self->refresh_timer, g_source_remove);
      refresh (self);
      if (self->state == SPOOL_RESULTS_GROWING)
        self->refresh_timer = g_timeout_add (LIVE_REFRESH_MS, on_live_refresh_time, self);
    }
  else if (is_first_answer_due (self))
    refresh (self);
  else if (self->refresh_timer == 0)
    self->refresh_timer = g_timeout_add (REFRESH_MS, on_refresh_time, self);
}

/**
 * spool_results_pane_set_results:
 * @self: a pane that has none
 * @results: what to show
 * @usable_cpus: how many CPUs can compute at once
 */
void
spool_results_pane_set_results (SpoolResultsPane *self, SpoolResults *results, guint usable_cpus)
{
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self) && SPOOL_IS_RESULTS (results));
  g_return_if_fail (self->results == NULL);

  self->usable_cpus = usable_cpus;
  self->results = g_object_ref (results);
  g_signal_connect (results, "changed", G_CALLBACK (on_changed), self);
  refresh (self);
}

/**
 * spool_results_pane_set_asking:
 * @self: a pane
 * @asking: whether it asks for a guess before a lesson is measured
 */
void
spool_results_pane_set_asking (SpoolResultsPane *self, gboolean asking)
{
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self));

  self->asking = asking;
  if (self->results != NULL)
    refresh (self);
}

/**
 * spool_results_pane_set_menu:
 * @self: a pane
 * @menu: what can be chosen about a view
 */
void
spool_results_pane_set_menu (SpoolResultsPane *self, GMenuModel *menu)
{
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self) && G_IS_MENU_MODEL (menu));

  gtk_menu_button_set_menu_model (self->options_button, menu);
}

/**
 * spool_results_pane_zoom:
 * @self: a pane
 * @factor: how many times as large time is to become; 0 to show all of it
 */
void
spool_results_pane_zoom (SpoolResultsPane *self, double factor)
{
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self) && factor >= 0.0);

  if (factor > 0.0)
    spool_chart_view_zoom (SPOOL_CHART_VIEW (self->chart_view), factor);
  else
    spool_chart_view_show_whole (SPOOL_CHART_VIEW (self->chart_view));
}

/**
 * spool_results_pane_get_part:
 * @self: a pane
 *
 * Returns: which part of the time is shown; the whole, if it isn't a chart that is.
 */
SpoolChartPart
spool_results_pane_get_part (SpoolResultsPane *self)
{
  g_return_val_if_fail (SPOOL_IS_RESULTS_PANE (self), SPOOL_CHART_PART_WHOLE);

  return self->shows_table ? SPOOL_CHART_PART_WHOLE
                           : spool_chart_view_get_part (SPOOL_CHART_VIEW (self->chart_view));
}

/**
 * spool_results_pane_set_view:
 * @self: a pane
 * @view: (nullable): the view whose chart to show; %NULL for the table
 * @options: what of it to show, and how
 *
 * Chooses how the results are shown.
 */
void
spool_results_pane_set_view (SpoolResultsPane *self,
                             const SpoolView *view,
                             const SpoolViewOptions *options)
{
  const SpoolReport *report;

  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self) && options != NULL);

  self->options = *options;
  if (view != NULL)
    self->view = view;
  self->shows_table = view == NULL;
  arrange (self);
  report = self->results != NULL ? spool_results_get_report (self->results) : NULL;
  if (report == NULL)
    return;
  show_chart (self, report);
  show_table (self, report);
}

/**
 * spool_results_pane_set_narrow:
 * @self: a pane
 * @narrow: whether the choice of views stands below, since the header bar has no room for it
 */
void
spool_results_pane_set_narrow (SpoolResultsPane *self, gboolean narrow)
{
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self));

  gtk_widget_set_visible (self->view_switch, narrow);
}

/**
 * spool_results_pane_set_beside_plan:
 * @self: a pane
 * @beside_plan: whether the plan stands beside it, with the words on what it contacts and how long
 *   it takes, so that they need not be said again
 */
void
spool_results_pane_set_beside_plan (SpoolResultsPane *self, gboolean beside_plan)
{
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self));

  self->beside_plan = beside_plan;
  if (self->results != NULL && spool_results_get_report (self->results) != NULL)
    show_invitation (self, spool_results_get_report (self->results));
}

/**
 * spool_results_pane_set_contacts:
 * @self: a pane
 * @text: (nullable): which other computers Run will contact; %NULL if none, or if it is said
 *   elsewhere
 *
 * Says so unless the pane does already.
 */
void
spool_results_pane_set_contacts (SpoolResultsPane *self, const char *text)
{
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self));

  gtk_label_set_text (self->contacts_label, text != NULL ? text : "");
  arrange (self);
}

/**
 * spool_results_pane_complain:
 * @self: a pane
 * @kind: whether it is a warning or an error
 * @text: what went wrong
 *
 * Shows it until it is closed, or forgiven.
 */
void
spool_results_pane_complain (SpoolResultsPane *self, SpoolMessageKind kind, const char *text)
{
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self));

  spool_message_bar_show (self->message_bar, kind, text);
}

/**
 * spool_results_pane_forgive:
 * @self: a pane
 *
 * Hides what went wrong.
 */
void
spool_results_pane_forgive (SpoolResultsPane *self)
{
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (self));

  spool_message_bar_clear (self->message_bar);
}
