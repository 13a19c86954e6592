package org.secureside.operations.monitoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.secureside.operations.postgres.Monitor;

/**
 * How Prometheus's exporter for PostgreSQL is run.
 *
 * @param program the exporter
 * @param monitor whom it is towards the server
 */
record PostgresExporter(Path program, Monitor monitor) {

    /** Its name among the processes of a stack; {@code exporter} is that of the load balancer. */
    static final String NAME = "postgres-exporter";

    /** Returns the command, in which there is no password. */
    List<String> command(int port) {
        return List.of(
                program.toString(),
                // It asks for columns that are in another view since PostgreSQL 17, and complains at every look.
                "--no-collector.bgwriter",
                "--log.level=warn",
                "--web.listen-address=127.0.0.1:" + port);
    }

    /** Returns what it is told by its environment. The first is empty, for it would count more than the others. */
    Map<String, String> environment() {
        return Map.of(
                "DATA_SOURCE_NAME",
                "",
                "DATA_SOURCE_URI",
                "%s/%s?sslmode=disable&connect_timeout=3&application_name=%s"
                        .formatted(monitor.address(), monitor.database(), NAME),
                "DATA_SOURCE_USER",
                monitor.user(),
                "DATA_SOURCE_PASS_FILE",
                monitor.passwordFile().toString());
    }
}
