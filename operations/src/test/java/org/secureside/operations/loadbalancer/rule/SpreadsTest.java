package org.secureside.operations.loadbalancer.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secureside.operations.loadbalancer.Configurations;

class SpreadsTest {

    private static final Spreads SPREADS = new Spreads(Configurations.http("""
                    map $cookie_a $fallback { default $cookie_a; "" none; }
                    map $cookie_a $empty { default $cookie_a; }
                    map $http_x $literals { default a; b b; }
                    map $host $one { default a; b a; }
                    map $request_uri $captured { ~^/(?<part>[^/]+) $part; default x; }
                    server {
                        set $constant a;
                        set $copied $request_uri;
                    }
                    """).variables());

    @ParameterizedTest
    @CsvSource({
        "literal, CONSTANT",
        "$server_name, CONSTANT",
        "$constant, CONSTANT",
        "$one, CONSTANT",
        "$host, FEW",
        "$scheme$request_method, FEW",
        "$literals, FEW",
        "$cookie_a, OPTIONAL",
        "$cookie_a$arg_b, OPTIONAL",
        "$empty, OPTIONAL",
        "$fallback, COMMON_FALLBACK",
        "id:$cookie_a, COMMON_FALLBACK",
        "$host$http_x_room, COMMON_FALLBACK",
        "$binary_remote_addr, ADDRESS",
        "$cookie_a$remote_addr, ADDRESS",
        "$connection, CONNECTION",
        "$remote_addr:$remote_port, CONNECTION",
        "$time_iso8601, FEW",
        "$status, CONSTANT",
        "$proxy_protocol_addr, OPTIONAL",
        "$request_uri, WIDE",
        "$scheme$request_uri, WIDE",
        "$http_authorization, WIDE",
        "$copied, WIDE",
        "$captured, WIDE",
        "${request_uri}, WIDE"
    })
    void aTextIsAsWideAsItsWidestPart(String text, Spread spread) {
        assertThat(SPREADS.of(text)).isEqualTo(spread);
    }
}
