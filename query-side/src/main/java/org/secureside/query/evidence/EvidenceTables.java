package org.secureside.query.evidence;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.StreamLink;
import org.secureside.query.projection.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what was witnessed. Called in a transaction. */
@Component
class EvidenceTables {

    private final JdbcClient jdbc;

    EvidenceTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Witnessed witnessed() {
        return Evidence.witnessed(jdbc::sql);
    }

    /** Returns the events that follow, as far as the current block has room for them. */
    List<EventLeaf> historyFrom(Witnessed before) {
        return jdbc.sql("select " + HistoryRows.COLUMNS
                        + " from history_event where position > ? order by position limit ?")
                .param(before.size() == 0 ? -1 : before.lastPosition())
                .param(Block.EVENTS - (int) (before.size() % Block.EVENTS))
                .query((row, number) -> HistoryRows.leaf(row))
                .list();
    }

    /** Adds events that follow each other and fit into the current block. */
    void append(Witnessed before, List<EventLeaf> events) {
        long block = Block.of(before.size());
        List<Hash> leaves = events.stream().map(EventLeaf::hash).toList();
        Map<String, Link> streams = new LinkedHashMap<>();
        List<Hash> links = link(events, leaves, streams);
        long known = streams.values().stream().filter(Link::known).count();
        jdbc.sql("""
                insert into evidence_block (block, first_position, leaves, links, streams) values (?, ?, ?, ?, ?)
                on conflict (block) do update set
                    leaves = evidence_block.leaves || excluded.leaves,
                    links = evidence_block.links || excluded.links,
                    streams = excluded.streams""")
                .param(block)
                .param(events.getFirst().position())
                .param(joined(leaves))
                .param(joined(links))
                .param(before.streams() + streams.size() - known)
                .update();
        write(streams);
        if ((before.size() + events.size()) % Block.EVENTS == 0) {
            complete(block);
        }
    }

    /** A stream's newest link, and whether there was one before. */
    private record Link(long sequence, Hash hash, boolean known) {}

    private List<Hash> link(List<EventLeaf> events, List<Hash> leaves, Map<String, Link> streams) {
        Map<String, Link> stored = new HashMap<>();
        List<String> ids = events.stream().map(EventLeaf::streamId).distinct().toList();
        jdbc.sql("select stream_id, sequence, link from evidence_stream where stream_id = any (?)")
                .param(Columns.of("text", ids, id -> id))
                .query(row -> {
                    stored.put(
                            row.getString("stream_id"),
                            new Link(row.getLong("sequence"), Hash.at(row.getBytes("link"), 0), true));
                });
        List<Hash> links = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            EventLeaf event = events.get(i);
            Link last = streams.getOrDefault(event.streamId(), stored.get(event.streamId()));
            Hash hash = last == null ? StreamLink.first(leaves.get(i)) : StreamLink.next(last.hash(), leaves.get(i));
            streams.put(event.streamId(), new Link(event.sequence(), hash, stored.containsKey(event.streamId())));
            links.add(hash);
        }
        return links;
    }

    private void write(Map<String, Link> streams) {
        List<Map.Entry<String, Link>> rows = List.copyOf(streams.entrySet());
        jdbc.sql("""
                insert into evidence_stream (stream_id, sequence, link)
                select stream_id, sequence, decode(link, 'hex')
                from unnest(?, ?, ?) as given (stream_id, sequence, link)
                on conflict (stream_id) do update set sequence = excluded.sequence, link = excluded.link""")
                .param(Columns.of("text", rows, Map.Entry::getKey))
                .param(Columns.of("bigint", rows, row -> row.getValue().sequence()))
                .param(Columns.of("text", rows, row -> row.getValue().hash().toString()))
                .update();
    }

    /** Writes the roots of the subtrees that are complete with a block: its own, and those that it is the last of. */
    private void complete(long block) {
        Evidence evidence = new Evidence(jdbc::sql);
        Hash root = evidence.blockRoot(block);
        write(Block.LEVEL, block, root);
        int level = Block.LEVEL;
        for (long index = block; (index & 1) == 1; index >>= 1) {
            root = evidence.parent(level, index - 1, root);
            level++;
            write(level, index >> 1, root);
        }
    }

    private void write(int level, long index, Hash hash) {
        jdbc.sql("insert into evidence_node (level, index, hash) values (?, ?, ?)")
                .param(level)
                .param(index)
                .param(hash.toBytes())
                .update();
    }

    private static byte[] joined(List<Hash> hashes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * Hash.BYTES);
        hashes.forEach(hash -> bytes.writeBytes(hash.toBytes()));
        return bytes.toByteArray();
    }
}
