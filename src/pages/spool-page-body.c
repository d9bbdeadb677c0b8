/* spool-page-body.c: makes the text of a page from its number and size alone.
 *
 * A page reads like a page: HTML with paragraphs of words, so that compressing, parsing and
 * writing it cost about what they cost with real ones.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pages/spool-page-body.h"

#include <gio/gio.h>
#include <string.h>

#include "pages/spool-page-fate.h"

#define PARAGRAPH_WORDS 80
#define FOOTER "</body>\n</html>\n"
#define WORD_BITS 6
/* A body is compressed once, while its first reader waits, so quick matters more than small. */
#define COMPRESSION_LEVEL 1

static const char *const words[] = {
  "about",   "after",  "again",  "along", "anchor", "apple",   "back",    "basin",
  "before",  "below",  "birch",  "board", "branch", "by",      "call",    "cedar",
  "circle",  "clear",  "cloth",  "coast", "cold",   "colour",  "copper",  "corner",
  "day",     "deep",   "door",   "early", "east",   "evening", "far",     "field",
  "fire",    "forest", "garden", "glass", "grain",  "green",   "harbour", "hill",
  "house",   "iron",   "island", "lamp",  "large",  "light",   "long",    "meadow",
  "morning", "of",     "open",   "over",  "river",  "road",    "salt",    "ship",
  "silver",  "spool",  "stone",  "the",   "thread", "water",   "wind",    "wool",
};

G_STATIC_ASSERT (G_N_ELEMENTS (words) == 1 << WORD_BITS);

/* The place that is left in a page, and what it is filled from. */
typedef struct
{
  char *at;
  char *end;
  guint64 state;
} Pen;

static void
write_text (Pen *pen, const char *text)
{
  gsize length = MIN (strlen (text), (gsize) (pen->end - pen->at));

  memcpy (pen->at, text, length);
  pen->at += length;
}

/* Words with a space after each, as many as fit or as a paragraph has. The last one may be cut. */
static void
write_words (Pen *pen)
{
  guint64 bits = 0;

  for (guint i = 0; i < PARAGRAPH_WORDS && pen->at < pen->end; i++)
    {
      if (i % (64 / WORD_BITS) == 0)
        bits = spool_page_random (&pen->state);
      write_text (pen, words[bits & ((1 << WORD_BITS) - 1)]);
      write_text (pen, " ");
      bits >>= WORD_BITS;
    }
}

static void
write_paragraphs (Pen *pen)
{
  static const char opening[] = "<p>";
  static const char closing[] = "</p>\n";
  char *end = pen->end;

  while (pen->at < end)
    {
      /* What can't hold a paragraph's own tags stays blank. */
      if ((gsize) (end - pen->at) < sizeof opening + sizeof closing)
        {
          memset (pen->at, '\n', (gsize) (end - pen->at));
          pen->at = end;
          break;
        }
      write_text (pen, opening);
      pen->end = end - strlen (closing);
      write_words (pen);
      pen->end = end;
      write_text (pen, closing);
    }
}

/**
 * spool_page_body_new:
 * @page: the page's number
 * @size_bytes: the size that the page shall have
 *
 * Makes a page: the same bytes for the same number and size in each process and on each platform,
 * other bytes for another number. A page with too little room for HTML is the page's number and
 * words, cut to the size. Any thread.
 *
 * Returns: (transfer full): exactly @size_bytes bytes of HTML in UTF-8
 */
GBytes *
spool_page_body_new (guint64 page, gsize size_bytes)
{
  g_autofree char *header = NULL;
  char *text = g_malloc (size_bytes + 1);
  Pen pen = { text, text + size_bytes, page };

  header =
      g_strdup_printf ("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<title>Page %" G_GUINT64_FORMAT "</title>\n</head>\n<body>\n"
                       "<h1>Page %" G_GUINT64_FORMAT "</h1>\n",
                       page, page);
  if (strlen (header) + strlen (FOOTER) <= size_bytes)
    {
      write_text (&pen, header);
      pen.end -= strlen (FOOTER);
      write_paragraphs (&pen);
      pen.end += strlen (FOOTER);
      write_text (&pen, FOOTER);
    }
  else
    {
      g_autofree char *number = g_strdup_printf ("%" G_GUINT64_FORMAT " ", page);

      write_text (&pen, number);
      while (pen.at < pen.end)
        write_words (&pen);
    }
  g_assert (pen.at == text + size_bytes);
  return g_bytes_new_take (text, size_bytes);
}

/**
 * spool_page_body_compress:
 * @body: any bytes
 *
 * Compresses @body in gzip's format. Any thread.
 *
 * Returns: (transfer full): the compressed bytes
 */
GBytes *
spool_page_body_compress (GBytes *body)
{
  g_autoptr (GConverter) converter = NULL;
  g_autoptr (GOutputStream) memory = NULL;
  g_autoptr (GOutputStream) stream = NULL;
  gsize size;
  gconstpointer data;
  gboolean written;

  g_return_val_if_fail (body != NULL, NULL);

  data = g_bytes_get_data (body, &size);
  memory = g_memory_output_stream_new_resizable ();
  converter =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, COMPRESSION_LEVEL));
  stream = g_converter_output_stream_new (memory, converter);
  /* In memory nothing can fail but the memory, and then GLib has ended the process. */
  written = g_output_stream_write_all (stream, data, size, NULL, NULL, NULL) &&
            g_output_stream_close (stream, NULL, NULL);
  g_assert (written);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}
