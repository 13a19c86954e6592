package org.secureside.command.intake;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.secureside.api.message.MessageId;
import org.secureside.command.membership.KnownMembers;
import org.secureside.command.membership.Members;
import org.secureside.eventstore.SecureSideProperties;
import org.secureside.eventstore.StoreGuarantee;
import org.secureside.web.problem.ProblemException;
import org.secureside.web.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes messages in by way of a journal, if there is a place for one. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {

    private static final Logger log = LoggerFactory.getLogger(IntakeConfiguration.class);

    @Bean
    @ConditionalOnProperty(name = "secureside.intake.directory", matchIfMissing = true, havingValue = "false")
    IntakeWithoutJournal intakeWithoutJournal(Recorder recorder) {
        log.warn("This node keeps no intake journal (secureside.intake.directory is not set):"
                + " what the event store does not take is refused");
        return new IntakeWithoutJournal(recorder);
    }

    @Bean
    @ConditionalOnProperty(name = "secureside.intake.directory", matchIfMissing = true, havingValue = "false")
    KeptMessages nothingKept() {
        return message -> Optional.empty();
    }

    @Bean
    @ConditionalOnProperty(name = "secureside.intake.directory", matchIfMissing = true, havingValue = "false")
    AuditorsDesk nothingPromised() {
        return (from, to) -> Promises.NONE;
    }

    @Bean
    @ConditionalOnProperty(name = "secureside.intake.directory", matchIfMissing = true, havingValue = "false")
    AdminsDesk deskWithoutJournal(SecureSideProperties properties) {
        return new DeskWithoutJournal(properties.node().name());
    }

    private record DeskWithoutJournal(String node) implements AdminsDesk {

        @Override
        public IntakeReport report() {
            return IntakeReport.withoutJournal(node);
        }

        @Override
        public void drain() {
            // nothing ever waits
        }

        @Override
        public Undecided stuck(MessageId message) {
            throw nothingKept();
        }

        @Override
        public Undecided refused(MessageId message) {
            throw nothingKept();
        }

        private ProblemException nothingKept() {
            return new ProblemException(ProblemType.NOT_FOUND, "%s keeps no journal.".formatted(node));
        }

        @Override
        public void giveUp(MessageId message, String reason) {
            // nothing is ever stuck
        }

        @Override
        public void dismiss(MessageId message) {
            // nothing is ever refused
        }
    }

    /** The journal, and what belongs to it. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("secureside.intake.directory")
    static class WithJournal {

        @Bean
        Journal journal(IntakeProperties properties) throws SQLException {
            JournalFile file = JournalFile.in(java.util.Objects.requireNonNull(properties.directory()));
            return new Journal(
                    file, properties.maxEntries(), properties.maxBytes().toBytes());
        }

        @Bean
        Forwarder forwarder(Journal journal, Recorder recorder, StoreGuarantee store, IntakeProperties properties) {
            return new Forwarder(journal, recorder, store, properties.lanes(), kept(properties, store));
        }

        @Bean
        Intake intake(
                Journal journal,
                Forwarder forwarder,
                Recorder recorder,
                KnownMembers known,
                Members members,
                StoreGuarantee store,
                IntakeProperties properties) {
            boolean writeAhead = !kept(properties, store).isZero();
            return new Intake(journal, forwarder, recorder, known::roleOf, members, properties.patience(), writeAhead);
        }

        @Bean
        IntakeDesk intakeDesk(
                SecureSideProperties node, IntakeProperties properties, Journal journal, Forwarder forwarder) {
            return new IntakeDesk(node.node().name(), properties, journal, forwarder);
        }

        private static Duration kept(IntakeProperties properties, StoreGuarantee store) {
            return properties.keepRecorded() == null ? store.forcedAfter() : properties.keepRecorded();
        }
    }
}
