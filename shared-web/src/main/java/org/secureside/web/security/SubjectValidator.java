package org.secureside.web.security;

import java.util.Optional;
import org.secureside.api.ResidentId;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/** A token must say whose it is, in the form of a resident id. */
final class SubjectValidator implements OAuth2TokenValidator<Jwt> {

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Optional<String> problem = ResidentId.problemWith(token.getSubject());
        return problem.map(text -> OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "The sub claim " + text, null)))
                .orElseGet(OAuth2TokenValidatorResult::success);
    }
}
