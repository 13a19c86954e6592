package org.secureside.command.intake;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secureside.api.message.MessageId;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AuditorsMay;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tells query nodes, which put together the report of an incident for an auditor, what was acknowledged here and is not
 * recorded: nobody else knows.
 */
@RestController
class PromisesController {

    /**
     * The promises of a window.
     *
     * @param node the node that made them
     * @param waiting the messages that wait to be recorded, the oldest first
     * @param refused the messages that will not be recorded
     */
    record PromisesOfNode(String node, List<MessageId> waiting, List<MessageId> refused) {}

    private final AuditorsDesk desk;
    private final String node;

    PromisesController(AuditorsDesk desk, SecureSideProperties properties) {
        this.desk = desk;
        this.node = properties.node().name();
    }

    @AuditorsMay
    @GetMapping("/api/intake/promises")
    ResponseEntity<PromisesOfNode> promises(@RequestParam Instant from, @RequestParam Instant to) {
        new FieldCheck()
                .field("to", from.isBefore(to) ? Optional.empty() : Optional.of("must be after from"))
                .done();
        Promises promises = desk.promises(from, to);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new PromisesOfNode(node, promises.waiting(), promises.refused()));
    }
}
