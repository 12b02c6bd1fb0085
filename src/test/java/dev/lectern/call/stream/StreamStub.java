package dev.lectern.call.stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lectern.call.Hs256;
import dev.lectern.world.Person;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Somebody else's machine: Stream's server API as far as it was found documented, refusing what the
 * real one refuses. Runs inside a test or, by {@link #main}, as a process of its own.
 */
public class StreamStub implements AutoCloseable {
    public static final String KEY = "stub-key";
    public static final String SECRET = "stub-secret";

    private final String key;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicReference<Lost> lost = new AtomicReference<>();
    private final StreamStubCalls calls = new StreamStubCalls();
    private final AtomicReference<Held> held = new AtomicReference<>();
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean out;
    private volatile boolean revoked;

    /** An answer that is given instead of the right one. */
    private record Fault(int status, Map<String, String> headers, String body) {}

    /** One at which this person's workspace meets. */
    public static StreamStub of(Person person) {
        StreamStub stub = new StreamStub();
        person.form()
                .formParam("url", stub.url())
                .formParam("api-key", KEY)
                .formParam("secret", SECRET)
                .post("/settings/providers/stream")
                .then()
                .statusCode(303);
        return stub;
    }

    public StreamStub() {
        this(0);
    }

    public StreamStub(int port) {
        this(port, KEY);
    }

    /** Another account's. */
    public static StreamStub of(String key) {
        return new StreamStub(0, key);
    }

    private StreamStub(int port, String key) {
        this.key = key;
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            server = HttpServer.create(new InetSocketAddress(loopback, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Runs until it is stopped; {@code GET /_asked} says what it was asked and what it holds. */
    public static void main(String... arguments) {
        StreamStub stub = new StreamStub(Integer.parseInt(arguments[0]));
        System.out.println("listening on " + stub.url());
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Map<String, String> credentials() {
        return Map.of("url", url(), "api-key", key, "secret", SECRET);
    }

    /** The next question gets this answer. */
    public void failNext(int status, Map<String, String> headers, String body) {
        synchronized (faults) {
            faults.add(new Fault(status, headers, body));
        }
    }

    /** While it is out, whatever it is asked gets the answer of a proxy before a dead machine. */
    public void out(boolean longer) {
        out = longer;
    }

    /** From now on the account's key is taken no more. */
    public void revoke() {
        revoked = true;
    }

    public void delay(Duration longer) {
        delay = longer;
    }

    /** The next question whose path ends so waits, unheard, until it is let go. */
    public Held hold(String ending) {
        Held next = new Held(ending, new CountDownLatch(1), new CountDownLatch(1));
        held.set(next);
        return next;
    }

    /** A question that is on its way. */
    public record Held(String ending, CountDownLatch came, CountDownLatch gone) {
        public boolean hasCome() {
            return came.getCount() == 0;
        }

        public void letGo() {
            gone.countDown();
        }

        private boolean is(String path) {
            return path.endsWith(ending);
        }

        private void waits() throws InterruptedException {
            came.countDown();
            gone.await();
        }
    }

    /** The next question whose path ends so is done and its answer lost; then this happens. */
    public void lose(String ending, Runnable then) {
        lost.set(new Lost(ending, then));
    }

    private record Lost(String ending, Runnable then) {
        boolean is(String path) {
            return path.endsWith(ending);
        }
    }

    public List<String> asked() {
        synchronized (asked) {
            return List.copyOf(asked);
        }
    }

    public StreamStubCalls calls() {
        return calls;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/_asked")) {
                write(exchange, 200, calls.toJson().put("asked", asked()).encode());
                return;
            }
            delayed();
            held(path);
            if (out) {
                write(exchange, 502, "<html>Bad gateway</html>");
                return;
            }
            Fault fault = nextFault();
            if (fault != null) {
                fault.headers()
                        .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
                write(exchange, fault.status(), fault.body());
                return;
            }
            serve(exchange, path);
        }
    }

    private void held(String path) {
        Held one = held.get();
        if (one == null || !one.is(path) || !held.compareAndSet(one, null)) {
            return;
        }
        try {
            one.waits();
        } catch (InterruptedException e) {
            throw new IllegalStateException("closed", e);
        }
    }

    private void delayed() {
        try {
            if (closed.await(delay.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Fault nextFault() {
        synchronized (faults) {
            return faults.poll();
        }
    }

    private void serve(HttpExchange exchange, String path) throws IOException {
        String method = exchange.getRequestMethod();
        try {
            requireAuthorization(exchange);
            String text =
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonObject body = text.isEmpty() ? new JsonObject() : new JsonObject(text);
            synchronized (asked) {
                asked.add(method + " " + path);
            }
            JsonObject answer = calls.serve(method, path, body);
            Lost losing = lost.get();
            if (losing != null && losing.is(path) && lost.compareAndSet(losing, null)) {
                losing.then().run();
                return;
            }
            write(
                    exchange,
                    method.equals("POST") ? 201 : 200,
                    answer.put("duration", "1ms").encode());
        } catch (StreamStubRefusal refusal) {
            write(exchange, refusal.status(), refusal.toJson().encode());
        }
    }

    private void requireAuthorization(HttpExchange exchange) {
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (revoked || !query.contains("api_key=" + key)) {
            throw new StreamStubRefusal(401, 2, "api_key not found");
        }
        if (!"jwt".equals(exchange.getRequestHeaders().getFirst("stream-auth-type"))) {
            throw new StreamStubRefusal(401, 5, "stream-auth-type must be jwt");
        }
        String expected = Hs256.token(SECRET, new JsonObject().put("server", true));
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw new StreamStubRefusal(401, 43, "signature is not valid");
        }
        boolean sends = !exchange.getRequestMethod().equals("GET");
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (sends && !type.startsWith("application/json")) {
            throw new StreamStubRefusal(400, 4, "Content-Type must be application/json");
        }
    }

    private void write(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
