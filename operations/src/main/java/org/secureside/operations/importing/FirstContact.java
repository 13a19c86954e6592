package org.secureside.operations.importing;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import org.secureside.operations.cli.Checkout;
import org.secureside.operations.cli.CommandFailure;
import org.secureside.operations.client.Call;
import org.secureside.operations.client.ServiceClient;

/**
 * Tells a stack that does not run from one that is in trouble: the first is not worth the patience that an import has
 * with the second.
 */
final class FirstContact {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private FirstContact() {}

    /**
     * Requires that something accepts connections, if only after the moment that a restart of the load balancer takes.
     *
     * @param dataSuffix what the command to start the stack must end with
     */
    static void require(ServiceClient client, String dataSuffix) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!isAccepted(client)) {
            if (System.nanoTime() - deadline > 0) {
                throw CommandFailure.environment("nothing answers at %s: start the stack with %s up%s"
                        .formatted(client.base(), Checkout.launcher(), dataSuffix));
            }
            Thread.sleep(PAUSE);
        }
    }

    private static boolean isAccepted(ServiceClient client) throws InterruptedException {
        try {
            var unused = client.exchange(Call.get("/api/neighborhoods"), "none");
            return true;
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            // It took the connection.
            return true;
        }
    }
}
