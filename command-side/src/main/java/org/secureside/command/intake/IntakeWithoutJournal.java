package org.secureside.command.intake;

import org.axonframework.messaging.MetaData;
import org.secureside.api.message.SendMessage;
import org.secureside.command.dispatch.InTime;

/** Takes messages in where there is no journal: what the event store does not take in time is for its sender to repeat. */
final class IntakeWithoutJournal implements AutoCloseable, TakesMessages {

    private final Recorder recorder;
    private final InTime inTime = new InTime("intake");

    IntakeWithoutJournal(Recorder recorder) {
        this.recorder = recorder;
    }

    @Override
    public Outcome take(SendMessage command, MetaData metadata) {
        return new Outcome.Recorded(inTime.get(() -> recorder.record(command, metadata), InTime.FOR_A_REQUEST));
    }

    @Override
    public void close() {
        inTime.close();
    }
}
