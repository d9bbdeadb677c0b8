/* spool-view-actions.c: how the window shows results: view, scale, executors, part of the time.
 *
 * What is chosen here holds for what is shown and for what is exported or copied. Each view keeps
 * its own scale; which executors are hidden holds for all of them, until other ones are measured.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/spool-view-actions.h"

#include <glib/gi18n.h>
#include <string.h>

#define ZOOM_STEP 2.0
#define TABLE "table"

typedef struct
{
  GActionMap *window; /* lives longer */
  SpoolLab *lab;
  SpoolResultsPane *pane;
  const SpoolView *view;  /* (nullable): %NULL for the table */
  SpoolViewScale *scales; /* by view */
  guint executors;        /* those that can be hidden, a bit for each */
  guint hidden;
  GMenu *executors_menu;
} ViewActions;

static void
view_actions_free (gpointer data)
{
  ViewActions *self = data;

  g_signal_handlers_disconnect_by_data (spool_lab_get_results (self->lab), self);
  g_object_unref (self->lab);
  g_object_unref (self->executors_menu);
  g_free (self->scales);
  g_free (self);
}

static GSimpleAction *
find_action (ViewActions *self, const char *name)
{
  return G_SIMPLE_ACTION (g_action_map_lookup_action (self->window, name));
}

static guint
get_index (const SpoolView *view)
{
  guint index = 0;

  while (spool_view_nth (index) != view)
    index++;
  return index;
}

/* The table has no scale, and that of some charts is as it is. */
static gboolean
has_scale (ViewActions *self)
{
  return self->view != NULL && self->view->scale != SPOOL_VIEW_SCALE_DEFAULT;
}

static SpoolViewScale
get_scale (ViewActions *self)
{
  SpoolViewScale chosen = self->scales[get_index (self->view)];

  return chosen == SPOOL_VIEW_SCALE_DEFAULT ? self->view->scale : chosen;
}

/* Before that nothing has more than one look. */
static gboolean
is_measured (ViewActions *self)
{
  return spool_results_get_state (spool_lab_get_results (self->lab)) != SPOOL_RESULTS_EMPTY;
}

static void
enable (ViewActions *self, const char *name, gboolean enabled)
{
  g_simple_action_set_enabled (find_action (self, name), enabled);
}

static void
update_enabled (ViewActions *self)
{
  gboolean measured = is_measured (self);
  gboolean has_time = self->view != NULL && g_str_equal (self->view->id, "timeline");

  enable (self, "view", measured);
  enable (self, "log-scale", measured && has_scale (self));
  enable (self, "zoom-in", measured && has_time);
  enable (self, "zoom-out", measured && has_time);
  enable (self, "zoom-whole", measured && has_time);
}

/* Tells who shows and who exports, and what can be chosen now. */
static void
apply (ViewActions *self)
{
  SpoolViewOptions options = { .hidden = self->hidden };

  if (has_scale (self))
    options.scale = get_scale (self);
  if (self->view != NULL)
    spool_exporter_set_view (spool_lab_get_exporter (self->lab), self->view, &options);
  spool_results_pane_set_view (self->pane, self->view, &options);
  g_simple_action_set_state (find_action (self, "log-scale"),
                             g_variant_new_boolean (options.scale == SPOOL_VIEW_SCALE_LOG));
  update_enabled (self);
}

static void
change_view (GSimpleAction *action, GVariant *state, gpointer data)
{
  ViewActions *self = data;
  const char *id = g_variant_get_string (state, NULL);
  const SpoolView *view = spool_view_find (id);

  if (view == NULL && !g_str_equal (id, TABLE))
    return;
  self->view = view;
  g_simple_action_set_state (action, state);
  apply (self);
}

/* Whoever asks over the bus may do so while the action is disabled. */
static void
change_log_scale (GSimpleAction *action, GVariant *state, gpointer data)
{
  ViewActions *self = data;

  if (!has_scale (self))
    return;
  self->scales[get_index (self->view)] =
      g_variant_get_boolean (state) ? SPOOL_VIEW_SCALE_LOG : SPOOL_VIEW_SCALE_LINEAR;
  apply (self);
}

static void
activate_zoom_in (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spool_results_pane_zoom (((ViewActions *) data)->pane, ZOOM_STEP);
}

static void
activate_zoom_out (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spool_results_pane_zoom (((ViewActions *) data)->pane, 1.0 / ZOOM_STEP);
}

static void
activate_zoom_whole (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spool_results_pane_zoom (((ViewActions *) data)->pane, 0.0);
}

static char *
dup_action_name (SpoolExecutorKind kind)
{
  return g_strdup_printf ("show-%s", spool_executor_kind_get_id (kind));
}

static SpoolExecutorKind
find_kind (GSimpleAction *action)
{
  SpoolExecutorKind kind = SPOOL_EXECUTOR_SERIAL;
  const char *name = g_action_get_name (G_ACTION (action));

  spool_executor_kind_from_id (name + strlen ("show-"), &kind);
  return kind;
}

/* The last one stays: an empty chart tells nothing. */
static void
change_shown (GSimpleAction *action, GVariant *state, gpointer data)
{
  ViewActions *self = data;
  guint bit = 1u << find_kind (action);
  guint hidden = g_variant_get_boolean (state) ? self->hidden & ~bit : self->hidden | bit;

  if ((self->executors & ~hidden) == 0)
    return;
  self->hidden = hidden;
  g_simple_action_set_state (action, state);
  apply (self);
}

static guint
list_executors (ViewActions *self)
{
  const SpoolReport *report = spool_results_get_report (spool_lab_get_results (self->lab));

  return report != NULL ? spool_plan_find_executors (report->plan) : 0;
}

static void
show_all (ViewActions *self)
{
  for (guint kind = 0; kind < SPOOL_N_EXECUTORS; kind++)
    {
      g_autofree char *name = dup_action_name (kind);

      g_simple_action_set_state (find_action (self, name), g_variant_new_boolean (TRUE));
    }
  self->hidden = 0;
  apply (self);
}

/* Other executors: the menu lists these, and none is hidden any more. */
static void
on_results_changed (ViewActions *self)
{
  guint executors = list_executors (self);

  update_enabled (self);
  if (executors == self->executors)
    return;
  self->executors = executors;
  g_menu_remove_all (self->executors_menu);
  for (guint kind = 0; kind < SPOOL_N_EXECUTORS; kind++)
    if (executors & (1u << kind))
      {
        g_autofree char *name = dup_action_name (kind);
        g_autofree char *action = g_strconcat ("win.", name, NULL);

        g_menu_append (self->executors_menu, spool_executor_kind_get_title (kind), action);
      }
  show_all (self);
}

static GMenuModel *
make_menu (ViewActions *self)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) scale = g_menu_new ();
  g_autoptr (GMenu) zoom = g_menu_new ();

  g_menu_append (scale, _ ("_Logarithmic Scale"), "win.log-scale");
  g_menu_append (zoom, _ ("Zoom _In"), "win.zoom-in");
  g_menu_append (zoom, _ ("Zoom _Out"), "win.zoom-out");
  g_menu_append (zoom, _ ("_Whole Run"), "win.zoom-whole");
  g_menu_append_section (menu, _ ("Executors"), G_MENU_MODEL (self->executors_menu));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (scale));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (zoom));
  return G_MENU_MODEL (menu);
}

static void
add_show_actions (ViewActions *self)
{
  for (guint kind = 0; kind < SPOOL_N_EXECUTORS; kind++)
    {
      g_autofree char *name = dup_action_name (kind);
      g_autoptr (GSimpleAction) action =
          g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (TRUE));

      g_signal_connect (action, "change-state", G_CALLBACK (change_shown), self);
      g_action_map_add_action (self->window, G_ACTION (action));
    }
}

/**
 * spool_view_actions_add:
 * @window: a window
 * @lab: what has the results
 * @pane: (transfer none): what shows them; part of @window
 *
 * Adds the actions, and to @pane a menu of them. They live as long as the window.
 */
void
spool_view_actions_add (GActionMap *window, SpoolLab *lab, SpoolResultsPane *pane)
{
  static const GActionEntry entries[] = {
    { .name = "view", .parameter_type = "s", .state = "'time'", .change_state = change_view },
    { .name = "log-scale", .state = "false", .change_state = change_log_scale },
    { .name = "zoom-in", .activate = activate_zoom_in },
    { .name = "zoom-out", .activate = activate_zoom_out },
    { .name = "zoom-whole", .activate = activate_zoom_whole },
  };
  g_autoptr (GMenuModel) menu = NULL;
  ViewActions *self;
  guint n_views = 0;

  g_return_if_fail (G_IS_ACTION_MAP (window) && SPOOL_IS_LAB (lab));
  g_return_if_fail (SPOOL_IS_RESULTS_PANE (pane));

  while (spool_view_nth (n_views) != NULL)
    n_views++;
  self = g_new0 (ViewActions, 1);
  self->window = window;
  self->lab = g_object_ref (lab);
  self->pane = pane;
  self->view = spool_view_nth (0);
  self->scales = g_new0 (SpoolViewScale, n_views);
  self->executors_menu = g_menu_new ();
  g_object_set_data_full (G_OBJECT (window), "spool-view-actions", self, view_actions_free);
  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), self);
  add_show_actions (self);
  menu = make_menu (self);
  spool_results_pane_set_menu (pane, menu);
  g_signal_connect_swapped (spool_lab_get_results (lab), "changed", G_CALLBACK (on_results_changed),
                            self);
  on_results_changed (self);
}
