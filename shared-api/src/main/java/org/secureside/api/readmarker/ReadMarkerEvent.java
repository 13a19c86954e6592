package org.secureside.api.readmarker;

import org.secureside.api.DomainEvent;

/** Something that happened to a read marker. */
public sealed interface ReadMarkerEvent extends DomainEvent permits ReadMarkerMoved {}
