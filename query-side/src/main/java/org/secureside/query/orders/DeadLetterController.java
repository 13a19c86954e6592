package org.secureside.query.orders;

import java.util.List;
import org.secureside.web.security.AdminsMay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins what this node has parked. */
@RestController
class DeadLetterController {

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    /**
     * What is parked.
     *
     * @param deadLetters the parked events of this node, in the order of the log
     */
    record Parked(List<DeadLetters.Letter> deadLetters) {}

    @AdminsMay
    @GetMapping("/api/dead-letters")
    Parked parked() {
        return new Parked(letters.own());
    }
}
