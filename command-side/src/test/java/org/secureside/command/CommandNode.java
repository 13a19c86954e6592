package org.secureside.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.secureside.eventstore.EmbeddedDatabases;
import org.secureside.web.HttpProbe;
import org.secureside.web.TestIssuer;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A command node of its own, and what residents do through it. */
public final class CommandNode implements AutoCloseable {

    /** Started with the first test that needs it, and shared by all that do it no harm. */
    private static final class Shared {
        static final CommandNode NODE = start(Map.of());
    }

    private final ConfigurableApplicationContext context;
    private final Map<String, String> properties;
    private final HttpProbe http;

    private CommandNode(ConfigurableApplicationContext context, Map<String, String> properties) {
        this.context = context;
        this.properties = properties;
        this.http = new HttpProbe(port());
    }

    /** Returns the node that tests share. */
    public static CommandNode shared() {
        return Shared.NODE;
    }

    /** Starts a node with an event database and one of its own, but for what the properties say. */
    public static CommandNode start(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>();
        EmbeddedDatabases.register((name, value) -> all.put(name, String.valueOf(value.get())));
        all.put("secureside.security.public-key", TestIssuer.TRUSTED.publicKeyLocation());
        all.put("server.port", "0");
        all.put("management.server.port", "0");
        all.putAll(properties);
        List<String> arguments = new ArrayList<>();
        all.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return new CommandNode(
                new SpringApplicationBuilder(CommandSideApplication.class).run(arguments.toArray(String[]::new)), all);
    }

    /** Starts another node with the same events. */
    public CommandNode startSibling(String name) {
        return startSibling(name, EmbeddedDatabases.newDatabase());
    }

    /** Starts another node with the same events, and this database for its own. */
    public CommandNode startSibling(String name, String database) {
        return start(Map.of(
                "secureside.node.name", name,
                "secureside.postgres.url", properties.get("secureside.postgres.url"),
                "spring.datasource.url", database));
    }

    public int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public int managementPort() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.management.port"));
    }

    /** Returns what the node was started with. */
    public String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    public HttpProbe http() {
        return http;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public Object bean(String name) {
        return context.getBean(name);
    }

    /** Has a neighborhood opened by the token's subject, and returns its path. */
    public String openNeighborhood(String token) throws Exception {
        return post("/api/neighborhoods", token, "{\"name\":\"Maple Street\"}").header("Location");
    }

    /** Posts with a new key. */
    public HttpProbe.Answer post(String path, String token, String json) throws Exception {
        return post(path, token, newKey(), json);
    }

    public HttpProbe.Answer post(String path, String token, String key, String json) throws Exception {
        return http.send("POST", path, token, json, Map.of("Idempotency-Key", key));
    }

    public HttpProbe.Answer put(String path, String token, String json) throws Exception {
        return http.send("PUT", path, token, json, Map.of());
    }

    public HttpProbe.Answer patch(String path, String token, String json) throws Exception {
        return http.send("PATCH", path, token, json, Map.of());
    }

    public HttpProbe.Answer patch(String path, String token, String ifMatch, String json) throws Exception {
        return http.send("PATCH", path, token, json, Map.of("If-Match", ifMatch));
    }

    public HttpProbe.Answer delete(String path, String token) throws Exception {
        return http.send("DELETE", path, token, "", Map.of());
    }

    public static String newKey() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        context.close();
    }
}
