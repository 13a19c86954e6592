package org.secureside.web.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;

import org.junit.jupiter.api.Test;

class DescribedMethodsTest {

    private final DescribedMethods methods = new DescribedMethods(ApiDescription.ofThisVersion());

    @Test
    void whatEitherSideServesIsServed() {
        assertThat(methods.at("/api/neighborhoods")).containsExactly(GET, HEAD, OPTIONS, POST);
        assertThat(methods.at("/api/neighborhoods/x/search")).containsExactly(GET, HEAD, OPTIONS);
        assertThat(methods.at("/api/messages/x/removal")).containsExactly(OPTIONS, POST);
    }

    @Test
    void whereNothingIsNothingIsServed() {
        assertThat(methods.at("/api/nowhere")).isEmpty();
        assertThat(methods.at("/api/neighborhoods/")).isEmpty();
        assertThat(methods.at("/")).isEmpty();
    }
}
