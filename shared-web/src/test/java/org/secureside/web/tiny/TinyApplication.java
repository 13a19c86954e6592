package org.secureside.web.tiny;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.secureside.web.security.ApiSecurity;
import org.secureside.web.security.AuditorsMay;
import org.secureside.web.security.Caller;
import org.secureside.web.security.ResidentsMay;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The least that an application needs to speak HTTP as ours do. */
@SpringBootApplication
public class TinyApplication {

    /**
     * A note.
     *
     * @param text what it says
     */
    public record Note(String text) {}

    @RestController
    static class NoteController {

        @ResidentsMay
        @PostMapping("/api/notes")
        Note note(@RequestBody Note note, Caller caller) {
            return note;
        }

        @ResidentsMay
        @PostMapping("/api/accidents")
        Note accident(@RequestBody Note note) {
            throw new IllegalStateException(note.text(), new IllegalArgumentException(note.text()));
        }

        @ResidentsMay
        @GetMapping("/api/pages")
        Note page(@RequestParam int number) {
            return new Note("Page " + number);
        }

        /** What cannot be written to its end. */
        record Half(String text, String rest) {

            @Override
            public String rest() {
                throw new IllegalStateException("there is no rest");
            }
        }

        @ResidentsMay
        @GetMapping("/api/halves")
        Half half() {
            return new Half("x".repeat(100_000), "");
        }

        /** As the query side takes the parameters of lists. */
        record Range(@Nullable Integer limit, @Nullable String author) {}

        @ResidentsMay
        @GetMapping("/api/lists")
        Note list(Range range) {
            return new Note(String.valueOf(range));
        }

        @ResidentsMay
        @GetMapping("/api/lists/{id}")
        Note item(@PathVariable UUID id) {
            return new Note(id.toString());
        }

        @ResidentsMay
        @PostMapping("/api/ids")
        Note ids(@RequestBody List<UUID> ids) {
            return new Note(ids.toString());
        }

        /** A route that was forgotten in the rules. */
        @ResidentsMay
        @GetMapping("/api/shut")
        Note shut() {
            return new Note("for nobody");
        }

        /** The first line lets residents through, the second only auditors. */
        @AuditorsMay
        @GetMapping("/api/second-line")
        Note secondLine() {
            return new Note("for auditors");
        }
    }

    @Bean
    SecurityFilterChain api(HttpSecurity http, ApiSecurity security) {
        return security.guard(
                http,
                routes -> routes.requestMatchers(
                                "/api/notes",
                                "/api/accidents",
                                "/api/pages",
                                "/api/halves",
                                "/api/lists/**",
                                "/api/ids",
                                "/api/second-line")
                        .hasAnyRole("RESIDENT", "AUDITOR"));
    }
}
