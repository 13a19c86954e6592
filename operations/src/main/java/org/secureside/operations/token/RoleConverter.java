package org.secureside.operations.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads roles as tokens spell them. */
final class RoleConverter implements ITypeConverter<Role> {

    @Override
    public Role convert(String text) {
        return Arrays.stream(Role.values())
                .filter(role -> role.claim().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'%s' is no role: choose from %s"
                        .formatted(
                                text,
                                Arrays.stream(Role.values()).map(Role::claim).collect(Collectors.joining(", ")))));
    }
}
