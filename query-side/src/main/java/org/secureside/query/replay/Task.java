package org.secureside.query.replay;

import org.secureside.api.replay.ProjectionName;

/**
 * What a node does at a time.
 *
 * @param order the replay that it is part of
 * @param projection the projection that is made again
 */
record Task(Order order, ProjectionName projection) {}
