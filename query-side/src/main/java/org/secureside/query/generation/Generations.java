package org.secureside.query.generation;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.secureside.api.replay.ReplayId;
import org.secureside.api.replay.TableDrift;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The generations of this node, at most two: the one that is read, and one that is filled or was read before. What is
 * known of them is in the database, so a node that is killed finds them again.
 */
@Component
public class Generations {

    private static final Logger log = LoggerFactory.getLogger(Generations.class);

    /** How long readers who come may have to wait for one who reads, while the views are turned. */
    private static final String PATIENCE = "set local lock_timeout = '250ms'";

    private final JdbcClient jdbc;
    private final OwnConnections connections;
    private final Schemas schemas;
    private final GenerationProperties properties;
    private final JsonMapper json;
    private volatile int serving;

    Generations(JdbcClient jdbc, OwnConnections connections, GenerationProperties properties, JsonMapper json) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.schemas = new Schemas(connections);
        this.properties = properties;
        this.json = json;
        this.serving = of(Generation.State.SERVING).orElseThrow().number();
        schemas.bringUpToDate(serving);
        Schemas.show(jdbc, serving);
    }

    /** Returns the number of the generation that is read. */
    public int serving() {
        return serving;
    }

    /** Returns the generation that is in a state, if there is one. */
    public Optional<Generation> of(Generation.State state) {
        return all().stream().filter(each -> each.state() == state).findFirst();
    }

    /** Returns the generation that a replay fills or has filled, if it has begun to. */
    public Optional<Generation> of(ReplayId replay) {
        return all().stream()
                .filter(each -> each.replay().equals(Optional.of(replay)))
                .findFirst();
    }

    private List<Generation> all() {
        return jdbc.sql("select number, state, replay_id from generation where projection = 'feed' order by number")
                .query((row, number) -> new Generation(
                        row.getInt("number"),
                        Generation.State.valueOf(row.getString("state")),
                        Optional.ofNullable(row.getObject("replay_id", UUID.class))
                                .map(ReplayId::new)))
                .list();
    }

    /** Makes a generation for a replay to fill; whatever else there is beside the one that is read is dropped. */
    public Generation begin(ReplayId replay) {
        List<Generation> before = all();
        before.stream().filter(each -> each.state() != Generation.State.SERVING).forEach(this::drop);
        int next = before.stream().mapToInt(Generation::number).max().orElseThrow() + 1;
        // Noted first: so no schema is ever forgotten.
        jdbc.sql("insert into generation (projection, number, state, replay_id) values ('feed', ?, 'FILLING', ?)")
                .param(next)
                .param(replay.value())
                .update();
        return new Generation(next, Generation.State.FILLING, Optional.of(replay));
    }

    /** Makes the tables of a generation, as far as they are not there. */
    public void makeTables(Generation generation) {
        schemas.makeTables(generation.number());
    }

    /** Makes what reading a generation needs, as far as it is not there. It takes long where there are many rows. */
    public void makeIndexes(Generation generation) {
        schemas.makeIndexes(generation.number());
    }

    /** Opens a connection on which names are those of a generation. */
    public Session open(Generation generation) {
        return connections.open(generation.schema());
    }

    /**
     * Compares a generation with the one that is read.
     *
     * @param snapshot a transaction whose snapshot has both at the same position
     * @param rest what to do after each piece of work
     * @throws InterruptedException if the node ends
     */
    public List<TableDrift> compare(JdbcClient snapshot, Generation generation, Rest rest) throws InterruptedException {
        return new Comparison(snapshot, Comparison.SLICE, rest)
                .of(new Generation(serving, Generation.State.SERVING, Optional.empty()), generation);
    }

    /**
     * Has a generation read instead of the one that is, within the caller's transaction. Live events must wait from before
     * it until {@link #served(Generation)} is told, and the generation must be where they have come to.
     *
     * @throws DataAccessException if somebody reads on for longer than others may wait: try again
     */
    public void serve(JdbcClient transaction, Generation generation, List<TableDrift> drift) {
        transaction.sql(PATIENCE).update();
        // The node believes from then on that it is so, also after a crash of its database.
        transaction.sql("set local synchronous_commit = on").update();
        Schemas.show(transaction, generation.number());
        transaction
                .sql("update generation set state = 'RETIRED', retired_at = now()"
                        + " where projection = 'feed' and state = 'SERVING'")
                .update();
        transaction
                .sql("update generation set state = 'SERVING', serving_since = now(), drift = ?"
                        + " where projection = 'feed' and number = ?")
                .param(json.writeValueAsString(drift))
                .param(generation.number())
                .update();
    }

    /** Takes note that the transaction of {@link #serve} is committed. */
    public void served(Generation generation) {
        serving = generation.number();
        log.info("Generation {} is read from now on", generation.number());
    }

    /** Returns how a generation compared with the one before it, when it took its place. */
    public List<TableDrift> driftOf(Generation generation) {
        return jdbc.sql("select drift from generation where projection = 'feed' and number = ? and drift is not null")
                .param(generation.number())
                .query(String.class)
                .optional()
                .map(text -> json.readValue(text, new TypeReference<List<TableDrift>>() {}))
                .orElse(List.of());
    }

    /** Drops a generation that is not read, and the dead letters that belong to it. Waits for those who look at it. */
    public void drop(Generation generation) {
        drop(generation, "set local lock_timeout = 0");
    }

    private void drop(Generation generation, String patience) {
        try (Session session = connections.open()) {
            session.transaction().executeWithoutResult(transaction -> {
                session.jdbc().sql(patience).update();
                if (session.jdbc()
                                .sql("delete from generation where projection = 'feed' and number = ?"
                                        + " and state <> 'SERVING'")
                                .param(generation.number())
                                .update()
                        == 1) {
                    session.jdbc()
                            .sql("delete from dead_letter where projection = 'feed' and generation = ?")
                            .param(generation.number())
                            .update();
                    Schemas.drop(session.jdbc(), generation.number());
                }
            });
        }
        log.info("Generation {} is dropped", generation.number());
    }

    /**
     * Drops the generation that was read before, once it has been kept for long enough. Whoever looks at it may do so to
     * the end: how fresh the node is could not be measured while it was waited for.
     */
    @Scheduled(fixedDelay = 10_000)
    void dropOld() {
        try {
            jdbc.sql("select number from generation where projection = 'feed' and state = 'RETIRED'"
                            + " and retired_at < now() - make_interval(secs => ?)")
                    .param(properties.grace().toMillis() / 1_000.0)
                    .query(Integer.class)
                    .list()
                    .forEach(number ->
                            drop(new Generation(number, Generation.State.RETIRED, Optional.empty()), PATIENCE));
        } catch (DataAccessException e) {
            log.warn(
                    "An old generation could not be dropped now: {}",
                    e.getClass().getSimpleName());
        }
    }
}
