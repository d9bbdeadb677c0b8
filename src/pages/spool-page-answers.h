/* spool-page-answers.h: kinds of answers that need nothing of the server.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

void spool_page_answer_words (SoupServerMessage *message, guint status, const char *text);
void spool_page_answer_zeros (SoupServerMessage *message, guint64 size_bytes);
void spool_page_answer_never (SoupServerMessage *message);
gboolean spool_page_accepts_gzip (SoupServerMessage *message);

G_END_DECLS
