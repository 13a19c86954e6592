package org.secureside.eventstore;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.messaging.MessageHandler;

/** Handles commands in this process, and tells failed appends in the language of all stores. */
final class LocalCommandBus extends SimpleCommandBus {

    LocalCommandBus(Builder builder) {
        super(builder);
    }

    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        super.<C, R>handle(
                command,
                handler,
                (handled, result) -> callback.onResult(
                        handled,
                        result.isExceptional()
                                ? asCommandResultMessage(AppendFailures.translate(result.exceptionResult()))
                                : result));
    }
}
