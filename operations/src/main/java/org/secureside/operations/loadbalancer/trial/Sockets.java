package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secureside.operations.loadbalancer.model.Listen;
import org.secureside.operations.loadbalancer.syntax.Statement.Directive;
import org.secureside.operations.loadbalancer.syntax.Word;

/** Gives each socket of a configuration a free port of the loopback address. */
final class Sockets {

    private static final Set<String> KEPT = Set.of("default_server", "default");
    private static final Set<String> ENCRYPTED = Set.of("ssl", "quic", "http3");

    private final Map<String, Integer> ports = new LinkedHashMap<>();

    /** Returns the port in the place of a socket, in the form of {@link Listen#key()}. */
    int port(String key) {
        return ports.computeIfAbsent(key, unused -> free());
    }

    /** Returns the ports that were given. */
    Collection<Integer> ports() {
        return ports.values();
    }

    /** Returns the directive for its stand-in. */
    Directive listen(Directive directive, Set<String> leftOut) {
        List<Word> words = new ArrayList<>(directive.words().subList(0, 1));
        Word socket = directive.words().get(1);
        // HTTP/3 listens on the same address beside TCP; in the trial both are TCP.
        boolean quic = directive.words().stream().anyMatch(word -> word.value().equals("quic"));
        words.add(socket.with("127.0.0.1:" + port(Listen.key(socket.value()) + (quic ? " quic" : ""))));
        for (Word word : directive.words().subList(2, directive.words().size())) {
            if (KEPT.contains(word.value())) {
                words.add(word);
            } else if (ENCRYPTED.contains(word.value())) {
                leftOut.add("TLS: clients of the trial speak in the clear");
            } else if (word.value().equals("proxy_protocol")) {
                leftOut.add("the PROXY protocol");
            }
        }
        return directive.with(words);
    }

    /** Returns the directive that nginx would think of by itself. */
    Directive implied(int line) {
        return Insertions.directive(line, null, "listen", "127.0.0.1:" + port(Listen.key("80")));
    }

    private static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
