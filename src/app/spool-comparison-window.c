/* spool-comparison-window.c: two kept reports beside each other.
 *
 * The reports are read and compared in a thread of their own; only what is shown comes back.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-comparison-window.h"

#include "app/spool-background.h"
#include "app/spool-chart-view.h"
#include "app/spool-companion.h"
#include "app/spool-history-item.h"
#include "app/spool-toast.h"
#include "chart/spool-chart-export.h"
#include "report/spool-comparison-table.h"
#include "report/spool-report-json.h"
#include "report/spool-text.h"
#include "views/spool-comparison-view.h"

#include <glib/gi18n.h>

/* Of the chart as it is copied. */
#define PICTURE_WIDTH_PX 960
#define PICTURE_HEIGHT_PX 540
#define PICTURE_SCALE 2

#define RIGHT_TO_LEFT_MARK "\u200f"

struct _SpoolComparisonWindow
{
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  GtkLabel *summary_label;
  GtkLabel *warnings_label;
  AdwActionRow *first_row;
  AdwActionRow *second_row;
  GtkLabel *differences_label;
  SpoolChartView *chart_view;
  AdwPreferencesGroup *rows_group;
  AdwStatusPage *problem_page;

  GCancellable *reading;
  char *table; /* what is copied */
};

G_DEFINE_FINAL_TYPE (SpoolComparisonWindow, spool_comparison_window, ADW_TYPE_WINDOW)

/* What the thread makes of two files. */
typedef struct
{
  char *paths[2];
  SpoolHistoryItem *items[2];
  SpoolReport *base;
  SpoolComparison *comparison;
} Finding;

static void
finding_free (gpointer data)
{
  Finding *self = data;

  for (guint i = 0; i < 2; i++)
    {
      g_free (self->paths[i]);
      g_clear_object (&self->items[i]);
    }
  spool_report_free (self->base);
  spool_comparison_free (self->comparison);
  g_free (self);
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Finding *finding = data;
  g_autoptr (SpoolReport) report = NULL;
  GError *error = NULL;

  finding->base = spool_report_load (finding->paths[0], &error);
  if (finding->base != NULL)
    report = spool_report_load (finding->paths[1], &error);
  if (report == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  finding->items[0] = spool_history_item_new (finding->paths[0], finding->base);
  finding->items[1] = spool_history_item_new (finding->paths[1], report);
  finding->comparison = spool_comparison_new (finding->base, report);
  g_task_return_boolean (task, TRUE);
}

static void
show_problem (SpoolComparisonWindow *self, const char *why)
{
  g_autofree char *sentence = spool_text_dup_sentence (why);
  g_autofree char *text = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->problem_page, text);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/* A line of numbers alone would stand on the other side. */
static const char *
get_mark (void)
{
  return gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL ? RIGHT_TO_LEFT_MARK : "";
}

static char *
dup_facts (const SpoolComparisonRow *row)
{
  g_autofree char *times = spool_comparison_view_dup_times (row);
  g_autofree char *ratio = spool_comparison_view_dup_ratio (row);
  GString *text = g_string_new (times);

  if (*ratio != '\0')
    g_string_append_printf (text, "\n%s%s", get_mark (), ratio);
  return g_string_free (text, FALSE);
}

static void
add_row (SpoolComparisonWindow *self, const SpoolComparisonRow *row, const SpoolReport *base)
{
  GtkWidget *widget = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  g_autofree char *title = spool_comparison_view_dup_title (row, base);
  g_autofree char *subtitle = dup_facts (row);
  GtkWidget *label = gtk_label_new (spool_verdict_get_title (row->verdict));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  if (row->verdict == SPOOL_VERDICT_SLOWER)
    gtk_widget_add_css_class (label, "warning");
  else if (row->verdict == SPOOL_VERDICT_FASTER)
    gtk_widget_add_css_class (label, "success");
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), label);
  adw_preferences_group_add (self->rows_group, widget);
}

static void
show_item (AdwActionRow *row, SpoolHistoryItem *item)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), spool_history_item_get_title (item));
  adw_action_row_set_subtitle (row, spool_history_item_get_subtitle (item));
}

/* A line each. */
static void
show_lines (GtkLabel *label, const GPtrArray *lines)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (lines, i));
  gtk_label_set_text (label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (label), text->len > 0);
}

static void
show_finding (SpoolComparisonWindow *self, const Finding *finding)
{
  const SpoolComparison *comparison = finding->comparison;
  g_autofree char *summary = spool_comparison_view_dup_summary (comparison);
  g_autoptr (SpoolChart) chart = NULL;
  GString *table = g_string_new (NULL);

  gtk_label_set_text (self->summary_label, summary);
  show_item (self->first_row, finding->items[0]);
  show_item (self->second_row, finding->items[1]);
  show_lines (self->warnings_label, comparison->warnings);
  show_lines (self->differences_label, comparison->differences);
  adw_preferences_group_set_description (self->rows_group, spool_comparison_get_note (comparison));
  chart = spool_comparison_view_make_chart (comparison, finding->base);
  spool_chart_view_set_chart (self->chart_view, chart, _ ("Chart of both reports' times"), 0);
  for (guint i = 0; i < comparison->rows->len; i++)
    add_row (self, &g_array_index (comparison->rows, SpoolComparisonRow, i), finding->base);
  spool_comparison_write_table (comparison, finding->base, table);
  self->table = g_string_free (table, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.copy", TRUE);
  gtk_stack_set_visible_child_name (self->stack, "comparison");
}

static void
on_compared (GObject *source, GAsyncResult *result, gpointer window)
{
  g_autoptr (SpoolComparisonWindow) self = window;
  const Finding *finding = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (finding->comparison->refused != NULL)
        show_problem (self, finding->comparison->refused);
      else
        show_finding (self, finding);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_problem (self, error->message);
}

/* In light colours, as most pages are on which it is pasted. */
static GdkTexture *
draw_chart (SpoolComparisonWindow *self, GError **error)
{
  SpoolChartTheme theme;
  g_autoptr (GBytes) bytes = NULL;

  spool_chart_theme_init (&theme, SPOOL_THEME_LIGHT);
  bytes = spool_chart_export (spool_chart_view_get_chart (self->chart_view), SPOOL_CHART_FORMAT_PNG,
                              PICTURE_WIDTH_PX, PICTURE_HEIGHT_PX, PICTURE_SCALE, &theme, error);
  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, error) : NULL;
}

static void
activate_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SpoolComparisonWindow *self = SPOOL_COMPARISON_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) picture = draw_chart (self, &error);
  g_autoptr (GdkContentProvider) both = NULL;
  GdkContentProvider *providers[2];

  if (picture == NULL)
    {
      spool_toast_show (self->toast_overlay, error->message, NULL, NULL);
      return;
    }
  providers[0] = gdk_content_provider_new_typed (GDK_TYPE_TEXTURE, picture);
  providers[1] = gdk_content_provider_new_typed (G_TYPE_STRING, self->table);
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), both);
  spool_toast_show (self->toast_overlay, _ ("Chart and table copied"), NULL, NULL);
}

static void
spool_comparison_window_dispose (GObject *object)
{
  SpoolComparisonWindow *self = SPOOL_COMPARISON_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->table, g_free);
  G_OBJECT_CLASS (spool_comparison_window_parent_class)->dispose (object);
}

static void
spool_comparison_window_class_init (SpoolComparisonWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (SPOOL_TYPE_CHART_VIEW);
  G_OBJECT_CLASS (klass)->dispose = spool_comparison_window_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/spoolbench/Spool/spool-comparison-window.ui");
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, summary_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, warnings_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, first_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, second_row);
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, differences_label);
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, chart_view);
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, rows_group);
  gtk_widget_class_bind_template_child (widget_class, SpoolComparisonWindow, problem_page);
  gtk_widget_class_install_action (widget_class, "comparison.copy", NULL, activate_copy);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "comparison.copy",
                                       NULL);
}

static void
spool_comparison_window_init (SpoolComparisonWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "comparison.copy", FALSE);
  spool_companion_close_at_keys (GTK_WINDOW (self));
}

/**
 * spool_comparison_window_new:
 * @parent: the window that asks
 * @base_path: the first report's path
 * @path: the second report's path
 *
 * Returns: (transfer none): a window that isn't shown yet and reads the reports meanwhile; GTK
 *   keeps it.
 */
GtkWidget *
spool_comparison_window_new (GtkWindow *parent, const char *base_path, const char *path)
{
  SpoolComparisonWindow *self;
  Finding *finding;

  g_return_val_if_fail (GTK_IS_WINDOW (parent) && base_path != NULL && path != NULL, NULL);

  self = g_object_new (SPOOL_TYPE_COMPARISON_WINDOW, "transient-for", parent, "destroy-with-parent",
                       TRUE, NULL);
  finding = g_new0 (Finding, 1);
  finding->paths[0] = g_strdup (base_path);
  finding->paths[1] = g_strdup (path);
  self->reading = g_cancellable_new ();
  spool_background_run (self, self->reading, compare_in_thread, finding, finding_free, on_compared);
  return GTK_WIDGET (self);
}
