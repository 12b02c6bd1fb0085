package dev.lectern.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own bench inserting the rows that one registration leaves (the person, their mail
 * and the work that sends it), each registration in a transaction of its own.
 */
record PgBench(String address, String user, String password) {
    private static final int SECONDS = 8;
    private static final String SCRIPT =
            """
            \\set n random(1, 2000000000)
            begin;
            insert into registration (id, workspace_id, webinar_id, email, email_key, name, language,
                status, created_at, changed_at)
            values (gen_random_uuid(), '%1$s', '%2$s', 'b' || :n || '@example.com',
                gen_random_uuid()::text, 'Person ' || :n, 'en', 'approved', now(), now());
            insert into mail (id, workspace_id, kind, letter, about, reference, created_at)
            values (gen_random_uuid(), '%1$s', 'person.confirmation', 'person.confirmation',
                '{"registration": "b"}', 'registration:' || gen_random_uuid(), now());
            insert into work (id, kind, payload, due_at, workspace_id, created_at)
            values (gen_random_uuid(), 'mail', '{}', now() + interval '1 year', '%1$s', now());
            commit;
            """;
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    /** Transactions a second; nothing where PostgreSQL's programs are not installed. */
    OptionalDouble run(UUID workspace, UUID webinar, int clients) {
        try {
            Path script = Files.createTempFile("registration", ".sql");
            Files.writeString(script, SCRIPT.formatted(workspace, webinar));
            Matcher server = Pattern.compile("//([^:/]+):(\\d+)/(\\w+)").matcher(address);
            if (!server.find()) {
                throw new IllegalStateException("No address of a database: " + address);
            }
            ProcessBuilder bench =
                    new ProcessBuilder(
                            "pgbench",
                            "-n",
                            "-M",
                            "prepared",
                            "-c",
                            String.valueOf(clients),
                            "-j",
                            "2",
                            "-T",
                            String.valueOf(SECONDS),
                            "-f",
                            script.toString(),
                            "-h",
                            server.group(1),
                            "-p",
                            server.group(2),
                            "-U",
                            user,
                            server.group(3));
            bench.environment().put("PGPASSWORD", password);
            Process process = bench.redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(60, TimeUnit.SECONDS);
            Matcher rate = RATE.matcher(said);
            return rate.find()
                    ? OptionalDouble.of(Double.parseDouble(rate.group(1)))
                    : OptionalDouble.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        } catch (IOException notInstalled) {
            if (notInstalled.getMessage().contains("pgbench")) {
                return OptionalDouble.empty();
            }
            throw new UncheckedIOException(notInstalled);
        }
    }
}
