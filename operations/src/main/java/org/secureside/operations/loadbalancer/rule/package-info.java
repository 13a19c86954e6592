/**
 * The static rules. Each is a class with a name, a severity, an explanation and a remedy; {@link
 * org.secureside.operations.loadbalancer.rule.RuleBook} lists them.
 */
@NullMarked
package org.secureside.operations.loadbalancer.rule;

import org.jspecify.annotations.NullMarked;
