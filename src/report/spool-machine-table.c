/* spool-machine-table.c: the machine for people, a line for each thing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-machine.h"

#include "report/spool-columns.h"
#include "report/spool-text.h"

#include <glib/gi18n.h>
#include <math.h>

static void
add_text (SpoolColumns *columns, const char *title, const char *value)
{
  spool_columns_add (columns, title);
  spool_columns_add (columns, value != NULL ? value : _ ("unknown"));
}

static void
add_count (SpoolColumns *columns, const char *title, guint count)
{
  g_autofree char *value = count > 0 ? g_strdup_printf ("%u", count) : NULL;

  add_text (columns, title, value);
}

static void
add_number (SpoolColumns *columns, const char *title, double number, const char *otherwise)
{
  g_autofree char *value = isfinite (number) ? g_strdup_printf ("%.2f", number) : NULL;

  add_text (columns, title, value != NULL ? value : otherwise);
}

static void
add_maybe (SpoolColumns *columns, const char *title, SpoolMaybe value)
{
  add_text (columns, title,
            value == SPOOL_UNKNOWN ? NULL
            : value == SPOOL_YES   ? _ ("yes")
                                   : _ ("no"));
}

static const char *
get_kind_name (SpoolCoreKind kind)
{
  switch (kind)
    {
    case SPOOL_CORES_PERFORMANCE:
      return C_ ("kind of CPU core", "performance");
    case SPOOL_CORES_MIDDLE:
      return C_ ("kind of CPU core", "middle");
    case SPOOL_CORES_EFFICIENCY:
      return C_ ("kind of CPU core", "efficiency");
    case SPOOL_CORES_LOW_POWER:
      return C_ ("kind of CPU core", "low power");
    case SPOOL_CORES_UNIFORM:
    case SPOOL_N_CORE_KINDS:
    default:
      return C_ ("kind of CPU core", "all alike");
    }
}

static void
append_class (GString *text, const SpoolCoreClass *class)
{
  if (text->len > 0)
    g_string_append (text, ", ");
  if (class->kind == SPOOL_CORES_UNIFORM)
    g_string_append (text, get_kind_name (class->kind));
  else
    g_string_append_printf (text, ngettext ("%u CPU %s", "%u CPUs %s", class->cpus), class->cpus,
                            get_kind_name (class->kind));
  if (class->max_frequency_hz > 0)
    /* Translators: a CPU's highest frequency */
    g_string_append_printf (text, _ (" (up to %.2f GHz)"), (double) class->max_frequency_hz / 1e9);
}

static void
add_core_classes (SpoolColumns *columns, const char *title, const SpoolMachine *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; self->core_classes != NULL && i < self->core_classes->len; i++)
    append_class (text, &g_array_index (self->core_classes, SpoolCoreClass, i));
  add_text (columns, title, text->len > 0 ? text->str : NULL);
}

static void
add_speed (SpoolColumns *columns, const SpoolMachine *self)
{
  g_autofree char *events = self->throttle_events >= 0
                                ? g_strdup_printf ("%" G_GINT64_FORMAT, self->throttle_events)
                                : NULL;

  add_text (columns, _ ("Frequency governor"), self->governor);
  add_text (columns, _ ("Frequency driver"), self->frequency_driver);
  add_maybe (columns, _ ("Turbo"), self->turbo);
  add_text (columns, _ ("Throttle events"), events);
  add_number (columns, _ ("Load"), self->load, NULL);
  add_maybe (columns, _ ("Virtual machine"), self->virtual_machine);
  add_maybe (columns, _ ("On battery"), self->on_battery);
}

static void
add_software (SpoolColumns *columns, const SpoolMachine *self)
{
  add_text (columns, _ ("Compiler"), self->compiler);
  add_text (columns, _ ("Optimization"), self->optimization);
  add_text (columns, _ ("C library"), self->libc);
  add_text (columns, _ ("GLib"), self->glib);
  add_text (columns, _ ("libcurl"), self->libcurl);
  add_text (columns, _ ("Spool"), self->spool);
}

/**
 * spool_machine_to_table:
 * @self: a machine
 *
 * Returns: (transfer full): the machine in the user's language, each line with a line break. Any
 * thread.
 */
char *
spool_machine_to_table (const SpoolMachine *self)
{
  static const SpoolAlign aligns[] = { SPOOL_ALIGN_LEFT, SPOOL_ALIGN_LEFT };
  g_autoptr (SpoolColumns) columns = spool_columns_new (aligns, G_N_ELEMENTS (aligns));
  g_autofree char *memory = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);

  memory = self->memory_bytes > 0 ? spool_text_dup_bytes (self->memory_bytes) : NULL;
  add_text (columns, _ ("CPU"), self->cpu_model);
  add_text (columns, _ ("Architecture"), self->architecture);
  add_count (columns, _ ("Physical cores"), self->physical_cores);
  add_maybe (columns, _ ("Several CPUs per core"), self->smt);
  add_core_classes (columns, _ ("Kinds of cores"), self);
  add_count (columns, _ ("CPUs online"), self->online_cpus);
  add_count (columns, _ ("CPUs allowed by affinity"), self->affinity_cpus);
  add_number (columns, _ ("CPUs allowed by quota"), self->quota_cpus, _ ("no limit"));
  add_count (columns, _ ("CPUs usable"), self->usable_cpus);
  add_text (columns, _ ("Memory"), memory);
  add_text (columns, _ ("Kernel"), self->kernel);
  add_text (columns, _ ("System"), self->os);
  add_speed (columns, self);
  add_software (columns, self);
  text = g_string_new (NULL);
  spool_columns_append (columns, text);
  return g_string_free (text, FALSE);
}
