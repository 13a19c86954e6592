package org.secureside.operations.rehearsal;

/**
 * Something that is promised, and what was measured.
 *
 * @param what what is promised
 * @param promised how much of it
 * @param measured what it was this time
 * @param kept whether the promise was kept
 */
record Promise(String what, String promised, String measured, boolean kept) {}
