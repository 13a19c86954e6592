package org.secureside.query.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.secureside.api.replay.ProjectionName;
import org.secureside.api.replay.ReplayPlan;
import org.secureside.api.replay.TableDrift;
import org.secureside.query.reads.ReadDatabase;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads what is known of replays, in four statements however many there are. */
@Component
class Replays {

    private static final long MILLIS = 1000;
    private static final double AN_INSTANT = 0.001;

    private final ReadDatabase database;
    private final BusyNodes nodes;
    private final JsonMapper json;

    Replays(ReadDatabase database, BusyNodes nodes, JsonMapper json) {
        this.database = database;
        this.nodes = nodes;
        this.json = json;
    }

    private record Order(UUID id, long position, ReplayState state, ReplayPlan plan) {}

    private record Key(UUID replay, String node, String projection) {}

    /** Returns a replay. */
    Optional<ReplayView> find(UUID replay) {
        return complete(database.sql("select replay_id, position, state, plan from ordered_replay where replay_id = ?")
                        .param(replay)
                        .query(this::order)
                        .list())
                .stream()
                .findFirst();
    }

    /** Returns the newest replays that were requested before a position, the newest first. */
    List<ReplayView> newest(OptionalLong before, int limit) {
        return complete(database.sql("select replay_id, position, state, plan from ordered_replay where position < ?"
                        + " order by position desc limit ?")
                .param(before.orElse(Long.MAX_VALUE))
                .param(limit)
                .query(this::order)
                .list());
    }

    private Order order(ResultSet row, int number) throws SQLException {
        return new Order(
                row.getObject("replay_id", UUID.class),
                row.getLong("position"),
                ReplayState.valueOf(row.getString("state")),
                json.readValue(row.getString("plan"), ReplayPlan.class));
    }

    private List<ReplayView> complete(List<Order> orders) {
        UUID[] ids = orders.stream().map(Order::id).toArray(UUID[]::new);
        if (ids.length == 0) {
            return List.of();
        }
        Map<UUID, List<ReplayView.Change>> changes = changes(ids);
        Map<Key, ReplayView.Part> parts = parts(ids, orders);
        List<BusyNodes.Busy> busy = nodes.now();
        return orders.stream()
                .map(order -> ReplayView.of(
                        order.id(),
                        order.state(),
                        order.plan(),
                        changes.getOrDefault(order.id(), List.of()),
                        partsOf(order, parts, busy),
                        order.position()))
                .toList();
    }

    private Map<UUID, List<ReplayView.Change>> changes(UUID[] ids) {
        record Row(UUID id, ReplayView.Change change) {}
        return database
                .sql("select replay_id, kind, at, admin, reason from ordered_change"
                        + " where replay_id = any (?) order by version")
                .param(ids)
                .query((row, number) -> new Row(
                        row.getObject("replay_id", UUID.class),
                        new ReplayView.Change(
                                row.getString("kind"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("admin"),
                                row.getString("reason"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Row::id, Collectors.mapping(Row::change, Collectors.toList())));
    }

    private Map<Key, ReplayView.Part> parts(UUID[] ids, List<Order> orders) {
        Map<UUID, Order> byId = orders.stream().collect(Collectors.toMap(Order::id, Function.identity()));
        record Row(UUID id, ReplayView.Part part) {}
        return database
                .sql("select * from ordered_part where replay_id = any (?)")
                .param(ids)
                .query((row, number) -> {
                    UUID id = row.getObject("replay_id", UUID.class);
                    return new Row(id, part(row, Objects.requireNonNull(byId.get(id))));
                })
                .list()
                .stream()
                .collect(Collectors.toMap(
                        row -> new Key(row.id(), row.part().node(), row.part().projection()), Row::part));
    }

    private ReplayView.Part part(ResultSet row, Order order) throws SQLException {
        ReplayState stored = ReplayState.valueOf(row.getString("state"));
        ReplayState state = stored == ReplayState.RUNNING ? order.state().ofPartThatBegan() : stored;
        long events = row.getLong("events");
        long total = row.getLong("total");
        Long took = row.getObject("took_millis", Long.class);
        Double rate = took == null
                ? row.getObject("events_per_second", Double.class)
                : (Double) (events * (double) MILLIS / Math.max(1, took));
        Long told = row.getObject("after_millis", Long.class);
        long after = told == null ? 0 : told;
        double percent = Percent.of(events, total);
        if (state == ReplayState.FAILED && total == 0) {
            percent = 0;
        } else if (stored == ReplayState.RUNNING) {
            double seconds = Math.max(AN_INSTANT, seconds(row, "started_at", "told_at"));
            percent = Percent.unlessOver(Percent.of(events, total, events / seconds, after));
        }
        Optional<Forecast> forecast = state == ReplayState.RUNNING && rate != null
                ? Optional.of(forecast(row, total - events, rate, order.plan()))
                : Optional.empty();
        return new ReplayView.Part(
                row.getString("node"),
                row.getString("projection"),
                state,
                null,
                row.getObject("generation", Integer.class),
                row.getObject("from_position", Long.class),
                row.getObject("to_position", Long.class),
                row.getObject("position", Long.class),
                events,
                total,
                percent,
                rate == null ? null : (Double) Percent.rounded(rate),
                forecast.flatMap(Forecast::remaining)
                        .map(seconds -> seconds + Math.ceilDiv(after, MILLIS))
                        .orElse(null),
                forecast.flatMap(Forecast::finding).orElse(null),
                instant(row, "started_at"),
                instant(row, "told_at"),
                took,
                drift(row.getString("drift")),
                row.getString("failure"));
    }

    private static Forecast forecast(ResultSet row, long left, double rate, ReplayPlan plan) throws SQLException {
        long to = row.getLong("to_position");
        long atFirst = to - Math.max(0, row.getLong("from_position"));
        double seconds = seconds(row, "started_at", "told_at");
        double growth = seconds > 0 ? Math.max(0, row.getLong("total") - atFirst) / seconds : 0;
        long throttled = Math.max(0, to - row.getLong("position"));
        return new Forecast(rate, growth, plan.throttle(), left, throttled, seconds);
    }

    private static double seconds(ResultSet row, String from, String to) throws SQLException {
        Instant began = instant(row, from);
        Instant ended = instant(row, to);
        return began == null || ended == null
                ? 0
                : Duration.between(began, ended).toMillis() / (double) MILLIS;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private @Nullable List<TableDrift> drift(@Nullable String text) {
        return text == null ? null : json.readValue(text, new TypeReference<List<TableDrift>>() {});
    }

    /** Every node that is to obey is shown with every projection, also if it was not heard of yet. */
    private static List<ReplayView.Part> partsOf(
            Order order, Map<Key, ReplayView.Part> begun, List<BusyNodes.Busy> busy) {
        List<ReplayView.Part> parts = new ArrayList<>();
        for (String node : order.plan().nodes()) {
            for (ProjectionName projection : order.plan().projections()) {
                ReplayView.Part part = begun.get(new Key(order.id(), node, projection.value()));
                parts.add(part == null ? waiting(order, node, projection, busy) : part);
            }
        }
        return parts;
    }

    private static ReplayView.Part waiting(
            Order order, String node, ProjectionName projection, List<BusyNodes.Busy> busy) {
        ReplayState state = order.state().ofPartThatWaits();
        Optional<UUID> before = order.state() == ReplayState.RUNNING
                ? BusyNodes.before(busy, order.id(), order.plan(), node)
                : Optional.empty();
        return ReplayView.Part.waiting(node, projection.value(), state, before.orElse(null));
    }
}
