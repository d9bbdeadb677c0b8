/* spool-setup.c: a set-up as a frame. The workload goes by name, its parameters as texts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-setup.h"

#include "protocol/spool-bytes.h"
#include "protocol/spool-frame.h"
#include "workload/spool-error.h"

#include <glib/gi18n.h>

/**
 * spool_setup_free:
 * @self: (transfer full) (nullable): a set-up
 */
void
spool_setup_free (SpoolSetup *self)
{
  if (self == NULL)
    return;
  spool_params_free (self->params);
  g_free (self->folder);
  g_free (self->pages_url);
  g_free (self);
}

/**
 * spool_setup_to_frame:
 * @self: a set-up
 * @frame: a buffer for the frame; what was in it goes
 */
void
spool_setup_to_frame (const SpoolSetup *self, GByteArray *frame)
{
  const SpoolWorkload *workload;

  g_return_if_fail (self != NULL && frame != NULL);

  workload = spool_params_get_workload (self->params);
  spool_frame_begin (frame, SPOOL_FRAME_SETUP);
  spool_put_text (frame, workload->id);
  spool_put_u32 (frame, workload->n_params);
  for (guint i = 0; i < workload->n_params; i++)
    {
      spool_put_text (frame, workload->params[i].name);
      spool_put_text (frame, spool_params_get_text (self->params, workload->params[i].name));
    }
  spool_put_u8 (frame, (guint8) self->executor);
  spool_put_u32 (frame, self->workers);
  spool_put_u8 (frame, (guint8) self->mode);
  spool_put_u64 (frame, self->jobs);
  spool_put_u64 (frame, self->max_records);
  spool_put_i64 (frame, self->job_time_limit_ns);
  spool_put_i64 (frame, self->switch_interval_ns);
  spool_put_text (frame, self->folder);
  spool_put_text (frame, self->pages_url);
  spool_frame_end (frame);
}

static SpoolParams *
take_params (SpoolReader *in, GError **error)
{
  g_autofree char *id = spool_take_text (in);
  const SpoolWorkload *workload = id != NULL ? spool_workload_find (id) : NULL;
  guint n_params = spool_take_u32 (in);
  g_autoptr (SpoolParams) params = NULL;

  if (n_params > SPOOL_MAX_PARAMS)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                   _ ("the set-up of a run has %u parameters, and at most %u are allowed"),
                   n_params, SPOOL_MAX_PARAMS);
      return NULL;
    }
  if (workload == NULL)
    {
      g_set_error (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL, _ ("there is no workload “%s”"),
                   id != NULL ? id : "");
      return NULL;
    }
  params = spool_params_new (workload);
  for (guint i = 0; i < n_params; i++)
    {
      g_autofree char *name = spool_take_text (in);
      g_autofree char *value = spool_take_text (in);

      if (name == NULL || value == NULL)
        {
          in->failed = TRUE;
          return g_steal_pointer (&params);
        }
      if (!spool_params_set (params, name, value, error))
        return NULL;
    }
  return g_steal_pointer (&params);
}

static gboolean
setup_is_sound (const SpoolSetup *self)
{
  return self->executor < SPOOL_N_EXECUTORS && self->workers >= 1 &&
         self->workers <= SPOOL_MAX_WORKERS && self->mode <= SPOOL_MODE_WARM && self->jobs >= 1 &&
         self->jobs <= SPOOL_MAX_JOBS && self->job_time_limit_ns >= 0 &&
         self->switch_interval_ns >= 0 && self->folder != NULL;
}

/**
 * spool_setup_from_bytes:
 * @payload: (array length=n_payload_bytes): a frame's payload
 * @n_payload_bytes: its length
 * @error: what is wrong with it
 *
 * Returns: (transfer full) (nullable): the set-up, checked.
 */
SpoolSetup *
spool_setup_from_bytes (const guint8 *payload, gsize n_payload_bytes, GError **error)
{
  SpoolReader in = { payload, n_payload_bytes, FALSE };
  g_autoptr (SpoolParams) params = take_params (&in, error);
  g_autoptr (SpoolSetup) self = NULL;

  if (params == NULL)
    return NULL;
  self = g_new0 (SpoolSetup, 1);
  self->params = g_steal_pointer (&params);
  self->executor = (SpoolExecutorKind) spool_take_u8 (&in);
  self->workers = spool_take_u32 (&in);
  self->mode = (SpoolMode) spool_take_u8 (&in);
  self->jobs = spool_take_u64 (&in);
  self->max_records = spool_take_u64 (&in);
  self->job_time_limit_ns = spool_take_i64 (&in);
  self->switch_interval_ns = spool_take_i64 (&in);
  self->folder = spool_take_text (&in);
  self->pages_url = spool_take_text (&in);
  if (spool_reader_ended (&in) && setup_is_sound (self))
    return spool_workload_supports (spool_params_get_workload (self->params), self->executor, error)
               ? g_steal_pointer (&self)
               : NULL;
  g_set_error_literal (error, SPOOL_ERROR, SPOOL_ERROR_PROTOCOL,
                       _ ("the set-up of a run is broken"));
  return NULL;
}
