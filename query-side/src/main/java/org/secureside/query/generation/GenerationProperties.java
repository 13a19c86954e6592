package org.secureside.query.generation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How generations are kept.
 *
 * @param grace how long the generation that was read before a rebuild stays; the next rebuild does not wait for it
 */
@ConfigurationProperties("secureside.query.generations")
record GenerationProperties(@DefaultValue("1h") Duration grace) {}
