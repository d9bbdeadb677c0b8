/* spool-json.c: JSON text as a tree.
 *
 * A report may have 20,000 job records of ten members each. json-glib takes a third of a second for
 * these, and 1.4 KB a record; here it is a tenth of that, since nodes come in blocks, and texts
 * stay where they are in one copy of the file. SPDX-License-Identifier: GPL-3.0-or-later */
#include "report/spool-json.h"

#include "workload/spool-error.h"

#include <glib/gi18n.h>
#include <string.h>

/* Values within values are read by functions within functions, so the depth must have an end. Our
 * own files have 6 levels. */
#define MAX_DEPTH 64
#define NODES_IN_BLOCK 1024
/* 160 MB of them. Our own largest reports, with 20,000 job records, have a tenth of that; without
 * an end, a file of zeros could take all memory. */
#define MAX_BLOCKS 4096

struct _SpoolJson
{
  char *text; /* a copy, in which texts are unescaped and ended in place */
  GPtrArray *blocks;
  guint n_in_last_block;
  const SpoolJsonNode *root;
};

typedef struct
{
  SpoolJson *json;
  char *at;
  char *end; /* there is a zero byte */
  const char *problem;
  gboolean is_too_large; /* which is the problem, in what may be JSON */
} Parser;

static SpoolJsonNode *parse_value (Parser *parser, const char *name, guint depth);

static SpoolJsonNode *
node_new (SpoolJson *self)
{
  SpoolJsonNode *block;

  if (self->blocks->len == 0 || self->n_in_last_block == NODES_IN_BLOCK)
    {
      g_ptr_array_add (self->blocks, g_new0 (SpoolJsonNode, NODES_IN_BLOCK));
      self->n_in_last_block = 0;
    }
  block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  return &block[self->n_in_last_block++];
}

/* Keeps the first thing that is wrong. */
static void
fail (Parser *parser, const char *problem)
{
  if (parser->problem == NULL)
    parser->problem = problem;
}

static void
skip_blanks (Parser *parser)
{
  while (*parser->at == ' ' || *parser->at == '\n' || *parser->at == '\t' || *parser->at == '\r')
    parser->at++;
}

static gboolean
take_char (Parser *parser, char c)
{
  if (*parser->at != c)
    return FALSE;
  parser->at++;
  return TRUE;
}

/* The four digits behind "\u". */
static gboolean
take_code (Parser *parser, gunichar *code)
{
  *code = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*parser->at);

      if (digit < 0)
        return FALSE;
      *code = *code << 4 | (gunichar) digit;
      parser->at++;
    }
  return TRUE;
}

/* Characters beyond U+FFFF are written as two codes. A zero would end a text too early. */
static gboolean
take_unicode (Parser *parser, gunichar *c)
{
  gunichar low;

  if (!take_code (parser, c) || *c == 0)
    return FALSE;
  if (*c >= 0xd800 && *c < 0xdc00)
    {
      if (!take_char (parser, '\\') || !take_char (parser, 'u') || !take_code (parser, &low) ||
          low < 0xdc00 || low > 0xdfff)
        return FALSE;
      *c = 0x10000 + ((*c - 0xd800) << 10) + (low - 0xdc00);
    }
  return *c < 0xdc00 || *c > 0xdfff;
}

/* What stands behind a backslash. It is never longer unescaped than it was. */
static gboolean
unescape (Parser *parser, char **to)
{
  static const char from_chars[] = "\"\\/bfnrt", to_chars[] = "\"\\/\b\f\n\r\t";
  const char *place = *parser->at != '\0' ? strchr (from_chars, *parser->at) : NULL;
  gunichar c;

  if (place != NULL)
    {
      *(*to)++ = to_chars[place - from_chars];
      parser->at++;
      return TRUE;
    }
  if (!take_char (parser, 'u') || !take_unicode (parser, &c))
    return FALSE;
  *to += g_unichar_to_utf8 (c, *to);
  return TRUE;
}

/* Behind the first quote, up to behind the last one. */
static const char *
parse_text (Parser *parser)
{
  char *text = parser->at, *to = parser->at;

  for (;;)
    {
      char *from = parser->at;

      while ((guchar) *parser->at >= 0x20 && *parser->at != '"' && *parser->at != '\\')
        parser->at++;
      if (to != from)
        memmove (to, from, parser->at - from);
      to += parser->at - from;
      if (take_char (parser, '"'))
        break;
      if (!take_char (parser, '\\') || !unescape (parser, &to))
        {
          fail (parser, _ ("a string is malformed"));
          return NULL;
        }
    }
  *to = '\0';
  return text;
}

static const char *
skip_digits (const char *at)
{
  while (g_ascii_isdigit (*at))
    at++;
  return at;
}

/* g_ascii_strtod() takes more than JSON has, such as "0x1p3", "inf" and ".5". */
static gboolean
is_number (const char *at, const char **end)
{
  const char *next;

  at += *at == '-';
  next = skip_digits (at);
  if (next == at || (*at == '0' && next > at + 1))
    return FALSE;
  at = next;
  if (*at == '.')
    {
      next = skip_digits (at + 1);
      if (next == at + 1)
        return FALSE;
      at = next;
    }
  if (*at == 'e' || *at == 'E')
    {
      at++;
      at += *at == '+' || *at == '-';
      next = skip_digits (at);
      if (next == at)
        return FALSE;
      at = next;
    }
  *end = at;
  return TRUE;
}

static void
parse_number (Parser *parser, SpoolJsonNode *node)
{
  const char *end;

  if (!is_number (parser->at, &end))
    {
      fail (parser, _ ("a value is expected"));
      return;
    }
  node->type = SPOOL_JSON_NUMBER;
  node->number = g_ascii_strtod (parser->at, NULL);
  parser->at += end - parser->at;
}

static gboolean
take_word (Parser *parser, const char *word)
{
  gsize length = strlen (word);

  if (strncmp (parser->at, word, length) != 0)
    return FALSE;
  parser->at += length;
  return TRUE;
}

static gboolean
parse_word (Parser *parser, SpoolJsonNode *node)
{
  node->boolean = take_word (parser, "true");
  node->type = SPOOL_JSON_BOOLEAN;
  if (node->boolean || take_word (parser, "false"))
    return TRUE;
  node->type = SPOOL_JSON_NULL;
  return take_word (parser, "null");
}

static const char *
parse_name (Parser *parser)
{
  const char *name = NULL;

  skip_blanks (parser);
  if (take_char (parser, '"'))
    name = parse_text (parser);
  skip_blanks (parser);
  if (name == NULL || !take_char (parser, ':'))
    fail (parser, _ ("a name and a colon are expected"));
  return name;
}

/* Behind the bracket that opens, up to behind the one that closes. */
static void
parse_children (Parser *parser, SpoolJsonNode *node, char close, guint depth)
{
  SpoolJsonNode *last = NULL;

  if (depth >= MAX_DEPTH)
    {
      fail (parser, _ ("it is nested too deeply"));
      return;
    }
  node->first = NULL;
  skip_blanks (parser);
  if (take_char (parser, close))
    return;
  do
    {
      const char *name = close == '}' ? parse_name (parser) : NULL;
      SpoolJsonNode *child = parse_value (parser, name, depth + 1);

      if (parser->problem != NULL)
        return;
      if (last != NULL)
        last->next = child;
      else
        node->first = child;
      last = child;
      node->n_children++;
      skip_blanks (parser);
    }
  while (take_char (parser, ','));
  if (!take_char (parser, close))
    fail (parser,
          close == '}' ? _ ("a comma or “}” is expected") : _ ("a comma or “]” is expected"));
}

static SpoolJsonNode *
parse_value (Parser *parser, const char *name, guint depth)
{
  SpoolJsonNode *node = node_new (parser->json);

  if (parser->json->blocks->len > MAX_BLOCKS)
    {
      parser->is_too_large = TRUE;
      fail (parser, _ ("it has too many values"));
      return node;
    }
  skip_blanks (parser);
  node->name = name;
  node->begin = (guint32) (parser->at - parser->json->text);
  if (take_char (parser, '{'))
    {
      node->type = SPOOL_JSON_OBJECT;
      parse_children (parser, node, '}', depth);
    }
  else if (take_char (parser, '['))
    {
      node->type = SPOOL_JSON_ARRAY;
      parse_children (parser, node, ']', depth);
    }
  else if (take_char (parser, '"'))
    {
      node->type = SPOOL_JSON_STRING;
      node->string = parse_text (parser);
    }
  else if (!parse_word (parser, node))
    parse_number (parser, node);
  node->end = (guint32) (parser->at - parser->json->text);
  return node;
}

/* @text is the original, since lines may have been lost from the copy. */
static void
set_error (const Parser *parser, const char *text, GError **error)
{
  gsize place = parser->at - parser->json->text;
  guint line = 1;

  for (gsize i = 0; i < place; i++)
    line += text[i] == '\n';
  if (parser->is_too_large)
    g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, parser->problem);
  else if (parser->at >= parser->end)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("it is cut short in line %u"), line);
  else
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("it isn't JSON: line %u: %s"), line,
                 parser->problem);
}

static gboolean
check_text (const char *text, gsize length, GError **error)
{
  if (length >= G_MAXUINT32)
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("it is too long"));
  else if (!g_utf8_validate_len (text, length, NULL))
    g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("it isn't a text in UTF-8"));
  else
    return TRUE;
  return FALSE;
}

/**
 * spool_json_parse:
 * @text: JSON
 * @length: how many bytes
 * @error: what is wrong, and in which line
 *
 * Returns: (transfer full) (nullable): what it says; @text isn't needed afterwards. Any thread.
 */
SpoolJson *
spool_json_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (SpoolJson) self = NULL;
  Parser parser = { NULL };

  g_return_val_if_fail (text != NULL, NULL);

  if (!check_text (text, length, error))
    return NULL;
  self = g_new0 (SpoolJson, 1);
  self->text = g_malloc (length + 1);
  memcpy (self->text, text, length);
  self->text[length] = '\0';
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  parser = (Parser){ self, self->text, self->text + length, NULL, FALSE };
  skip_blanks (&parser);
  if (parser.at == parser.end)
    {
      g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_FAILED, _ ("it is empty"));
      return NULL;
    }
  self->root = parse_value (&parser, NULL, 0);
  skip_blanks (&parser);
  if (parser.problem == NULL && parser.at < parser.end)
    fail (&parser, _ ("something follows the end"));
  if (parser.problem == NULL)
    return g_steal_pointer (&self);
  set_error (&parser, text, error);
  return NULL;
}

/* Those from U+0080 on become another space of as many bytes. */
static void
tame (const SpoolJson *self, const char *string)
{
  char *text = self->text + (string - self->text);

  for (guchar *c = (guchar *) text; *c != '\0'; c++)
    if (*c < 0x20 || *c == 0x7f)
      *c = ' ';
    else if (c[0] == 0xc2 && c[1] < 0xa0)
      c[1] = 0xa0;
}

/**
 * spool_json_tame:
 * @self: a tree
 *
 * Makes spaces of the control characters in its texts and names: what is shown on a terminal is
 * obeyed there.
 */
void
spool_json_tame (SpoolJson *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->blocks->len; i++)
    {
      const SpoolJsonNode *block = g_ptr_array_index (self->blocks, i);
      guint n_nodes = i + 1 < self->blocks->len ? NODES_IN_BLOCK : self->n_in_last_block;

      for (guint j = 0; j < n_nodes; j++)
        {
          if (block[j].name != NULL)
            tame (self, block[j].name);
          if (block[j].type == SPOOL_JSON_STRING)
            tame (self, block[j].string);
        }
    }
}

/**
 * spool_json_free:
 * @self: (transfer full) (nullable): a tree
 */
void
spool_json_free (SpoolJson *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self->text);
  g_free (self);
}

/**
 * spool_json_get_root:
 * @self: a tree
 *
 * Returns: (transfer none): the value that holds all others. Any thread.
 */
const SpoolJsonNode *
spool_json_get_root (const SpoolJson *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->root;
}

/**
 * spool_json_node_find:
 * @self: (nullable): an object, or anything else
 * @name: a member's name
 *
 * Returns: (transfer none) (nullable): the first member of that name. Any thread.
 */
const SpoolJsonNode *
spool_json_node_find (const SpoolJsonNode *self, const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  if (self == NULL || self->type != SPOOL_JSON_OBJECT)
    return NULL;
  for (const SpoolJsonNode *child = self->first; child != NULL; child = child->next)
    if (strcmp (child->name, name) == 0)
      return child;
  return NULL;
}
