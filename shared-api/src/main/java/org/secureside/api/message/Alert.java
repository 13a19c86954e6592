package org.secureside.api.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What makes a message an alert.
 *
 * @param severity how much it matters
 * @param place where it is about, if the author said so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Alert(AlertSeverity severity, @Nullable Place place) {}
