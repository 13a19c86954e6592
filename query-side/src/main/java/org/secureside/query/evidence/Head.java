package org.secureside.query.evidence;

import org.secureside.api.evidence.Hash;

/**
 * The head of the log as a node witnessed it.
 *
 * @param node who says so
 * @param size how many events it is of
 * @param head the Merkle Tree Hash over them
 * @param firstPosition the position of the first event of the log
 * @param lastPosition the position of the last event that the head is of
 * @param blockSize how many events the node seals at a time
 * @param newest how many events the node has witnessed by now
 * @param streams how many streams those belong to
 */
record Head(
        String node,
        long size,
        Hash head,
        long firstPosition,
        long lastPosition,
        int blockSize,
        long newest,
        long streams) {}
