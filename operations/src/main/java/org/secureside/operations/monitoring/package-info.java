/** Prometheus and Alertmanager beside a local stack. */
@NullMarked
package org.secureside.operations.monitoring;

import org.jspecify.annotations.NullMarked;
