/* test-spool-channel.c: frames over real pipes, in pieces, in heaps, cut off and late.
 *
 * A thread may write slowly, byte by byte; nobody sleeps.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "protocol/spool-channel.h"

#include "protocol/spool-bytes.h"
#include "protocol/spool-fd.h"
#include "workload/spool-clock.h"
#include "workload/spool-error.h"

#include <string.h>

typedef struct
{
  int ends[2];
  SpoolChannel *reader;
  SpoolChannel *writer;
} Pipe;

static void
pipe_open (Pipe *self)
{
  g_assert_true (spool_fd_open_pipe (self->ends));
  self->reader = spool_channel_new (self->ends[0], -1);
  self->writer = spool_channel_new (-1, self->ends[1]);
}

static void
pipe_close_end (Pipe *self, guint end)
{
  spool_fd_close (&self->ends[end]);
}

static void
pipe_close (Pipe *self)
{
  for (guint i = 0; i < 2; i++)
    pipe_close_end (self, i);
  spool_channel_free (self->reader);
  spool_channel_free (self->writer);
}

/* A frame whose payload says number, number + 1, … */
static GByteArray *
make_frame (SpoolFrameType type, gsize n_payload_bytes, guint8 number)
{
  GByteArray *frame = g_byte_array_new ();

  spool_frame_begin (frame, type);
  for (gsize i = 0; i < n_payload_bytes; i++)
    spool_put_u8 (frame, (guint8) (number + i));
  spool_frame_end (frame);
  return frame;
}

static void
assert_next (Pipe *self, SpoolFrameType type, gsize n_payload_bytes, guint8 number)
{
  g_autoptr (GError) error = NULL;
  SpoolFrameType read_type;
  const guint8 *payload;
  gsize n_bytes;

  g_assert_true (
      spool_channel_read (self->reader, SPOOL_NO_DEADLINE, &read_type, &payload, &n_bytes, &error));
  g_assert_no_error (error);
  g_assert_cmpint (read_type, ==, type);
  g_assert_cmpuint (n_bytes, ==, n_payload_bytes);
  for (gsize i = 0; i < n_bytes; i++)
    g_assert_cmpuint (payload[i], ==, (guint8) (number + i));
}

static void
assert_no_next (Pipe *self, gint64 deadline_ns, SpoolError code)
{
  g_autoptr (GError) error = NULL;
  SpoolFrameType type;
  const guint8 *payload;
  gsize n_bytes;

  g_assert_false (
      spool_channel_read (self->reader, deadline_ns, &type, &payload, &n_bytes, &error));
  g_assert_error (error, SPOOL_ERROR, code);
}

static void
test_round_trip (void)
{
  g_autoptr (GByteArray) frame = make_frame (SPOOL_FRAME_RESULTS, 100, 9);
  g_autoptr (GError) error = NULL;
  Pipe self;

  pipe_open (&self);
  g_assert_true (spool_channel_write (self.writer, frame, &error));
  g_assert_no_error (error);
  assert_next (&self, SPOOL_FRAME_RESULTS, 100, 9);
  pipe_close_end (&self, 1);
  assert_no_next (&self, SPOOL_NO_DEADLINE, SPOOL_ERROR_CLOSED);
  assert_no_next (&self, SPOOL_NO_DEADLINE, SPOOL_ERROR_CLOSED);
  pipe_close (&self);
}

static void
test_empty_payload (void)
{
  g_autoptr (GByteArray) frame = make_frame (SPOOL_FRAME_JOBS, 0, 0);
  Pipe self;

  pipe_open (&self);
  g_assert_true (spool_channel_write (self.writer, frame, NULL));
  assert_next (&self, SPOOL_FRAME_JOBS, 0, 0);
  pipe_close (&self);
}

typedef struct
{
  int fd;
  const GByteArray *bytes;
} SlowWrite;

static gpointer
write_slowly (gpointer data)
{
  SlowWrite *slow = data;

  for (guint i = 0; i < slow->bytes->len; i++)
    {
      g_assert_true (spool_fd_write_all (slow->fd, &slow->bytes->data[i], 1, NULL));
      g_thread_yield ();
    }
  return NULL;
}

static void
test_byte_by_byte (void)
{
  g_autoptr (GByteArray) bytes = make_frame (SPOOL_FRAME_READY, 300, 1);
  g_autoptr (GByteArray) second = make_frame (SPOOL_FRAME_USAGE, 20, 200);
  SlowWrite slow;
  GThread *thread;
  Pipe self;

  g_byte_array_append (bytes, second->data, second->len);
  pipe_open (&self);
  slow = (SlowWrite){ self.ends[1], bytes };
  thread = g_thread_new ("slow", write_slowly, &slow);
  assert_next (&self, SPOOL_FRAME_READY, 300, 1);
  assert_next (&self, SPOOL_FRAME_USAGE, 20, 200);
  g_thread_join (thread);
  pipe_close (&self);
}

/* One write with several frames, the last one cut in two at every possible place. */
static void
test_several_in_one_write (void)
{
  g_autoptr (GByteArray) heap = g_byte_array_new ();
  gsize last_begins = 0;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GByteArray) frame = make_frame (SPOOL_FRAME_JOBS, 5 * i, (guint8) i);

      last_begins = heap->len;
      g_byte_array_append (heap, frame->data, frame->len);
    }
  for (gsize cut = last_begins; cut <= heap->len; cut++)
    {
      Pipe self;

      pipe_open (&self);
      g_assert_true (spool_fd_write_all (self.ends[1], heap->data, cut, NULL));
      for (guint i = 0; i < 3; i++)
        assert_next (&self, SPOOL_FRAME_JOBS, 5 * i, (guint8) i);
      g_assert_true (spool_fd_write_all (self.ends[1], heap->data + cut, heap->len - cut, NULL));
      assert_next (&self, SPOOL_FRAME_JOBS, 15, 3);
      pipe_close (&self);
    }
}

static void
test_end_in_the_middle (void)
{
  g_autoptr (GByteArray) frame = make_frame (SPOOL_FRAME_JOBS, 6, 0);

  for (guint cut = 1; cut < frame->len; cut++)
    {
      Pipe self;

      pipe_open (&self);
      g_assert_true (spool_fd_write_all (self.ends[1], frame->data, cut, NULL));
      pipe_close_end (&self, 1);
      assert_no_next (&self, SPOOL_NO_DEADLINE, SPOOL_ERROR_PROTOCOL);
      pipe_close (&self);
    }
}

static gpointer
write_frame (gpointer data)
{
  SlowWrite *write = data;

  g_assert_true (spool_fd_write_all (write->fd, write->bytes->data, write->bytes->len, NULL));
  return NULL;
}

/* Much larger than the channel's buffer and than what a pipe holds; small ones before and behind.
 */
static void
test_large (void)
{
  g_autoptr (GByteArray) bytes = make_frame (SPOOL_FRAME_READY, 3, 5);
  g_autoptr (GByteArray) large = make_frame (SPOOL_FRAME_RUN, 1000001, 3);
  g_autoptr (GByteArray) last = make_frame (SPOOL_FRAME_ERROR, 4, 7);
  SlowWrite write;
  GThread *thread;
  Pipe self;

  g_byte_array_append (bytes, large->data, large->len);
  g_byte_array_append (bytes, last->data, last->len);
  pipe_open (&self);
  write = (SlowWrite){ self.ends[1], bytes };
  thread = g_thread_new ("write", write_frame, &write);
  assert_next (&self, SPOOL_FRAME_READY, 3, 5);
  assert_next (&self, SPOOL_FRAME_RUN, 1000001, 3);
  assert_next (&self, SPOOL_FRAME_ERROR, 4, 7);
  g_thread_join (thread);
  pipe_close (&self);
}

/* Many frames of odd sizes, so that they meet every place in the buffer. */
static void
test_many (void)
{
  Pipe self;

  pipe_open (&self);
  for (guint i = 0; i < 3000; i++)
    {
      g_autoptr (GByteArray) frame = make_frame (SPOOL_FRAME_RESULTS, (i * 37) % 997, (guint8) i);

      g_assert_true (spool_channel_write (self.writer, frame, NULL));
      /* Every third one is read together with those before it. */
      for (guint j = i - i % 3; i % 3 == 2 && j <= i; j++)
        assert_next (&self, SPOOL_FRAME_RESULTS, (j * 37) % 997, (guint8) j);
    }
  pipe_close (&self);
}

/* If a deadline in the past were waited for, this would never end: nobody writes. */
static void
test_deadline_in_the_past (void)
{
  g_autoptr (GByteArray) frame = make_frame (SPOOL_FRAME_JOBS, 6, 1);
  Pipe self;

  pipe_open (&self);
  assert_no_next (&self, spool_clock_now_ns () - 1, SPOOL_ERROR_CANCELLED);
  assert_no_next (&self, 0, SPOOL_ERROR_CANCELLED);
  /* The same in the middle of a frame, and nothing of what had come is lost. */
  g_assert_true (spool_fd_write_all (self.ends[1], frame->data, 15, NULL));
  assert_no_next (&self, spool_clock_now_ns () + SPOOL_NS_PER_MS, SPOOL_ERROR_CANCELLED);
  g_assert_true (spool_fd_write_all (self.ends[1], frame->data + 15, frame->len - 15, NULL));
  assert_next (&self, SPOOL_FRAME_JOBS, 6, 1);
  pipe_close (&self);
}

/* With a deadline that is far, what comes and the end are seen at once. */
static void
test_deadline_far (void)
{
  g_autoptr (GByteArray) frame = make_frame (SPOOL_FRAME_JOBS, 6, 1);
  gint64 far_ns = spool_clock_now_ns () + 3600 * SPOOL_NS_PER_S;
  SpoolFrameType type;
  const guint8 *payload;
  gsize n_bytes;
  Pipe self;

  pipe_open (&self);
  g_assert_true (spool_channel_write (self.writer, frame, NULL));
  g_assert_true (spool_channel_read (self.reader, far_ns, &type, &payload, &n_bytes, NULL));
  pipe_close_end (&self, 1);
  assert_no_next (&self, far_ns, SPOOL_ERROR_CLOSED);
  pipe_close (&self);
}

static void
test_garbage (void)
{
  Pipe self;

  pipe_open (&self);
  g_assert_true (spool_fd_write_all (self.ends[1], "This is not a frame.", 20, NULL));
  assert_no_next (&self, SPOOL_NO_DEADLINE, SPOOL_ERROR_PROTOCOL);
  pipe_close (&self);
}

static void
test_nobody_reads (void)
{
  g_autoptr (GByteArray) frame = make_frame (SPOOL_FRAME_JOBS, 6, 1);
  g_autoptr (GError) error = NULL;
  Pipe self;

  pipe_open (&self);
  pipe_close_end (&self, 0);
  g_assert_false (spool_channel_write (self.writer, frame, &error));
  g_assert_error (error, SPOOL_ERROR, SPOOL_ERROR_CLOSED);
  pipe_close (&self);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  spool_fd_prepare_standard ();
  g_test_add_func ("/channel/round-trip", test_round_trip);
  g_test_add_func ("/channel/empty-payload", test_empty_payload);
  g_test_add_func ("/channel/byte-by-byte", test_byte_by_byte);
  g_test_add_func ("/channel/several-in-one-write", test_several_in_one_write);
  g_test_add_func ("/channel/end-in-the-middle", test_end_in_the_middle);
  g_test_add_func ("/channel/large", test_large);
  g_test_add_func ("/channel/many", test_many);
  g_test_add_func ("/channel/deadline-in-the-past", test_deadline_in_the_past);
  g_test_add_func ("/channel/deadline-far", test_deadline_far);
  g_test_add_func ("/channel/garbage", test_garbage);
  g_test_add_func ("/channel/nobody-reads", test_nobody_reads);
  return g_test_run ();
}
