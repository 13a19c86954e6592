package org.secureside.operations.loadbalancer.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.1:8080, 10.0.0.1:8080",
        "10.0.0.1, 10.0.0.1:80",
        "localhost:8080, 127.0.0.1:8080",
        "LOCALHOST:8080, 127.0.0.1:8080",
        "[::1]:8080, 127.0.0.1:8080",
        "[::ffff:10.0.0.1]:80, 10.0.0.1:80",
        "Node1.Internal.:81, node1.internal:81",
        "[fe80::2]:8080, [fe80::2]:8080",
        "unix:/run/app.sock, unix:/run/app.sock"
    })
    void allSpellingsOfOnePlaceHaveOneKey(String text, String key) {
        assertThat(Address.parse(text).map(Address::key)).contains(key);
    }

    @Test
    void aVariableIsNoAddress() {
        assertThat(Address.parse("$backend:8080")).isEmpty();
        assertThat(Address.parse("a:b")).isEmpty();
        assertThat(Address.parse("")).isEmpty();
    }

    @Test
    void namesAreToldFromAddresses() {
        assertThat(Address.parse("node1:80").orElseThrow().isName()).isTrue();
        assertThat(Address.parse("10.0.0.1").orElseThrow().isName()).isFalse();
        assertThat(Address.parse("[fe80::2]").orElseThrow().isName()).isFalse();
    }
}
