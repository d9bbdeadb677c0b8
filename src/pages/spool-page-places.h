/* spool-page-places.h: a limited number of places for connections.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _SpoolPagePlaces SpoolPagePlaces;

/**
 * SpoolPagePlacesFunc:
 * @guest: (transfer none): the guest who has a place now
 * @data: what was given to spool_page_places_new()
 *
 * Serves a guest.
 */
typedef void (*SpoolPagePlacesFunc) (GObject *guest, gpointer data);

SpoolPagePlaces *spool_page_places_new (guint count,
                                        SpoolPagePlacesFunc serve,
                                        gpointer data) G_GNUC_WARN_UNUSED_RESULT;
void spool_page_places_enter (SpoolPagePlaces *self, GObject *guest);
void spool_page_places_order (SpoolPagePlaces *self, GObject *guest);
void spool_page_places_free (SpoolPagePlaces *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpoolPagePlaces, spool_page_places_free)

G_END_DECLS
