package org.secureside.api.history;

import org.secureside.api.DomainEvent;

/** Something that an auditor did. */
public sealed interface AuditEvent extends DomainEvent permits HistoryConsulted {}
