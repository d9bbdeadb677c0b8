/* fuzz.h: what the fuzzed entry points and the driver that mutates seeds have in common.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* libFuzzer's entry point, by its name; each fuzz-*.c has one. */
int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n_bytes);

/* Inputs that are right, for mutation: (element-type GByteArray). */
GPtrArray *fuzz_make_seeds (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
