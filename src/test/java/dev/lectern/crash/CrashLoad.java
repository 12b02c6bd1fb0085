package dev.lectern.crash;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A few people who make, move, start, end and cancel webinars, meet at once, change what is
 * recorded and at which provider, and register, as fast as they are answered.
 */
class CrashLoad {
    private static final int PEOPLE = 4;

    /** Nobody who was just written to is told that it is live. */
    private static final String UNCONFIRMED = new JsonObject().put("sent", false).encode();

    private final String url;
    private final long seed;
    private final CopyOnWriteArrayList<String> webinars = new CopyOnWriteArrayList<>();
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean on;
    private final Set<String> broken = ConcurrentHashMap.newKeySet();
    private int lives;

    CrashLoad(String url, long seed) {
        this.url = url;
        this.seed = seed;
    }

    /** What was answered as by a fault of our own. */
    Set<String> broken() {
        return broken;
    }

    int made() {
        return webinars.size();
    }

    void begin() {
        on = true;
        lives++;
        for (int person = 0; person < PEOPLE; person++) {
            Random random = new Random(seed + lives * 1000L + person);
            Thread thread = new Thread(() -> act(random));
            thread.start();
            people.add(thread);
        }
    }

    void end() throws InterruptedException {
        on = false;
        for (Thread person : people) {
            person.join();
        }
        people.clear();
    }

    private void act(Random random) {
        HttpClient http = HttpClient.newHttpClient();
        while (on) {
            try {
                once(http, random);
            } catch (IOException killed) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void once(HttpClient http, Random random) throws IOException, InterruptedException {
        int dice = random.nextInt(100);
        if (dice < 5 || webinars.isEmpty() && dice < 50) {
            learn(http);
            return;
        }
        if (webinars.isEmpty() || dice < 32) {
            make(http, random);
            return;
        }
        if (dice < 35) {
            meet(http, random);
            return;
        }
        int recent = Math.min(webinars.size(), 30);
        String one = "/" + webinars.get(webinars.size() - 1 - random.nextInt(recent));
        if (dice < 47) {
            register(http, one, random);
        } else if (dice < 60) {
            send(http, "POST", one + "/start", "");
        } else if (dice < 70) {
            send(http, "POST", one + "/stop", "");
        } else if (dice < 75) {
            send(http, "POST", one + "/reopen", "");
        } else if (dice < 85) {
            send(http, "PATCH", one, new JsonObject().put("startsAt", soon(random)).encode());
        } else if (dice < 88) {
            send(http, "PATCH", one, change(random).encode());
        } else if (dice < 90) {
            send(http, "DELETE", one, "");
        } else {
            send(http, "POST", one + "/cancel", "");
        }
    }

    /** Also those whose maker was killed before the answer. */
    private void learn(HttpClient http) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(http, "GET", "?limit=200", "");
        if (answer.statusCode() == 200) {
            new JsonObject(answer.body())
                    .getJsonArray("items").stream()
                            .map(one -> ((JsonObject) one).getString("id"))
                            .forEach(webinars::addIfAbsent);
        }
    }

    private void make(HttpClient http, Random random) throws IOException, InterruptedException {
        JsonObject wish =
                new JsonObject()
                        .put("title", "Crash " + random.nextInt(1_000_000))
                        .put("startsAt", soon(random))
                        .put("autoStart", random.nextBoolean())
                        .put("timezone", "Europe/Berlin")
                        .put("durationMinutes", 60)
                        .put("policy", recorded(random))
                        .put("publish", true);
        int sort = random.nextInt(10);
        if (sort < 4) {
            wish.put("startsAt", atOnce(random)).put("autoStart", true);
        } else if (sort == 4) {
            wish.put("recurrence", "FREQ=WEEKLY;COUNT=3");
        }
        HttpResponse<String> answer = send(http, "POST", "", wish.encode());
        if (answer.statusCode() == 201) {
            String id = new JsonObject(answer.body()).getString("id");
            webinars.addIfAbsent(id);
            if (random.nextBoolean()) {
                send(http, "PUT", "/" + id + "/mails/confirmation", UNCONFIRMED);
            }
        }
    }

    private static JsonObject recorded(Random random) {
        return new JsonObject().put("recording", random.nextInt(3) == 0 ? "auto" : "off");
    }

    /** A room at once, which asks nobody to register. */
    private void meet(HttpClient http, Random random) throws IOException, InterruptedException {
        JsonObject wish = new JsonObject().put("recording", random.nextBoolean() ? "auto" : "off");
        HttpResponse<String> answer = send(http, "POST", "/now", wish.encode());
        if (answer.statusCode() == 201) {
            webinars.addIfAbsent(new JsonObject(answer.body()).getString("id"));
        }
    }

    /** To another provider, or with another recording. */
    private static JsonObject change(Random random) {
        String provider = random.nextBoolean() ? "builtin" : "stream";
        JsonObject policy =
                new JsonObject().put("recording", random.nextBoolean() ? "auto" : "off");
        return random.nextBoolean()
                ? new JsonObject().put("provider", provider)
                : new JsonObject().put("policy", policy);
    }

    private void register(HttpClient http, String one, Random random)
            throws IOException, InterruptedException {
        JsonObject person =
                new JsonObject()
                        .put("email", "p" + Long.toHexString(random.nextLong()) + "@example.org")
                        .put("name", "Crash Test");
        send(http, "POST", one + "/registrations", person.encode());
    }

    private HttpResponse<String> send(HttpClient http, String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url + "/api/v1/webinars" + path))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + CrashedNode.KEY)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 500) {
            broken.add(method + " " + path.replaceAll("[0-9a-f-]{36}", "…") + ": 500");
        }
        return answer;
    }

    /** So soon that the clock starts it, in this life or after it. */
    private static String atOnce(Random random) {
        return Instant.now()
                .plusSeconds(3 + random.nextInt(20))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private static String soon(Random random) {
        return Instant.now()
                .plus(1 + random.nextInt(48), ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }
}
