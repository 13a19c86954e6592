package org.secureside.operations.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.secureside.operations.cli.Checkout;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.cli.OneLine;
import org.secureside.operations.monitoring.MonitoringPrograms;
import org.secureside.operations.nginx.Nginx;
import org.secureside.operations.nginx.NginxInstaller;
import org.secureside.operations.node.PreparedBuild;
import org.secureside.operations.node.StartUp;
import org.secureside.operations.packages.PackageInstaller;
import org.secureside.operations.process.Diagnosis;
import org.secureside.operations.process.LogFile;
import org.secureside.operations.process.Programs;

/** The life of one {@code up}: it checks, starts, supervises, and stops when it is told to by a signal. */
final class Supervisor {

    private final UpOptions options;
    private final PrintWriter terminal;
    private final boolean inBackground;

    Supervisor(UpOptions options, PrintWriter terminal, boolean inBackground) {
        this.options = options;
        this.terminal = terminal;
        this.inBackground = inBackground;
    }

    /** Runs until the process is told to stop, or throws when the stack cannot be started. */
    void run() {
        long start = System.nanoTime();
        Ports ports = options.ports();
        EventStore events = options.events();
        Path build = PreparedBuild.current();
        try (DataFolderLock lock = DataFolderLock.acquire(options.dataFolder())) {
            DataFolder data = lock.folder();
            Announcer announcer = announcer(data);
            stopLeftovers(data, announcer);
            Preflight.requireFree(ports.all());
            if (options.monitoring()) {
                Preflight.requireFree(ports.monitoring());
            }
            Preflight.requireSpace(data.root(), options.minimumFreeMebibytes());
            Nginx nginx = new NginxInstaller(Programs.ofSystem(), data.logs(), announcer::say).require();
            Optional<MonitoringPrograms> watchers = watchers(data, announcer);
            StackPlan plan = new StackPlan(data, ports, events, build, StartUp.CACHED, Optional.of(nginx), watchers);
            LocalStack stack = new LocalStack(plan, announcer);
            CountDownLatch up = new CountDownLatch(1);
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform()
                            .name("stop")
                            .unstarted(() -> stopInOrder(stack, announcer, up.getCount() == 0)));
            start(stack, announcer);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            announcer.say("everything is ready after %.1f s".formatted(took.toMillis() / 1000.0));
            welcome(plan);
            up.countDown();
            waitForTheEnd();
        } catch (IOException e) {
            throw explain(e);
        }
    }

    private Optional<MonitoringPrograms> watchers(DataFolder data, Announcer announcer) {
        Programs programs = Programs.ofSystem();
        return options.monitoring()
                ? Optional.of(MonitoringPrograms.require(
                        programs, new PackageInstaller(programs, data.logs(), announcer::say), announcer::say))
                : Optional.empty();
    }

    private CommandFailure explain(IOException problem) {
        Path folder = options.dataFolder().root();
        return CommandFailure.environment(
                Diagnosis.isDiskFull(problem.getMessage())
                        ? "the disk of %s is full: make room or choose another folder with --data".formatted(folder)
                        : "the data folder %s cannot be written: %s".formatted(folder, OneLine.of(problem)),
                problem);
    }

    private static void start(LocalStack stack, Announcer announcer) throws IOException {
        try {
            stack.start();
        } catch (IOException | RuntimeException e) {
            if (stack.isStopping()) {
                // A signal came meanwhile: the hook is stopping everything and will end this process.
                waitForTheEnd();
            }
            announcer.note("the start failed: " + OneLine.of(e));
            stack.stop();
            throw e;
        }
    }

    private Announcer announcer(DataFolder data) throws IOException {
        new LogFile(data.log("supervisor")).rotate();
        return new Announcer(terminal, data.log("supervisor"));
    }

    private static void stopLeftovers(DataFolder data, Announcer announcer) {
        Leftovers leftovers = Leftovers.in(data);
        if (!leftovers.isEmpty()) {
            announcer.say("an earlier supervisor was killed; stopping what it left behind: "
                    + String.join(", ", leftovers.names()));
            leftovers.stop();
        }
    }

    private void welcome(StackPlan plan) {
        String down = Checkout.launcher() + " down" + options.dataSuffix();
        terminal.print(Welcome.of(
                plan.publicUrl(),
                plan.ports().queryNodeCount(),
                plan.data().root(),
                Checkout.launcher(),
                options.dataSuffix(),
                inBackground ? down : down + "     (or Ctrl-C here)"));
        if (plan.watchers().isPresent()) {
            terminal.println("Metrics and alerts are at %s/alerts"
                    .formatted(plan.monitoring().url()));
        }
        if (inBackground) {
            terminal.println(BackgroundStart.UP);
        }
        terminal.flush();
        if (inBackground) {
            // Whoever started this goes away now. Closed, both streams lead to /dev/null.
            System.out.close();
            System.err.close();
        }
    }

    /** Runs as the JVM's shutdown hook, which is how Ctrl-C, SIGTERM and SIGHUP arrive. */
    private static void stopInOrder(LocalStack stack, Announcer announcer, boolean wasUp) {
        if (stack.isStopping()) {
            return;
        }
        announcer.say("stopping");
        stack.stop();
        announcer.say("stopped");
        if (wasUp) {
            // To be stopped is how a stack ends well.
            Runtime.getRuntime().halt(0);
        }
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
