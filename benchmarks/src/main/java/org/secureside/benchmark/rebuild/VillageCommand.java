package org.secureside.benchmark.rebuild;

import java.util.concurrent.Callable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Appends the history of a village to the event table of a stack that runs, and names one of its neighborhoods. */
@Command(name = "village", mixinStandardHelpOptions = true, description = "Append the history of a village.")
public final class VillageCommand implements Callable<Integer> {

    @Option(names = "--jdbc-url", required = true)
    private String jdbcUrl = "";

    @Option(names = "--user", defaultValue = "${env:PGUSER}")
    private String user = "";

    @Option(names = "--password", defaultValue = "${env:PGPASSWORD}")
    private String password = "";

    @Option(names = "--events", defaultValue = "1000000", description = "Default: ${DEFAULT-VALUE}")
    private long events;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}")
    private int seed;

    @Override
    public Integer call() {
        JdbcClient log = JdbcClient.create(new DriverManagerDataSource(jdbcUrl, user, password));
        System.out.println(Village.append(log, seed, events));
        return 0;
    }
}
