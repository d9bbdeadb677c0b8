/* spool-settings.c: what the program remembers from one start to the next.
 *
 * GSettings aborts the program if the schema isn't installed, and this is no reason not to run.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-settings.h"

/**
 * spool_settings_open:
 *
 * To be called from the main thread. What is opened twice has the same values.
 *
 * Returns: (transfer full) (nullable): the settings; %NULL if their schema isn't installed, as in a
 * build folder. Then everything is as if nobody had changed it.
 */
GSettings *
spool_settings_open (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SPOOL_APP_ID, TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}
