package org.secureside.operations.loadbalancer.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secureside.operations.loadbalancer.model.Address;

/** The stand-ins of a trial: one for each different address, whichever way it is spelled. */
final class Fleet implements AutoCloseable {

    private final Map<String, Stub> byKey = new LinkedHashMap<>();

    /** Returns the stand-in for an address, a new one if there is none yet. */
    Stub of(Address address) {
        return byKey.computeIfAbsent(address.key(), key -> started(address.text()));
    }

    /** Returns the stand-in for an address in the form of {@link Address#key()}. */
    Optional<Stub> ofKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    /** Returns the address that the one on a port stands for, in the form of {@link Address#key()}. */
    Optional<String> keyOnPort(String port) {
        return byKey.entrySet().stream()
                .filter(entry -> String.valueOf(entry.getValue().port()).equals(port))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    Collection<Stub> all() {
        return List.copyOf(byKey.values());
    }

    /** Lets all be well again and forget what they saw. */
    void recover() throws IOException {
        for (Stub stub : byKey.values()) {
            stub.become(Manner.WELL);
            stub.release();
            stub.forget();
        }
    }

    @Override
    public void close() throws IOException {
        for (Stub stub : byKey.values()) {
            stub.close();
        }
    }

    private static Stub started(String name) {
        try {
            return new Stub(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
