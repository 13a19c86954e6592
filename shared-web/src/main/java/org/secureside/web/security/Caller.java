package org.secureside.web.security;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.secureside.api.ResidentId;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/** Who a request comes from, as their token says. */
public final class Caller extends AbstractAuthenticationToken {

    private final transient ResidentId id;
    private final transient List<Role> roles;
    private final Instant expiresAt;

    private Caller(ResidentId id, List<Role> roles, Instant expiresAt) {
        super(roles.stream()
                .map(role -> new SimpleGrantedAuthority("ROLE_" + role.name()))
                .toList());
        this.id = id;
        this.roles = roles;
        this.expiresAt = expiresAt;
        setAuthenticated(true);
    }

    static Caller of(Jwt token) {
        // Whatever an issuer puts there: only texts that name a role count.
        Object claimed = token.getClaims().get("roles");
        List<Role> roles = claimed instanceof Collection<?> names
                ? names.stream()
                        .flatMap(name -> Role.named(String.valueOf(name)).stream())
                        .distinct()
                        .toList()
                : List.of();
        Instant expiresAt = token.getExpiresAt();
        return new Caller(
                new ResidentId(String.valueOf(token.getSubject())), roles, expiresAt == null ? Instant.MAX : expiresAt);
    }

    /** Returns the token's subject. */
    public ResidentId id() {
        return id;
    }

    /** Returns until when the token is valid, for what outlives a request. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** Returns the token's roles, separated by commas, as they stand in an event's metadata. */
    public String roleNames() {
        return roles.stream()
                .map(role -> role.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    /** Returns the id: nothing more of the token is kept. */
    @Override
    public Object getPrincipal() {
        return id;
    }

    /** Returns nothing: the token itself is not kept. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return id.value();
    }
}
