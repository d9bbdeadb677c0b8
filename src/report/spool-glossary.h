/* spool-glossary.h: the words that the lessons' texts use, explained.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a link to a term begins with; the term's id follows. */
#define SPOOL_GLOSSARY_SCHEME "glossary:"

/**
 * SpoolGlossaryTerm:
 * @id: its name in links
 * @title: the word itself, to be translated
 * @definition: what it means in a few sentences, to be translated; Pango markup, in which links
 *   lead to other terms
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *definition;
} SpoolGlossaryTerm;

const SpoolGlossaryTerm *spool_glossary_nth       (guint n);
const SpoolGlossaryTerm *spool_glossary_find      (const char *id);
const SpoolGlossaryTerm *spool_glossary_find_link (const char *uri);

G_END_DECLS
