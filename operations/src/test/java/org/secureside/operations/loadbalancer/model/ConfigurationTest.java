package org.secureside.operations.loadbalancer.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.secureside.operations.loadbalancer.Configurations;

class ConfigurationTest {

    @Test
    void whatAVariableCanBeIsFollowedThroughMapsAndSets() {
        Configuration configuration = Configurations.http("""
                upstream one { server 10.0.0.1; server 10.0.0.2; }
                map $host $pool { default one; other $direct; }
                geo $direct { default 10.0.0.9:81; }
                server { location / { proxy_pass http://$pool$request_uri; } }
                """);

        List<Destination> destinations =
                configuration.destinations(configuration.targets().getFirst());

        assertThat(destinations)
                .containsExactlyInAnyOrder(
                        new Destination.ToPool(configuration.pools().getFirst()),
                        new Destination.ToServer(Address.parse("10.0.0.9:81").orElseThrow()));
    }

    @Test
    void whatOnlyARequestKnowsIsUnknown() {
        Configuration configuration = Configurations.http("server { location / { proxy_pass http://$http_host; } }");

        assertThat(configuration.destinations(configuration.targets().getFirst()))
                .containsExactly(new Destination.Unknown("http://$http_host"));
    }

    @Test
    void theNameOfAPoolIsNoMatterOfCaseButOfProtocol() {
        Configuration configuration = Configurations.of("""
                events {}
                http { upstream App { server 10.0.0.1; } }
                stream { upstream app { server 10.0.0.2; } server { listen 1; proxy_pass APP; } }
                """);

        assertThat(configuration.destinations(configuration.targets().getFirst()))
                .containsExactly(new Destination.ToPool(configuration.pools().get(1)));
    }

    @Test
    void innerDirectivesHideOuterOnes() {
        Configuration configuration = Configurations.http("""
                proxy_next_upstream off;
                proxy_set_header A 1;
                server {
                    proxy_set_header B 1;
                    proxy_set_header C 1;
                    location / { proxy_pass http://10.0.0.1; }
                }
                """);
        Node pass = configuration.targets().getFirst().node();

        assertThat(pass.inheritedAll("proxy_set_header").stream().map(node -> node.argument(0)))
                .containsExactly("B", "C");
        assertThat(pass.inherited("proxy_next_upstream").map(node -> node.argument(0)))
                .contains("off");
    }

    @Test
    void theDefaultServerIsTheMarkedOneOrTheFirst() {
        Configuration configuration = Configurations.http("""
                server { listen 80; server_name first; }
                server { listen 80; server_name second; listen 81 default_server; }
                server { listen 81; server_name third; }
                """);

        assertThat(configuration.sockets().stream()
                        .map(socket -> socket.fallback().names()))
                .containsExactly(List.of("first"), List.of("second"));
    }

    @Test
    void aPartOfAConfigurationIsTakenForWhatItIs() {
        Configuration configuration =
                Configurations.of("upstream a { server 10.0.0.1; }\nserver { location / { proxy_pass http://a; } }");

        assertThat(configuration.isSnippet()).isTrue();
        assertThat(configuration.hosts()).hasSize(1);
        assertThat(configuration.hasSeveralWorkers()).isTrue();
    }
}
