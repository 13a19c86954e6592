package org.secureside.operations.stack;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.node.Application;
import org.secureside.operations.node.StartUp;
import org.secureside.operations.process.Folders;
import org.secureside.operations.token.LocalIssuer;

/**
 * Runs a small stack in a temporary folder, posts and reads messages, and has each application's JVM write down at its
 * end what it loaded and linked for that and what was busy, so that the next start finds it done.
 */
final class StartUpRecording {

    /** The ports behind them, 10,000 above, are then below those that systems give to connections. */
    private static final int FIRST_PORT = 11_000;

    private static final int LAST_PORT = 22_000;
    private static final int TRIES = 50;

    /** A port may be taken in the moment before a process would have it. */
    private static final int RECORDINGS = 3;

    private StartUpRecording() {}

    /** Adds the caches to a prepared build. Without them it starts, too, only slower; so this never fails. */
    static void record(Path build, PrintWriter out) throws IOException {
        if (!StartUp.canRecord()) {
            out.println("this JDK makes no start-up cache; JDK 25 does");
            return;
        }
        boolean recorded = false;
        for (int i = 0; i < RECORDINGS && !recorded; i++) {
            recorded = recordOnce(build, out);
        }
    }

    private static boolean recordOnce(Path build, PrintWriter out) throws IOException {
        Path folder = Files.createTempDirectory("secureside-recording");
        boolean recorded = false;
        try {
            recorded = record(build, new DataFolder(folder), out);
        } catch (IOException | RuntimeException e) {
            out.println("no start-up cache: " + OneLine.of(e));
        } finally {
            Folders.delete(folder);
        }
        if (!recorded) {
            discard(build);
        }
        return recorded;
    }

    private static boolean record(Path build, DataFolder data, PrintWriter out) throws IOException {
        StackPlan plan = new StackPlan(
                data,
                freePorts(),
                new EventStore.Postgres(),
                build,
                StartUp.RECORDING,
                Optional.empty(),
                Optional.empty());
        data.create();
        LocalStack stack = new LocalStack(plan, new Announcer(out, data.log("supervisor")));
        Thread onSignal = Thread.ofPlatform().unstarted(stack::stop);
        Runtime.getRuntime().addShutdownHook(onSignal);
        try {
            stack.start();
            new Practice(plan.writeUrl(), plan.readUrl(), LocalIssuer.open(data.root())).run();
        } catch (InterruptedException e) {
            stack.stop();
            throw new InterruptedIOException("interrupted");
        } catch (IOException | RuntimeException e) {
            stack.stop();
            throw e;
        } finally {
            Runtime.getRuntime().removeShutdownHook(onSignal);
        }
        return stack.stop();
    }

    private static void discard(Path build) throws IOException {
        for (Application application : Application.values()) {
            Files.deleteIfExists(application.cacheIn(build));
        }
    }

    private static Ports freePorts() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(FIRST_PORT, LAST_PORT))
                .limit(TRIES)
                .mapToObj(front -> new Ports(front, 1))
                .filter(StartUpRecording::areFree)
                .findFirst()
                .orElseThrow(() -> CommandFailure.environment("there are no free ports"));
    }

    private static boolean areFree(Ports ports) {
        try {
            Preflight.requireFree(ports.all());
            return true;
        } catch (CommandFailure e) {
            return false;
        }
    }
}
