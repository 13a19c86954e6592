package org.secureside.command.intake;

import org.secureside.web.security.AdminsMay;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows admins what waits to be recorded, and lets them have it tried at once. */
@RestController
class IntakeController {

    private final AdminsDesk desk;

    IntakeController(AdminsDesk desk) {
        this.desk = desk;
    }

    @AdminsMay
    @GetMapping("/api/intake")
    IntakeReport report() {
        return desk.report();
    }

    /** Needs no key: to try once more than needed does no harm. */
    @AdminsMay
    @PostMapping("/api/intake/drains")
    ResponseEntity<IntakeReport> drain() {
        desk.drain();
        return ResponseEntity.accepted().body(desk.report());
    }
}
