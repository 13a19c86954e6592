/** What a configuration means for traffic: pools, their servers, virtual hosts, locations and where each passes. */
@NullMarked
package org.secureside.operations.loadbalancer.model;

import org.jspecify.annotations.NullMarked;
