package dev.lectern.registration;

import dev.lectern.kit.mail.Quiet;
import dev.lectern.kit.work.Courtesy;
import dev.lectern.registration.Announced.Talk;
import dev.lectern.registration.PeopleSearch.Order;
import dev.lectern.registration.form.Answers;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.registration.form.Form;
import dev.lectern.webinar.WebinarView;
import dev.lectern.world.DurableDatabase;
import dev.lectern.world.Person;
import dev.lectern.world.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Figures of registering on the embedded database; see docs/performance.md. */
@QuarkusTest
@QuarkusTestResource(value = DurableDatabase.class, restrictToAnnotatedClass = true)
class RegistrationBench {
    private static final int PEOPLE = 100_000;
    private static final int AT_ONCE = 200;
    private static final int WARM_UP = 20_000;
    private static final int ROUNDS = 3;

    @Inject World world;
    @Inject Announced announced;
    @Inject PublicWebinars webinars;
    @Inject RegistrationDesk desk;
    @Inject Registrations registrations;
    @Inject JoinLinks links;
    @Inject Courtesy courtesy;
    @Inject Pool pool;
    @Inject Vertx vertx;

    @ConfigProperty(name = "quarkus.datasource.jdbc.url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @ConfigProperty(name = "quarkus.datasource.password")
    String password;

    @Test
    void registrations_a_second_beside_plain_inserts() {
        WebinarView webinar = talk();
        many(WARM_UP, n -> register(webinar, "warm" + n));

        double ours = many(20_000, n -> register(webinar, "p" + n));
        double plain = many(20_000, this::insert);

        print("%,.0f registrations a second, each with its mail queued", ours);
        print("%,.0f plain rows a second, each inserted in a transaction of its own", plain);
        print("%.2f of plain inserting", ours / plain);
        new PgBench(address, user, password)
                .run(webinar.workspace(), webinar.id(), 20)
                .ifPresent(
                        rate ->
                                print(
                                        "%,.0f a second by pgbench for the same rows; ratio %.2f",
                                        rate, ours / rate));
    }

    /** Beside the mails of those before, which are still written then. */
    @Test
    void how_long_it_takes_at_half_the_rate() {
        WebinarView webinar = talk();
        many(WARM_UP, n -> register(webinar, "warm" + n));

        for (int round = 0; round < ROUNDS; round++) {
            String name = "even" + round + "x";
            long before = written();
            long[] took = evenly(500, 10, n -> register(webinar, name + n));
            print(
                    "at 500 a second: median %.0f ms, p99 %.0f ms; mails written meanwhile: %,d",
                    took[took.length / 2] / 1e6,
                    took[took.length * 99 / 100] / 1e6,
                    written() - before);
        }
    }

    private long written() {
        return pool.query("select count(*) from mail where state <> 'queued'")
                .execute()
                .await()
                .indefinitely()
                .iterator()
                .next()
                .getLong(0);
    }

    @Test
    void over_http() {
        FormLoad visitors = new FormLoad(vertx, talk().slug(), AT_ONCE);
        many(WARM_UP, n -> visitors.register("warm" + n));

        double rate = many(20_000, n -> visitors.register("p" + n));
        print("%,.0f forms a second over HTTP, each with its mail queued", rate);
        for (int round = 0; round < ROUNDS; round++) {
            String name = "even" + round + "x";
            long[] took = evenly(500, 10, n -> visitors.register(name + n));
            print(
                    "over HTTP at 500 a second: median %.0f ms, p99 %.0f ms",
                    took[took.length / 2] / 1e6, took[took.length * 99 / 100] / 1e6);
        }
    }

    /** So many a second, whether or not the earlier ones are done; sorted times. */
    private long[] evenly(int perSecond, int seconds, IntFunction<Uni<?>> each) {
        int count = perSecond * seconds;
        long[] took = new long[count];
        CountDownLatch done = new CountDownLatch(count);
        long begun = System.nanoTime();
        for (int n = 0; n < count; n++) {
            long due = begun + n * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            int at = n;
            each.apply(n)
                    .subscribe()
                    .with(
                            result -> {
                                took[at] = System.nanoTime() - due;
                                done.countDown();
                            });
        }
        try {
            done.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Arrays.sort(took);
        return took;
    }

    @Test
    void a_hundred_thousand_people() {
        WebinarView webinar = talk();
        fill(webinar);
        searches("at rest", webinar);

        long started = System.nanoTime();
        int told =
                registrations
                        .postToAll(
                                "person.live",
                                webinar,
                                webinar.current(),
                                Guests.in(EnumSet.of(Status.APPROVED)),
                                Occasion.of("live:" + webinar.id())
                                        .keeping(new Quiet(Duration.ofMinutes(20), Instant.now())))
                        .await()
                        .indefinitely();
        print("%,d mails queued in %.1f s", told, (System.nanoTime() - started) / 1e9);
        searches("while the mails are written", webinar);
    }

    private void searches(String when, WebinarView webinar) {
        searched(when + ", first page", webinar, Set.of(), null);
        searched(when + ", one state", webinar, Set.of(Status.APPROVED), null);
        searched(when + ", found by name", webinar, Set.of(), "person 4711");
        searched(when + ", found by a beginning that many share", webinar, Set.of(), "pers");
    }

    @Test
    void join_links_a_second() {
        WebinarView webinar = talk();
        Registration person = register(webinar, "carol").await().indefinitely().registration();
        String token = links.token(person.id, person.linkVersion());
        many(20_000, n -> links.read(token));

        print(
                "%,.0f times a second one join link validated",
                many(100_000, n -> links.read(token)));
        for (List<String> tokens : List.of(allLinks(talk()), allLinks(talk()))) {
            print(
                    "%,.0f join links validated a second, each another person's",
                    many(tokens.size(), n -> links.read(tokens.get(n))));
        }
    }

    private List<String> allLinks(WebinarView webinar) {
        fill(webinar);
        List<String> tokens = new ArrayList<>();
        pool.preparedQuery("select id, link_version from registration where webinar_id = $1")
                .execute(Tuple.of(webinar.id()))
                .await()
                .indefinitely()
                .forEach(row -> tokens.add(links.token(row.getUUID(0), row.getInteger(1))));
        return tokens;
    }

    private void searched(
            String what, WebinarView webinar, Set<Status> states, @Nullable String words) {
        PeopleSearch search =
                new PeopleSearch(webinar.id(), states, words, null, null, Order.NEWEST_FIRST, 50);
        print(
                "people list, %s: %.0f ms on the page, %.0f ms counted for the API",
                what,
                median(() -> courtesy.serve(search.page(pool))),
                median(() -> search.run(pool)));
    }

    private static double median(Supplier<Uni<?>> search) {
        long[] took = new long[60];
        for (int at = 0; at < took.length; at++) {
            long started = System.nanoTime();
            search.get().await().indefinitely();
            took[at] = System.nanoTime() - started;
        }
        Arrays.sort(took, 10, took.length);
        return took[10 + 25] / 1e6;
    }

    private Uni<Intake.Result> register(WebinarView webinar, String name) {
        Answers answers =
                new Answers(
                        Form.defaults(Locale.ENGLISH),
                        "Person " + name,
                        EmailAddress.of(name + "@example.com"),
                        new JsonObject());
        return desk.register(webinar, Application.of(answers, "en", "bench"));
    }

    private Uni<?> insert(int n) {
        return pool.preparedQuery(
                        """
                        insert into registration (id, workspace_id, webinar_id, email, email_key,
                            name, language, status, created_at, changed_at)
                        values ($1, $1, $1, $2, $2, $2, 'en', 'approved', $3, $3)
                        """)
                .execute(Tuple.of(UUID.randomUUID(), "plain" + n, OffsetDateTime.now()));
    }

    private void fill(WebinarView webinar) {
        pool.preparedQuery(
                        """
                        insert into registration (id, workspace_id, webinar_id, email, email_key,
                            name, language, status, created_at, changed_at)
                        select uuid_by_time(), $1, $2, 'p' || n || '@example.com',
                            'p' || n || '@example.com', 'Person ' || n, 'en',
                            case when n % 50 = 0 then 'cancelled' else 'approved' end, now(), now()
                        from generate_series(1, $3) as n
                        """)
                .execute(Tuple.of(webinar.workspace(), webinar.id(), PEOPLE))
                .await()
                .indefinitely();
        pool.preparedQuery(
                        """
                        insert into registration_desk
                            (webinar_id, workspace_id, taken, approved, cancelled)
                        select webinar_id, workspace_id, count(*) filter (where status = 'approved'),
                            count(*) filter (where status = 'approved'),
                            count(*) filter (where status = 'cancelled')
                        from registration where webinar_id = $1 group by webinar_id, workspace_id
                        """)
                .execute(Tuple.of(webinar.id()))
                .await()
                .indefinitely();
        pool.query("analyze registration").execute().await().indefinitely();
    }

    /** So many in all, so many at once; the answer is how many a second. */
    private double many(int count, IntFunction<Uni<?>> each) {
        long started = System.nanoTime();
        Multi.createFrom()
                .items(IntStream.range(0, count).boxed())
                .onItem()
                .transformToUni(n -> each.apply(n).replaceWithVoid())
                .merge(AT_ONCE)
                .collect()
                .last()
                .await()
                .indefinitely();
        return count / ((System.nanoTime() - started) / 1e9);
    }

    private WebinarView talk() {
        Person alice = world.alice();
        Talk talk = announced.talk(alice, new JsonObject());
        CompletableFuture<WebinarView> found = new CompletableFuture<>();
        Context context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        Supplier<Uni<WebinarView>> read = () -> webinars.require(talk.id());
        context.runOnContext(
                go -> read.get().subscribe().with(found::complete, found::completeExceptionally));
        return found.join();
    }

    private static void print(String figure, Object... values) {
        System.out.printf(Locale.ROOT, "FIGURE " + figure + "%n", values);
    }
}
