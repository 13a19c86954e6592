package org.secureside.query.reads;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node's database is read.
 *
 * @param maxConnections how many statements run at once at the most
 * @param statementTimeout how long a statement may take before it is given up, and all that a resident's question needs
 *     together ({@link QuestionTime}); with {@link QuestionTime#CONNECTION}, less than the load balancer waits for an
 *     answer, or it would take the node for dead
 */
@ConfigurationProperties("secureside.query.reads")
record ReadProperties(
        @DefaultValue("8") int maxConnections,
        @DefaultValue("4s") Duration statementTimeout) {}
