/* chart-samples.c
 *
 * Models of bar charts for tests and for the gallery.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart-samples.h"

#include "chart/spool-chart-theme.h"

#include <math.h>

#define N_RUNS 6

typedef struct
{
  const char *title;
  const char *subtitle;
  const char *value_title;
  const char *category_title;
  const char *legends[SPOOL_N_BAR_LEGENDS];
  const char *groups[4];
  const char *footnote;
} Words;

typedef struct
{
  guint group;
  const char *label;
  double share; /* of the maximum */
  double spread;
} LessonBar;

static const Words english = {
  "16 threads were 10.7× faster than serial.",
  "95 % interval 10.2–11.1×, 6 rounds. One thread with an event loop did as well. Processes lost "
  "14 ms each to starting up; with 16 of them that is a quarter of the run.",
  "Median time",
  "Workers",
  { "Start-up", "95 % interval", "Single run", "Beyond the scale", "Still running", "Failed",
    "Not measured", "Your guess" },
  { "Serial", "Threads", "Processes", "Async" },
  NULL,
};

static const Words german = {
  "16 Ausführungsstränge waren 10,7-mal so schnell wie die serielle Ausführung aller Aufträge.",
  "95-%-Vertrauensbereich 10,2–11,1, sechs Durchgänge. Die Ereignisschleife war genauso schnell.",
  "Mittlere Ausführungszeit (Median über alle Durchgänge)",
  "Arbeitsprozesse oder Ausführungsstränge",
  { "Anlaufzeit der Arbeitsprozesse", "95-%-Vertrauensbereich", "Einzelner Durchgang",
    "Außerhalb der Skala", "Wird noch gemessen", "Fehlgeschlagen", "Nicht gemessen",
    "Ihre Vermutung" },
  { "Serielle Ausführung", "Ausführungsstränge", "Arbeitsprozesse (neu gestartet)",
    "Ereignisschleife" },
  "Zwei Kerne einer gemeinsam genutzten Maschine; während der Messung war sie mit anderen Aufgaben "
  "beschäftigt.",
};

static const Words arabic = {
  "كان 16 خيطًا أسرع بمقدار 10.7 مرة من التنفيذ المتسلسل.",
  "مجال الثقة 95 %، ست جولات.",
  "الزمن الوسيط",
  "العمال",
  { "بدء التشغيل", "مجال الثقة", "تشغيل واحد", "خارج المقياس", "قيد القياس", "فشل", "لم يُقس",
    "تخمينك" },
  { "متسلسل", "خيوط", "عمليات", "غير متزامن" },
  NULL,
};

static const LessonBar lesson[] = {
  { 0, "1", 1.0, 0.012 },   { 1, "2", 0.51, 0.02 },  { 1, "4", 0.263, 0.03 },
  { 1, "8", 0.146, 0.04 },  { 1, "16", 0.094, 0.1 }, { 2, "2", 0.515, 0.03 },
  { 2, "4", 0.269, 0.06 },  { 2, "8", 0.158, 0.07 }, { 2, "16", 0.123, 0.2 },
  { 3, "16", 0.082, 0.05 },
};

/* Spread by a fixed pattern, so that each picture is always the same. */
static void
fill_runs (double *runs, double value, double spread, guint seed)
{
  static const double pattern[N_RUNS] = { 0.9, -0.4, 0.1, -0.8, 0.45, -0.1 };
  guint i;

  for (i = 0; i < N_RUNS; i++)
    runs[i] = value * (1.0 + spread * pattern[(i + seed) % N_RUNS]);
}

static void
add_measured (SpoolBarModel *model,
              guint group,
              const char *label,
              double value,
              double spread,
              double start,
              SpoolBarFlags flags,
              const char *note)
{
  SpoolBar bar = SPOOL_BAR_INIT;
  double runs[N_RUNS];

  fill_runs (runs, value, spread, group + (guint) label[0]);
  bar.label = label;
  bar.value = value;
  bar.low = value * (1.0 - 0.8 * spread);
  bar.high = value * (1.0 + 0.8 * spread);
  bar.start = start;
  bar.runs = runs;
  bar.n_runs = N_RUNS;
  bar.flags = flags;
  bar.note = note;
  spool_bar_model_add_bar (model, group, &bar);
}

static void
set_words (SpoolBarModel *model, const Words *words)
{
  guint i;

  model->title = g_strdup (words->title);
  model->subtitle = g_strdup (words->subtitle);
  model->value_title = g_strdup (words->value_title);
  model->category_title = g_strdup (words->category_title);
  for (i = 0; i < SPOOL_N_BAR_LEGENDS; i++)
    model->legends[i] = g_strdup (words->legends[i]);
  if (words->footnote != NULL)
    spool_bar_model_add_footnote (model, words->footnote);
}

static void
add_unfinished (SpoolBarModel *model, guint group, const char *label, double value, guint index)
{
  SpoolBar bar = SPOOL_BAR_INIT;
  double runs[3] = { value, 1.1 * value, 3.5 };

  bar.label = label;
  if (index == 5)
    add_measured (model, group, label, value, 0.05, 0.0, SPOOL_BAR_FAILED, "2 of 16 jobs failed");
  else if (index == 6)
    add_measured (model, group, label, value, 0.05, 0.0, SPOOL_BAR_GREYED, NULL);
  else
    {
      bar.flags = index == 8 ? SPOOL_BAR_FAILED : SPOOL_BAR_PROVISIONAL;
      bar.value = index < 5 ? value : NAN;
      bar.runs = runs;
      bar.n_runs = index < 5 ? index == 3 ? 3 : 2 : 0;
      spool_bar_model_add_bar (model, group, &bar);
    }
}

static void
fill_lesson (SpoolBarModel *model, const Words *words, double maximum_s, SampleFlags flags)
{
  static const guint series[] = { SPOOL_SERIES_SERIAL, SPOOL_SERIES_THREADS, SPOOL_SERIES_PROCESSES,
                                  SPOOL_SERIES_ASYNC };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (series); i++)
    spool_bar_model_add_group (model, words->groups[i], series[i]);
  for (i = 0; i < G_N_ELEMENTS (lesson); i++)
    {
      const LessonBar *bar = &lesson[i];
      double value = bar->share * maximum_s;

      if ((flags & SAMPLE_RUNNING) && i >= 3)
        add_unfinished (model, bar->group, bar->label, value, i);
      else
        add_measured (model, bar->group, bar->label, value, bar->spread,
                      (bar->group == 0 ? 0.0 : 0.018) * maximum_s, SPOOL_BAR_PLAIN, NULL);
    }
}

static void
fill_groups (
    SpoolBarModel *model, guint n_groups, guint n_bars, double maximum_s, SampleFlags flags)
{
  static const char *const names[] = { "Serial",           "Threads",      "Processes",
                                       "Processes (fork)", "Threads, GIL", "Async" };
  guint g, b;

  for (g = 0; g < n_groups; g++)
    {
      g_autofree char *label = g_strdup_printf (
          flags & SAMPLE_LONG ? "%s with an exceedingly long name" : "%s", names[g % 6]);

      spool_bar_model_add_group (model, label, g);
      for (b = 0; b < n_bars; b++)
        {
          g_autofree char *workers = g_strdup_printf ("%u", 1u << (b % 9));
          SpoolBar bar = SPOOL_BAR_INIT;

          bar.label = workers;
          if (flags & SAMPLE_PENDING)
            spool_bar_model_add_bar (model, g, &bar);
          else
            add_measured (model, g, workers, maximum_s / (1.0 + b * 0.8 + g * 0.1), 0.03 + 0.01 * b,
                          0.02 * maximum_s, SPOOL_BAR_PLAIN, NULL);
        }
    }
}

/* Above the bar, below it, far above, right at its top. */
static void
add_guesses (SpoolBarModel *model)
{
  static const double factors[] = { 1.15, 0.6, 2.5, 1.0 };

  for (guint i = 0; i < spool_bar_model_get_n_items (model); i++)
    {
      SpoolBar *bar = (SpoolBar *) spool_bar_model_get_item (model, i, NULL);

      bar->guess = bar->value * factors[i % G_N_ELEMENTS (factors)];
    }
}

SpoolBarModel *
sample_model (SampleFlags flags, guint n_groups, guint n_bars, double maximum_s)
{
  SpoolBarModel *model = spool_bar_model_new (SPOOL_QUANTITY_TIME);
  const Words *words = &english;

  if (flags & SAMPLE_GERMAN)
    words = &german;
  if (flags & SAMPLE_ARABIC)
    words = &arabic;
  set_words (model, words);
  if (flags & SAMPLE_LESSON)
    fill_lesson (model, words, maximum_s, flags);
  else
    fill_groups (model, n_groups, n_bars, maximum_s, flags);
  if (flags & SAMPLE_GUESSED)
    add_guesses (model);
  return model;
}
