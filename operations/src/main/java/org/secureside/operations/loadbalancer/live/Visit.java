package org.secureside.operations.loadbalancer.live;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.secureside.operations.loadbalancer.live.Sighting.Outcome;
import org.secureside.operations.loadbalancer.model.Address;

/** Goes to an address and asks who is there. */
final class Visit {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Beyond this a node answers no reads, unless it is set up otherwise (secureside.query.max-lag). */
    private static final Duration MOST_BEHIND = Duration.ofSeconds(30);

    private static final Pattern MILLIS = Pattern.compile("\\bms=(\\d{1,15})\\b");

    private Visit() {}

    /** Visits all addresses at the same time and returns what was seen, by their keys. */
    static Map<String, Sighting> all(Collection<Address> addresses) throws InterruptedException {
        Map<String, Sighting> sightings = new LinkedHashMap<>();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Sighting>> visits = new ArrayList<>();
            addresses.forEach(address -> visits.add(threads.submit(() -> one(http, address))));
            int next = 0;
            for (Address address : addresses) {
                sightings.put(address.key(), visits.get(next++).get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return sightings;
    }

    private static Sighting one(HttpClient http, Address address) throws InterruptedException {
        String host = address.host().replaceAll("[\\[\\]]", "");
        Set<String> places = new LinkedHashSet<>();
        try {
            for (InetAddress place : InetAddress.getAllByName(host)) {
                places.add(written(place) + ":" + address.port());
                connect(new InetSocketAddress(place, address.port()));
            }
        } catch (UnknownHostException e) {
            return Sighting.nobody(address.text(), Outcome.UNRESOLVED, "the name " + host + " is unknown", Set.of());
        } catch (IOException e) {
            return Sighting.nobody(address.text(), Outcome.UNREACHABLE, String.valueOf(e.getMessage()), places);
        }
        return ask(http, address, places);
    }

    private static void connect(InetSocketAddress place) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(place, (int) PATIENCE.toMillis());
        }
    }

    private static Sighting ask(HttpClient http, Address address, Set<String> places) throws InterruptedException {
        // By number, as nginx does: a name with an underscore in it is none to a client of HTTP.
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + places.iterator().next() + "/"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            String node = answer.headers().firstValue(LiveCheck.NODE_HEADER).orElse("");
            return new Sighting(
                    address.text(), Outcome.ANSWERED, node, answer.statusCode(), notReady(answer), "", places);
        } catch (IOException e) {
            return Sighting.nobody(address.text(), Outcome.ANSWERED, "it does not speak HTTP in the clear", places);
        }
    }

    private static String notReady(HttpResponse<?> answer) {
        return answer.statusCode() >= 500
                ? "it answers " + answer.statusCode()
                : answer.headers()
                        .firstValue(LiveCheck.LAG_HEADER)
                        .map(Visit::tooFarBehind)
                        .orElse("");
    }

    /** A query node says {@code events=3, ms=120}, without {@code ms} until it has shown everything once. */
    private static String tooFarBehind(String lag) {
        Matcher millis = MILLIS.matcher(lag);
        if (!millis.find()) {
            return "it has not shown everything once since its start";
        }
        Duration behind = Duration.ofMillis(Long.parseLong(millis.group(1)));
        return behind.compareTo(MOST_BEHIND) > 0 ? "it is %d s behind".formatted(behind.toSeconds()) : "";
    }

    private static String written(InetAddress place) {
        String number = place.getHostAddress().replaceFirst("%.*", "");
        return number.contains(":") ? "[" + number + "]" : number;
    }
}
