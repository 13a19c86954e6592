package org.secureside.operations.loadbalancer.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegexExampleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^/api",
                "^/api/v[12]/",
                "^/(de|en)/api/\\d+$",
                "\\.(gif|jpe?g|png)$",
                "^/users/(?<id>[0-9a-f]{8})/(?:posts|likes)/?$",
                "^/[^/]+/messages",
                "^/a.*b+c?$",
                "/\\w+/feed",
                "^/[A-Za-z0-9_-]+\\.json$"
            })
    void theExampleMatches(String regex) {
        assertThat(RegexExample.of(regex))
                .hasValueSatisfying(example -> assertThat(
                                Pattern.compile(regex).matcher(example).find())
                        .isTrue())
                .hasValueSatisfying(example -> assertThat(example).startsWith("/"));
    }

    @Test
    void whatIsBeyondItIsSaidToBe() {
        assertThat(RegexExample.of("^/(?!internal)api"))
                .satisfiesAnyOf(
                        example -> assertThat(example).isEmpty(),
                        example -> assertThat(Pattern.compile("^/(?!internal)api")
                                        .matcher(example.orElse(""))
                                        .find())
                                .isFalse());
    }
}
