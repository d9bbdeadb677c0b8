/* main.c: the program spool.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/spool-application.h"
#include "app/spool-startup.h"
#include "workload/spool-locale.h"

int
main (int argc, char **argv)
{
  g_autoptr (SpoolApplication) application = NULL;

  spool_startup_prepare (argc, argv);
  spool_locale_init ();
  g_set_application_name (SPOOL_APP_NAME);

  application = spool_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
