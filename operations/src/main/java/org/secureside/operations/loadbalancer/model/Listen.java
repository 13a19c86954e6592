package org.secureside.operations.loadbalancer.model;

import java.util.List;
import java.util.Optional;

/**
 * A socket on which a virtual host is reached.
 *
 * @param key the socket, in one form for all spellings
 * @param isDefault whether this virtual host is the one for names that no other has
 * @param isEncrypted whether clients speak TLS to it
 * @param node the directive; the server block where nginx listens on port 80 by itself
 */
public record Listen(String key, boolean isDefault, boolean isEncrypted, Node node) {

    static Listen of(Node node) {
        List<String> words = node.arguments();
        return new Listen(
                key(node.argument(0)),
                words.contains("default_server") || words.contains("default"),
                words.contains("ssl") || words.contains("quic") || words.contains("http2"),
                node);
    }

    static Listen implied(Node server) {
        return new Listen(key("80"), false, false, server);
    }

    /** Returns a socket, as written, in one form for all spellings. */
    public static String key(String text) {
        if (text.matches("\\d{1,5}")) {
            return "*:" + text;
        }
        String all = text.startsWith("*") ? "0.0.0.0" + text.substring(1) : text;
        Optional<Address> address = Address.parse(all);
        return address.map(Address::key).orElse(text).replaceFirst("^0\\.0\\.0\\.0:", "*:");
    }
}
