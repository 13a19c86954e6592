package org.secureside.command.dispatch;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.secureside.web.security.Caller;
import org.springframework.stereotype.Component;

/** Has commands handled that change what is there. */
@Component
public class Changes {

    private final CommandGateway commands;
    private final CommandMetadata metadata;

    Changes(CommandGateway commands, CommandMetadata metadata) {
        this.commands = commands;
        this.metadata = metadata;
    }

    /**
     * Handles a command, and returns when what it changes is recorded.
     *
     * @throws Refusal if the rules do not allow it
     */
    public Change make(Object command, Caller caller, HttpServletRequest request) {
        Change change = commands.sendAndWait(new GenericCommandMessage<>(command, metadata.of(caller, request, null)));
        return Objects.requireNonNull(change, "a handler tells the version it leaves behind");
    }
}
