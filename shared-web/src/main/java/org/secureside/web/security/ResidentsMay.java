package org.secureside.web.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.security.access.prepost.PreAuthorize;

/** Opens a route to residents, a token's moderators included. A second line: the rules of {@link ApiSecurity} come first. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@PreAuthorize("hasAnyRole('RESIDENT', 'MODERATOR')")
public @interface ResidentsMay {}
