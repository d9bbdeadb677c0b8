/* spool-glossary-window.h: the words of the lessons' texts, explained.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define SPOOL_TYPE_GLOSSARY_WINDOW (spool_glossary_window_get_type ())
G_DECLARE_FINAL_TYPE (SpoolGlossaryWindow, spool_glossary_window, SPOOL, GLOSSARY_WINDOW, AdwWindow)

void spool_glossary_window_show (GtkWindow *parent,
                                 const char *id);

G_END_DECLS
