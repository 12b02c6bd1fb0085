package dev.lectern.crash;

import dev.lectern.call.stream.StreamStub;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills the application at random points (PostgreSQL is left running) and then asks what is left.
 * Arguments: {@code --kills 200 --port 8460 --jar target/quarkus-app/quarkus-run.jar --seed 1}.
 * Ends with status 1 if anything is orphaned, doubled or half done.
 */
public final class CrashProgram {
    private static final Duration LONGEST_LIFE = Duration.ofMillis(6000);
    private static final Duration LONGEST_START = Duration.ofMillis(4000);
    private static final int KILLED_WHILE_STARTING_PERCENT = 15;
    private static final int PROVIDER_OUT_PERCENT = 30;

    private CrashProgram() {}

    public static void main(String... arguments) throws Exception {
        List<String> given = List.of(arguments);
        int kills = Integer.parseInt(argument(given, "--kills", "200"));
        int port = Integer.parseInt(argument(given, "--port", "8460"));
        Path jar = Path.of(argument(given, "--jar", "target/quarkus-app/quarkus-run.jar"));
        long seed = Long.parseLong(argument(given, "--seed", Long.toString(System.nanoTime())));
        System.out.println("seed " + seed);
        boolean whole = run(kills, port, jar, new Random(seed));
        System.exit(whole ? 0 : 1);
    }

    private static boolean run(int kills, int port, Path jar, Random random) throws Exception {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start();
                StreamStub provider = new StreamStub();
                CrashHooks hooks = new CrashHooks()) {
            provider.delay(Duration.ofMillis(15));
            Path data = Files.createTempDirectory("crash");
            CrashedNode node = new CrashedNode(jar, port, database.getPort(), provider, data);
            hooks.settings().forEach(node::with);
            node.rehearse(() -> hooks.subscribe(node.url()));
            CrashLoad load = new CrashLoad(node.url(), random.nextLong());
            long began = System.nanoTime();
            for (int kill = 1; kill <= kills; kill++) {
                provider.out(random.nextInt(100) < PROVIDER_OUT_PERCENT);
                live(node, load, random);
                if (kill % 10 == 0) {
                    System.out.printf(
                            "%d kills after %d s, %d webinars, %d calls held%n",
                            kill, seconds(began), load.made(), provider.calls().size());
                }
            }
            provider.out(false);
            long settling = System.nanoTime();
            node.start();
            node.awaitReady();
            CrashVerdict verdict =
                    new CrashVerdict(database.getPostgresDatabase(), provider, hooks);
            verdict.endPauses();
            List<String> wrong = new ArrayList<>(verdict.whenSettled(Duration.ofMinutes(6)));
            wrong.addAll(load.broken());
            long mails = verdict.mails();
            node.kill();
            wrong.forEach(line -> System.out.println("WRONG " + line));
            System.out.printf("settled after %d s%n", seconds(settling));
            System.out.printf(
                    "%d kills, %d webinars, %d begun by the clock, %d questions to the provider,"
                            + " %d mails, %d of them that it is live, %d hooks taken, %d things wrong%n",
                    kills,
                    load.made(),
                    verdict.begunByTheClock(),
                    provider.asked().size(),
                    mails,
                    verdict.toldLive(),
                    hooks.taken(),
                    wrong.size());
            return wrong.isEmpty();
        }
    }

    /** One life of the application: sometimes it does not even come to be. */
    private static void live(CrashedNode node, CrashLoad load, Random random) throws Exception {
        node.start();
        if (random.nextInt(100) < KILLED_WHILE_STARTING_PERCENT) {
            node.outlive(Duration.ofMillis(500 + random.nextLong(LONGEST_START.toMillis())));
        } else {
            node.awaitReady();
            load.begin();
            node.outlive(Duration.ofMillis(random.nextLong(LONGEST_LIFE.toMillis())));
        }
        node.kill();
        load.end();
    }

    private static long seconds(long since) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - since);
    }

    private static String argument(List<String> given, String name, String otherwise) {
        int at = given.indexOf(name);
        return at < 0 || at + 1 >= given.size() ? otherwise : given.get(at + 1);
    }
}
