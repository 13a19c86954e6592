package org.secureside.query.ledger;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.secureside.api.ResidentId;
import org.secureside.api.ledger.LedgerAnswer;
import org.secureside.api.ledger.LedgerEntry;
import org.secureside.api.ledger.LedgerQuestion;
import org.secureside.api.message.MessageId;
import org.secureside.api.neighborhood.NeighborhoodId;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.query.feed.TextColumn;
import org.secureside.query.projection.Columns;
import org.secureside.query.reads.ReadDatabase;
import org.secureside.web.looks.Looks;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AuditorsMay;
import org.secureside.web.security.Caller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tells auditors what this node's feed holds of given messages: the newest text of each, also if it is shown no more. */
@RestController
class LedgerController {

    private final ReadDatabase database;
    private final Looks looks;
    private final String node;

    LedgerController(ReadDatabase database, Looks looks, SecureSideProperties properties) {
        this.database = database;
        this.looks = looks;
        this.node = properties.node().name();
    }

    @AuditorsMay
    @PostMapping("/api/ledger")
    LedgerAnswer answer(@RequestBody LedgerQuestion question, Caller caller, HttpServletRequest request) {
        new FieldCheck().field("messageIds", question.problem()).done();
        looks.record(caller, request, question.messageIds());
        List<LedgerEntry> entries = database.sql("""
                select message_id, neighborhood_id, author, text_version, coalesce(closed_sha256, sha256(%s)) as sha256
                from message where message_id = any (?)""".formatted(TextColumn.utf8("body")))
                .param(Columns.of("uuid", question.messageIds(), MessageId::value))
                .query((row, number) -> new LedgerEntry(
                        new MessageId(row.getObject("message_id", UUID.class)),
                        new NeighborhoodId(row.getObject("neighborhood_id", UUID.class)),
                        new ResidentId(row.getString("author")),
                        row.getLong("text_version"),
                        HexFormat.of().formatHex(row.getBytes("sha256"))))
                .list();
        return new LedgerAnswer(node, entries);
    }
}
