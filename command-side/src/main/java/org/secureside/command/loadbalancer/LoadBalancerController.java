package org.secureside.command.loadbalancer;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secureside.api.EventMetadata;
import org.secureside.api.StorableText;
import org.secureside.api.loadbalancer.ConfigurationChange;
import org.secureside.api.loadbalancer.ConfigurationChangeId;
import org.secureside.api.loadbalancer.ReportConfigurationChange;
import org.secureside.command.dispatch.Change;
import org.secureside.command.dispatch.CommandMetadata;
import org.secureside.command.dispatch.Creations;
import org.secureside.command.dispatch.KeyHeader;
import org.secureside.command.dispatch.TaggedAnswers;
import org.secureside.web.problem.FieldCheck;
import org.secureside.web.security.AdminsMay;
import org.secureside.web.security.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes reports of what was done to the load balancer. */
@RestController
class LoadBalancerController {

    /**
     * The load balancer was given another configuration.
     *
     * @param action what was done
     * @param release what runs now
     * @param operator who did it
     * @param reason why
     * @param changedAt when
     */
    record Report(
            ReportConfigurationChange.@Nullable Action action,
            @Nullable String release,
            @Nullable String operator,
            @Nullable String reason,
            @Nullable Instant changedAt) {

        void check(FieldCheck fields) {
            fields.field("action", action == null ? Optional.of("must be DEPLOYED or ROLLED_BACK") : Optional.empty())
                    .field("release", ConfigurationChange.releaseProblem(release))
                    .field("operator", StorableText.problemWith(operator, ConfigurationChange.MAX_OPERATOR))
                    .field("reason", StorableText.problemWith(reason, ConfigurationChange.MAX_REASON))
                    .field(
                            "changedAt",
                            changedAt == null
                                    ? Optional.of("must be an instant, for example 2026-05-04T10:00:00Z")
                                    : EventMetadata.sentAtProblem(changedAt))
                    .done();
        }

        ReportConfigurationChange as(ConfigurationChangeId id) {
            return new ReportConfigurationChange(
                    id,
                    Objects.requireNonNull(action),
                    new ConfigurationChange(
                            Objects.requireNonNull(release),
                            Objects.requireNonNull(operator),
                            Objects.requireNonNull(reason),
                            Objects.requireNonNull(changedAt)));
        }
    }

    private final Creations creations;
    private final CommandMetadata metadata;

    LoadBalancerController(Creations creations, CommandMetadata metadata) {
        this.creations = creations;
        this.metadata = metadata;
    }

    @AdminsMay
    @PostMapping("/api/operations/load-balancer-changes")
    ResponseEntity<Void> report(@RequestBody Report report, Caller caller, HttpServletRequest request) {
        report.check(KeyHeader.check(request));
        ConfigurationChangeId id = ConfigurationChangeId.of(caller.id(), KeyHeader.of(request));
        ReportConfigurationChange command = report.as(id);
        Change recorded = creations.create(
                command,
                metadata.of(caller, request, null),
                id.value(),
                List.of(LoadBalancerConfiguration.recordedFor(command)));
        return TaggedAnswers.noContent(id.value(), recorded);
    }
}
