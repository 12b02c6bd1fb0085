package dev.lectern.crash;

import dev.lectern.call.CallId;
import dev.lectern.call.stream.StreamStub;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Compares, once nothing is left to do, what we know with what the provider holds. */
class CrashVerdict {
    /** Went on in another call and stays for its recordings. */
    private static final String KEPT = "KEPT";

    private static final Set<String> OVER = Set.of("ENDED", KEPT);
    private static final String UNFINISHED =
            """
            select kind || ' is ' || state || ' after ' || attempts || ' attempts, due in '
                || round(extract(epoch from due_at - now())) || ' s: ' || coalesce(last_error, '')
            from work where kind <> 'call.expire'
            and (state = 'running' or state = 'waiting'
                and (due_at < now() + interval '1 minute' or last_error is not null))
            and (%s or last_error is distinct from 'Somebody was mailed just before.')
            """;
    private static final String BUSY = UNFINISHED.formatted(false);
    private static final String LEFT = UNFINISHED.formatted(true);
    private static final String PARKED =
            "select kind || ': ' || coalesce(last_error, '') from work where state = 'parked'";
    private static final String HALF_DONE =
            """
            select o.id || ' is ' || o.state || ', its call ' || coalesce(c.state, 'missing')
            from occurrence o left join call c on c.occurrence_id = o.id
            where (o.state = 'LIVE') <> coalesce(c.state = 'LIVE', false)
               or o.state = 'CANCELLED' and c.state <> 'RELEASED'
               or c.state in ('PENDING', 'FAILING')
            """;
    private static final String CALLS_OF_NOBODY =
            """
            select c.occurrence_id || ' is ' || c.state || ' and belongs to nothing'
            from call c left join occurrence o on o.id = c.occurrence_id
            where o.id is null and c.state <> 'RELEASED'
            """;

    /** Whoever got a place is told so once; if meanwhile the webinar is off, it was moot. */
    private static final String CONFIRMED_NOT_ONCE =
            """
            select r.email || ' has a place and ' || count(m.id) || ' confirmations, of which '
                || count(m.id) filter (where m.state in ('sent', 'moot')) || ' done'
            from registration r
            left join mail m on m.kind = 'person.confirmation'
                and m.reference = 'registration:' || r.id
            where r.status = 'approved'
            group by r.id, r.email
            having count(m.id) <> 1 or count(*) filter (where m.state in ('sent', 'moot')) <> 1
            """;

    private static final String CANCELLATION_NOT_ONCE =
            """
            select r.email || ' was to hear once that it is off and did '
                || count(m.id) filter (where m.state = 'sent') || ' times'
            from registration r
            join webinar w on w.id = r.webinar_id and w.state = 'CANCELLED'
            left join mail m on m.kind = 'person.cancelled'
                and m.reference = 'registration:' || r.id
            where r.status = 'approved' and exists (
                select 1 from occurrence o where o.webinar_id = w.id and o.state = 'CANCELLED')
            group by r.id, r.email having count(m.id) filter (where m.state = 'sent') <> 1
            """;

    private static final String ROOMS_OF_OUR_OWN = "select id from builtin_room";
    private static final String MAILED_TWICE =
            """
            select address || ' got ' || count(*) || ' of ' || kind || ' for one reason' from mail
            where once_key is not null and state = 'sent'
            group by address, kind, once_key having count(*) > 1
            """;
    private static final String MAIL_LEFT =
            "select kind || ' to ' || coalesce(address, reference) || ' is ' || state from mail"
                    + " where state not in ('sent', 'moot')"
                    + " and id in (select id from work where due_at < now())";

    private static final String NOT_BEGUN =
            """
            select o.id || ' was to begin by itself at ' || o.starts_at || ' and did not'
            from occurrence o join webinar w on w.id = o.webinar_id
            where w.auto_start and w.state = 'PUBLISHED' and o.state = 'SCHEDULED'
                and o.starts_at < now() - interval '20 seconds'
            """;
    private static final String BEGUN_BY_THE_CLOCK =
            """
            select count(*) from occurrence o join webinar w on w.id = o.webinar_id
            where w.auto_start and o.started_at >= o.starts_at
            """;

    private final DataSource database;
    private final StreamStub provider;
    private final CrashHooks hooks;

    CrashVerdict(DataSource database, StreamStub provider, CrashHooks hooks) {
        this.database = database;
        this.provider = provider;
        this.hooks = hooks;
    }

    /** What failed while the provider was out is tried again now and not after its pause. */
    void endPauses() throws SQLException {
        update(
                """
                update work set due_at = now()
                where state = 'waiting' and last_error is not null and due_at > now()
                """);
    }

    /** What only goes out: nothing else stands on the minute that it would wait. */
    private void hasten() throws SQLException {
        update(
                """
                update work set due_at = now()
                where state = 'waiting' and kind in ('mail', 'webhook.attendance')
                    and due_at between now() and now() + interval '1 minute'
                """);
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** Whoever was mailed just before was so long ago, and is told now that it is live. */
    private void endQuiet() throws SQLException {
        update(LiveVerdict.END_QUIET);
        endPauses();
    }

    private void settle(String unfinished, long deadline)
            throws SQLException, InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        while (!lines(unfinished).isEmpty() && System.nanoTime() < deadline) {
            hasten();
            never.await(500, TimeUnit.MILLISECONDS);
        }
    }

    /** What is wrong, in sentences. */
    List<String> whenSettled(Duration patience) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        settle(BUSY, deadline);
        List<String> wrong = new ArrayList<>(lines(LiveVerdict.NOT_ONCE));
        endQuiet();
        settle(LEFT, deadline);
        wrong.addAll(lines(LiveVerdict.AT_LAST_NOT_ONCE));
        lines(LEFT).forEach(line -> wrong.add("not done: " + line));
        wrong.addAll(lines(PARKED));
        wrong.addAll(lines(HALF_DONE));
        wrong.addAll(lines(CALLS_OF_NOBODY));
        wrong.addAll(lines(CONFIRMED_NOT_ONCE));
        wrong.addAll(lines(CANCELLATION_NOT_ONCE));
        wrong.addAll(lines(MAILED_TWICE));
        wrong.addAll(lines(MAIL_LEFT));
        wrong.addAll(lines(NOT_BEGUN));
        wrong.addAll(lines(HookVerdict.NOT_DELIVERED));
        wrong.addAll(lines(HookVerdict.BEGAN_NOT_ONCE));
        wrong.addAll(lines(HookVerdict.CANCELLED_NOT_ONCE));
        wrong.addAll(lines(HookVerdict.REGISTERED_NOT_ONCE));
        lines(HookVerdict.DELIVERED).stream()
                .filter(id -> !hooks.took(id))
                .forEach(id -> wrong.add("delivered and never taken: " + id));
        wrong.addAll(differences(known("stream"), provider));
        Set<String> ours = known("builtin").keySet();
        lines(ROOMS_OF_OUR_OWN).stream()
                .filter(id -> !ours.contains(id))
                .forEach(id -> wrong.add("orphan: a room of our own, " + id + ", is for nobody"));
        return wrong;
    }

    /** Our calls by id and state against what the provider holds and ever made. */
    static List<String> differences(Map<String, String> known, StreamStub provider) {
        List<String> wrong = new ArrayList<>();
        Set<String> held = new HashSet<>(provider.calls().held());
        held.stream()
                .filter(id -> !known.containsKey(id))
                .forEach(id -> wrong.add("orphan: the provider holds " + id + " for nobody"));
        known.forEach((id, state) -> difference(id, state, provider).ifPresent(wrong::add));
        Set<String> once = new HashSet<>();
        provider.calls().made().stream()
                .filter(id -> !once.add(id))
                .forEach(id -> wrong.add("double: " + id + " was made twice"));
        Set<UUID> occurrences = new HashSet<>();
        held.stream()
                .filter(id -> !KEPT.equals(known.get(id)))
                .map(id -> CallId.parse(id).orElseThrow().occurrence())
                .filter(occurrence -> !occurrences.add(occurrence))
                .forEach(one -> wrong.add("double: two calls are held for " + one));
        return wrong;
    }

    private static Optional<String> difference(String id, String state, StreamStub provider) {
        JsonObject there = provider.calls().get(id);
        if (there == null) {
            return Optional.of(id + " is " + state + " here and missing there");
        }
        boolean over = there.getValue("ended_at") != null;
        boolean live = !over && !there.getBoolean("backstage");
        boolean same = live == state.equals("LIVE") && over == OVER.contains(state);
        String theirs = live ? "live" : over ? "over" : "waiting";
        return same
                ? Optional.empty()
                : Optional.of(id + " is " + state + " here and " + theirs + " there");
    }

    private Map<String, String> known(String provider) throws SQLException {
        Map<String, String> known = new HashMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                select occurrence_id, generation, state from call
                                where state in ('READY', 'LIVE', 'ENDED') and provider = '%1$s'
                                union all select occurrence_id, generation, 'KEPT'
                                from earlier_call where provider = '%1$s'
                                """
                                        .formatted(provider))) {
            while (rows.next()) {
                CallId id = new CallId(rows.getObject(1, UUID.class), rows.getInt(2));
                known.put(id.toString(), rows.getString(3));
            }
        }
        return known;
    }

    /** How many were sent, for the last line. */
    long mails() throws SQLException {
        return Long.parseLong(lines("select count(*) from mail where state = 'sent'").get(0));
    }

    long begunByTheClock() throws SQLException {
        return Long.parseLong(lines(BEGUN_BY_THE_CLOCK).get(0));
    }

    long toldLive() throws SQLException {
        return Long.parseLong(lines(LiveVerdict.TOLD).get(0));
    }

    private List<String> lines(String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
