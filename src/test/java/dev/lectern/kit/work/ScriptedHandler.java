package dev.lectern.kit.work;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Does whatever the test that enqueued the job has written down for it, in a transaction. */
@ApplicationScoped
class ScriptedHandler implements Handler {
    static final String KIND = "test-scripted";

    private final Map<String, Function<Job, Uni<Void>>> scripts = new ConcurrentHashMap<>();
    private final List<Job> seen = new CopyOnWriteArrayList<>();
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    void script(String name, Function<Job, Uni<Void>> script) {
        scripts.put(name, script);
    }

    List<Job> runsOf(String name) {
        return seen.stream().filter(job -> name.equals(job.payload().getString("name"))).toList();
    }

    int mostAtOnce() {
        return most.get();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Void> handle(Job job) {
        seen.add(job);
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        return Panache.withTransaction(
                        () ->
                                scripts.getOrDefault(
                                                job.payload().getString("name"),
                                                unknown -> Uni.createFrom().voidItem())
                                        .apply(job))
                .eventually(now::decrementAndGet);
    }

    @Override
    public int concurrency() {
        return 3;
    }

    @Override
    public int attempts() {
        return 3;
    }

    @Override
    public Duration pauseAfter(int attempt) {
        return Duration.ofMillis(10);
    }
}
