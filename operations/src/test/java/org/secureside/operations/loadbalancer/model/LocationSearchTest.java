package org.secureside.operations.loadbalancer.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.secureside.operations.loadbalancer.Configurations;

/** The cases are those of nginx's documentation of {@code location}, and its handling of nested ones. */
class LocationSearchTest {

    private static final Node HOST = Configurations.http("""
                    server {
                        location = / { set $a A; }
                        location / { set $a B; }
                        location /documents/ { set $a C; }
                        location ^~ /images/ { set $a D; }
                        location ~* \\.(gif|jpg|jpeg)$ { set $a E; }
                        location /outer/ {
                            set $a F;
                            location /outer/inner/ { set $a G; }
                            location ~ /outer/.*special { set $a H; }
                        }
                    }
                    """).hosts().getFirst().node();

    @Test
    void theDocumentedExamplesComeOutAsDocumented() {
        assertThat(found("/")).isEqualTo("A");
        assertThat(found("/index.html")).isEqualTo("B");
        assertThat(found("/documents/document.html")).isEqualTo("C");
        assertThat(found("/images/1.gif")).isEqualTo("D");
        assertThat(found("/documents/1.JPG")).isEqualTo("E");
    }

    @Test
    void nestedLocationsAreSearchedAndOuterPatternsStillWin() {
        assertThat(found("/outer/x")).isEqualTo("F");
        assertThat(found("/outer/inner/x")).isEqualTo("G");
        assertThat(found("/outer/a-special")).isEqualTo("H");
        assertThat(found("/outer/inner/x.gif")).isEqualTo("E");
    }

    private static String found(String path) {
        return LocationSearch.find(HOST, path)
                .flatMap(location -> location.node().child("set"))
                .map(set -> set.argument(1))
                .orElse("");
    }
}
