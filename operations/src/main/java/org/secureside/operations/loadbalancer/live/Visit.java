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

    /**
     * Visits all addresses at the same time and returns who was seen, by the addresses' keys: more than one where a name
     * leads to several nodes, for each of them is a server to nginx.
     */
    static Map<String, List<Sighting>> all(Collection<Address> addresses) throws InterruptedException {
        Map<String, List<Sighting>> sightings = new LinkedHashMap<>();
        try (HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(PATIENCE)
                        .build();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Sighting>>> visits = new ArrayList<>();
            addresses.forEach(address -> visits.add(threads.submit(() -> each(http, address))));
            int next = 0;
            for (Address address : addresses) {
                sightings.put(address.key(), visits.get(next++).get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return sightings;
    }

    private static List<Sighting> each(HttpClient http, Address address) throws InterruptedException {
        String host = address.host().replaceAll("[\\[\\]]", "");
        InetAddress[] numbers;
        try {
            numbers = InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            return List.of(
                    Sighting.nobody(address.text(), Outcome.UNRESOLVED, "the name " + host + " is unknown", Set.of()));
        }
        List<Sighting> seen = new ArrayList<>();
        for (InetAddress number : numbers) {
            Sighting one = one(http, address, number);
            // A name for both kinds of IP usually leads to one server by either.
            seen.stream()
                    .filter(one::isTheSameServerAs)
                    .findFirst()
                    .ifPresentOrElse(
                            known -> seen.set(seen.indexOf(known), known.alsoAt(one.places())), () -> seen.add(one));
        }
        return seen;
    }

    private static Sighting one(HttpClient http, Address address, InetAddress number) throws InterruptedException {
        String place = written(number) + ":" + address.port();
        try {
            connect(new InetSocketAddress(number, address.port()));
        } catch (IOException e) {
            return Sighting.nobody(address.text(), Outcome.UNREACHABLE, place + ": " + e.getMessage(), Set.of(place));
        }
        return ask(http, address, place);
    }

    private static void connect(InetSocketAddress place) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(place, (int) PATIENCE.toMillis());
        }
    }

    private static Sighting ask(HttpClient http, Address address, String place) throws InterruptedException {
        // By number, as nginx does: a name with an underscore in it is none to a client of HTTP.
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + place + "/"))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<Void> answer = http.send(request, HttpResponse.BodyHandlers.discarding());
            String node = answer.headers().firstValue(LiveCheck.NODE_HEADER).orElse("");
            return new Sighting(
                    address.text(), Outcome.ANSWERED, node, answer.statusCode(), notReady(answer), "", Set.of(place));
        } catch (IOException e) {
            return Sighting.nobody(
                    address.text(), Outcome.ANSWERED, "it does not speak HTTP in the clear", Set.of(place));
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
