package org.secureside.command.replay;

import java.util.Map;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.secureside.api.EventMetadata;
import org.secureside.api.replay.ConcludeReplay;
import org.secureside.eventstore.SecureSideProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Has it recorded that a replay is over when its last node is done. What fails now is tried again a second later. */
@Component
class Conclusions {

    private static final Logger log = LoggerFactory.getLogger(Conclusions.class);
    private static final int LOOKED_EVERY_MILLIS = 1000;

    private final ReplayTable table;
    private final CommandGateway commands;
    private final MetaData metadata;

    Conclusions(ReplayTable table, CommandGateway commands, SecureSideProperties properties) {
        this.table = table;
        this.commands = commands;
        this.metadata = MetaData.from(Map.of(
                EventMetadata.ACTOR,
                properties.node().name(),
                EventMetadata.ROLES,
                "node",
                EventMetadata.ACCEPTED_BY,
                properties.node().name()));
    }

    @Scheduled(fixedDelay = LOOKED_EVERY_MILLIS)
    void conclude() {
        try {
            table.ended().forEach(this::record);
        } catch (RuntimeException e) {
            log.debug(
                    "Whether replays are over cannot be told now: {}",
                    e.getClass().getSimpleName());
        }
    }

    private void record(ConcludeReplay conclusion) {
        commands.sendAndWait(new GenericCommandMessage<>(conclusion, metadata));
        log.info("Replay {} is over: {}", conclusion.replayId(), conclusion.outcome());
    }
}
