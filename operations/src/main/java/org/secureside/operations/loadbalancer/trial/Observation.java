package org.secureside.operations.loadbalancer.trial;

/**
 * Something that was tried, in words.
 *
 * @param pool the servers it was tried on
 * @param subject what was done
 * @param outcome what came of it
 */
public record Observation(String pool, String subject, String outcome) {}
