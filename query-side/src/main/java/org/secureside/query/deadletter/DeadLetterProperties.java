package org.secureside.query.deadletter;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many events may be parked.
 *
 * @param max the most; when there are more, the projection stops, for then it is not the events that are wrong
 */
@ConfigurationProperties("secureside.query.dead-letters")
public record DeadLetterProperties(@DefaultValue("10000") int max) {}
