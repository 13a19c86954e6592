package org.secureside.api;

/** Something that happened and cannot be taken back. Each aggregate has a sealed hierarchy of its own below this. */
public interface DomainEvent {}
