package org.secureside.api.feed;

/**
 * How many members reacted to a message with one emoji.
 *
 * @param emoji with what
 * @param count how many members
 * @param mine whether the reader is one of them
 */
public record ReactionView(String emoji, int count, boolean mine) {}
