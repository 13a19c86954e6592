package org.secureside.query.peers;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.secureside.eventstore.SecureSideProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The other query nodes. One that does not answer is named, and keeps nobody else's answer away. */
@Component
@EnableConfigurationProperties(PeerProperties.class)
public class Peers {

    private final String self;
    private final Set<String> others;
    private final Inquiry inquiry;

    Peers(PeerProperties properties, SecureSideProperties node) {
        this.self = node.node().name();
        Map<String, URI> nodes = new LinkedHashMap<>(properties.queryNodesByName());
        nodes.remove(self);
        this.others = Set.copyOf(nodes.keySet());
        this.inquiry = new Inquiry(nodes, properties.peerTimeout());
    }

    /** Returns the name of this node. */
    public String self() {
        return self;
    }

    /** Returns the names of the other nodes. */
    public Set<String> others() {
        return others;
    }

    /** Asks all other nodes, and returns by their names what became of it. It waits for the slowest. */
    public Map<String, PeerAnswer> ask(Question question) {
        return inquiry.ask(question);
    }

    /** Asks those of the other nodes that have these names, and returns by their names what became of it. */
    public Map<String, PeerAnswer> ask(Question question, Set<String> names) {
        return inquiry.ask(question, names);
    }
}
