package org.secureside.operations.loadbalancer.release;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.loadbalancer.model.Address;
import org.secureside.operations.stack.StackDescription;

/** Which node listens where, as the stack's description tells it. */
final class NodeNames {

    private final Map<String, String> byAddress = new HashMap<>();

    private NodeNames() {}

    /** Returns the names of the nodes of the stack in a data folder; none, if there is no stack. */
    static NodeNames of(Path data) {
        NodeNames names = new NodeNames();
        try {
            StackDescription stack = StackDescription.read(data);
            stack.queryNodes().forEach((name, address) -> names.put(address, name));
            names.put(stack.commandNode(), "command-1");
        } catch (CommandFailure e) {
            // The balancer may stand alone. Its servers then go by their addresses.
            return names;
        }
        return names;
    }

    /** Returns the name of the node at an address, given by its key; nothing, if it is not known. */
    String of(String address) {
        return byAddress.getOrDefault(address, "");
    }

    private void put(URI address, String name) {
        Address.parse(address.getAuthority()).ifPresent(parsed -> byAddress.put(parsed.key(), name));
    }
}
