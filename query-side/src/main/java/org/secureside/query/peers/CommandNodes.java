package org.secureside.query.peers;

import java.util.Map;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The command nodes, which alone know what they acknowledged and have not recorded yet. */
@Component
@EnableConfigurationProperties(PeerProperties.class)
public class CommandNodes {

    private final Inquiry inquiry;

    CommandNodes(PeerProperties properties) {
        this.inquiry = new Inquiry(properties.commandNodesByName(), properties.peerTimeout());
    }

    /**
     * Asks all command nodes, and returns by their names what became of it; nothing if this node knows of none. It waits
     * for the slowest.
     */
    public Map<String, PeerAnswer> ask(Question question) {
        return inquiry.ask(question);
    }
}
