/* spool-text.h: numbers as words for people (in their language) and for machines (never).
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *spool_text_dup_seconds (double seconds) G_GNUC_WARN_UNUSED_RESULT;
char *spool_text_dup_rough_seconds (double seconds) G_GNUC_WARN_UNUSED_RESULT;
double spool_text_round_roughly (double value) G_GNUC_CONST;
char *spool_text_dup_ratio (double ratio) G_GNUC_WARN_UNUSED_RESULT;
double spool_text_round_ratio (double ratio) G_GNUC_CONST;
char *spool_text_dup_factor (double factor) G_GNUC_WARN_UNUSED_RESULT;
char *spool_text_dup_bytes (guint64 bytes) G_GNUC_WARN_UNUSED_RESULT;
char *spool_text_dup_sentence (const char *message) G_GNUC_WARN_UNUSED_RESULT;
void spool_text_take_sentence (GString *text, char *sentence);
void spool_text_append_number (GString *text, double value);
guint spool_text_get_decimals (double value, guint least) G_GNUC_CONST;
void spool_text_append_fixed (GString *text, double value, guint n_decimals);
void spool_text_append_ns (GString *text, gint64 value_ns);

G_END_DECLS
