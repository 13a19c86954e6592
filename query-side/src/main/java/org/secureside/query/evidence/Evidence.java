package org.secureside.query.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.secureside.api.evidence.EventLeaf;
import org.secureside.api.evidence.EventProof;
import org.secureside.api.evidence.Hash;
import org.secureside.api.evidence.MerkleTree;
import org.secureside.api.evidence.TreeHasher;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** What this node witnessed. It is only ever added to, so answers stay true while it grows. */
@Component
public class Evidence {

    /** How many events make a block. */
    public static final int BLOCK = Block.EVENTS;

    private final Function<String, StatementSpec> database;
    private final MerkleTree tree;

    @Autowired
    Evidence(ReadDatabase database) {
        this(database::sql);
    }

    Evidence(Function<String, StatementSpec> database) { // in the transaction of those who write
        this.database = database;
        this.tree = new MerkleTree(this::root);
    }

    /** Returns how far the node has come. */
    public Witnessed witnessed() {
        return witnessed(database);
    }

    static Witnessed witnessed(Function<String, StatementSpec> database) {
        return database.apply("""
                select block, first_position, octet_length(leaves) as bytes, streams
                from evidence_block order by block desc limit 1""")
                .query((row, number) -> {
                    long before = row.getLong("block") * Block.EVENTS;
                    return new Witnessed(
                            row.getLong("first_position") - before,
                            before + row.getInt("bytes") / Hash.BYTES,
                            row.getLong("streams"));
                })
                .optional()
                .orElse(Witnessed.NOTHING);
    }

    /** Returns the tree of all that was witnessed. */
    public MerkleTree tree() {
        return tree;
    }

    /** Returns the hashes of leaves that follow each other. */
    List<Hash> leaves(long firstIndex, int count) {
        List<Hash> leaves = new ArrayList<>(count);
        long index = firstIndex;
        while (leaves.size() < count) {
            int inBlock = (int) Math.min(count - leaves.size(), Block.EVENTS - index % Block.EVENTS);
            leaves.addAll(ofBlock("leaves", index, inBlock));
            index += inBlock;
        }
        return leaves;
    }

    /** Returns an event's link in the chain of its stream. */
    Hash link(long index) {
        return ofBlock("links", index, 1).getFirst();
    }

    /** Returns the rows that the history has now for a range of positions. */
    List<EventLeaf> history(long first, long last) {
        return database.apply("select " + HistoryRows.COLUMNS
                        + " from history_event where position between ? and ? order by position")
                .param(first)
                .param(last)
                .query((row, number) -> HistoryRows.leaf(row))
                .list();
    }

    /**
     * Returns the rows that the history has now of the stream of a message, the oldest first.
     *
     * @param after the position after which to begin
     * @param last the last position to look at
     * @param most how many at the most
     */
    List<EventLeaf> ofMessage(UUID message, long after, long last, int most) {
        return database.apply("select " + HistoryRows.COLUMNS + """
                         from history_event
                        where message_id = ? and stream_id = ? and position > ? and position <= ?
                        order by position limit ?""")
                .param(message)
                .param(message.toString())
                .param(after)
                .param(last)
                .param(most)
                .query((row, number) -> HistoryRows.leaf(row))
                .list();
    }

    /** Returns the position of the newest event of the stream of a message that the history has, if it has one. */
    Optional<Long> newestOfMessage(UUID message) {
        return database.apply("select position from history_event where message_id = ? and stream_id = ?"
                        + " order by position desc limit 1")
                .param(message)
                .param(message.toString())
                .query(Long.class)
                .optional();
    }

    /** Returns the proof that an event, as the history has it now, is in the log of that size. */
    EventProof proof(EventLeaf event, Witnessed witnessed, long size) {
        long index = event.position() - witnessed.firstPosition();
        return new EventProof(
                event,
                index,
                leaves(index, 1).getFirst(),
                link(index),
                tree.inclusion(index, size).path());
    }

    /**
     * Returns the roots of the blocks that lie whole in a range, by the number of their first event.
     *
     * @param from the number of the first event of the range
     * @param to the number after its last
     */
    public SortedMap<Long, Hash> sealedRoots(long from, long to) {
        SortedMap<Long, Hash> roots = new TreeMap<>();
        database.apply("select index, hash from evidence_node where level = ? and index >= ? and index < ?")
                .param(Block.LEVEL)
                .param((from + Block.EVENTS - 1) / Block.EVENTS)
                .param(to / Block.EVENTS)
                .query(row -> {
                    roots.put(row.getLong("index") * Block.EVENTS, Hash.at(row.getBytes("hash"), 0));
                });
        return roots;
    }

    private Hash root(int level, long index) {
        if (level >= Block.LEVEL) {
            return sealedRoot(level, index).orElseThrow(() -> new EmptyResultDataAccessException(1));
        }
        return rootOf(ofBlock("leaves", index << level, 1 << level));
    }

    /** Computes the root of a block from its leaves. */
    Hash blockRoot(long block) {
        return rootOf(ofBlock("leaves", block << Block.LEVEL, Block.EVENTS));
    }

    /** Returns the root of a complete subtree of a block or more as it was when the subtree was complete, if it is there. */
    Optional<Hash> sealedRoot(int level, long index) {
        return database.apply("select hash from evidence_node where level = ? and index = ?")
                .param(level)
                .param(index)
                .query((row, number) -> Hash.at(row.getBytes("hash"), 0))
                .optional();
    }

    /** Returns the root over two subtrees next to each other, of which the right one is given. */
    Hash parent(int level, long leftIndex, Hash right) {
        return MerkleTree.parent(root(level, leftIndex), right);
    }

    private static Hash rootOf(List<Hash> leaves) {
        TreeHasher hasher = new TreeHasher();
        leaves.forEach(hasher::append);
        return hasher.head().hash();
    }

    private List<Hash> ofBlock(String column, long index, int count) {
        byte[] bytes = database.apply("select substring(" + column + " from ? for ?) as hashes from evidence_block"
                        + " where block = ?")
                .param(Block.offset(index) + 1)
                .param(count * Hash.BYTES)
                .param(Block.of(index))
                .query((row, number) -> row.getBytes("hashes"))
                .single();
        List<Hash> hashes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            hashes.add(Hash.at(bytes, i * Hash.BYTES));
        }
        return hashes;
    }
}
