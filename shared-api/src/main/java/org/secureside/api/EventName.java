package org.secureside.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name that an event is stored under. Stored events keep it for ever, so it must never change; the record's own name
 * and package may.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventName {

    /** The name, for example {@code MessageSent}. No two events share one. */
    String value();
}
