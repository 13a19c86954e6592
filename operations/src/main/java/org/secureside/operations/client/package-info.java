/** Speaking to a running stack over HTTP: tokens, retries, and one shared pause while it is down. */
@NullMarked
package org.secureside.operations.client;

import org.jspecify.annotations.NullMarked;
