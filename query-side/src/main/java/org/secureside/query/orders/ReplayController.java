package org.secureside.query.orders;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.query.page.Cursor;
import org.secureside.query.page.Limit;
import org.secureside.query.page.PageLinks;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.secureside.web.security.AdminsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins what was ordered and how far it is. */
@RestController
class ReplayController {

    private static final String LIST = "replays";
    private static final int MAX_LIMIT = 200;

    /**
     * Replays, the newest first.
     *
     * @param replays the replays
     * @param next the cursor to send as {@code before} for the next page, absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<ReplayView> replays, @Nullable String next) {}

    private final Replays replays;

    ReplayController(Replays replays) {
        this.replays = replays;
    }

    @AdminsMay
    @GetMapping("/api/replays")
    ResponseEntity<Page> list(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable String before) {
        OptionalLong position = before == null ? OptionalLong.empty() : Cursor.parsePosition(LIST, before);
        new FieldCheck()
                .field("limit", Limit.problemWith(limit, MAX_LIMIT))
                .field("before", Cursor.problemWith(before, position.isPresent()))
                .done();
        List<ReplayView> found = replays.newest(position, limit + 1);
        boolean more = found.size() > limit;
        List<ReplayView> page = more ? found.subList(0, limit) : found;
        String next = more ? Cursor.at(LIST, page.getLast().position()).text() : null;
        return new PageLinks("/api/replays")
                .with("limit", limit)
                .link("next", "before", next)
                .on(ResponseEntity.ok())
                .body(new Page(page, next));
    }

    @AdminsMay
    @GetMapping("/api/replays/{replay}")
    ReplayView one(@PathVariable UUID replay) {
        return replays.find(replay).orElseThrow(() -> noSuch(replay));
    }

    static ProblemException noSuch(UUID replay) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "There is no replay %s: GET /api/replays lists them.".formatted(replay));
    }
}
