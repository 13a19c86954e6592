package org.secureside.operations.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.node.Node;

class PortsTest {

    @Test
    void everyPortFollowsFromThePublicOne() {
        Ports ports = new Ports(8080, 2);

        assertThat(ports.all())
                .containsEntry(8080, "nginx")
                .containsEntry(18080, "postgres")
                .containsEntry(18081, "command-1")
                .containsEntry(18082, "command-1 management")
                .containsEntry(18083, "query-1")
                .containsEntry(18086, "query-2 management")
                .hasSize(8);
        assertThat(ports.queryNodes()).extracting(Node::name).containsExactly("query-1", "query-2");
    }

    @Test
    void noPortIsAboveTheLastOneThereIs() {
        int highest = 65_535 - 10_000 - 43;

        Ports ports = new Ports(highest, 16);
        assertThat(ports.all().keySet()).allMatch(port -> port <= 65_535);
        assertThat(ports.monitoring().keySet()).allMatch(port -> port <= 65_535);
        assertThatThrownBy(() -> new Ports(highest + 1, 3)).isInstanceOf(CommandFailure.class);
        assertThatThrownBy(() -> new Ports(0, 3)).isInstanceOf(CommandFailure.class);
    }

    @Test
    void thereIsAtLeastOneQueryNode() {
        assertThatThrownBy(() -> new Ports(8080, 0)).hasMessageContaining("--nodes must be between 1 and 16");
        assertThatThrownBy(() -> new Ports(8080, 17)).hasMessageContaining("--nodes must be between 1 and 16");
    }
}
