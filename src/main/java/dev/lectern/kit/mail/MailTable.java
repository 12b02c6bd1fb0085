package dev.lectern.kit.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table of mails as sending uses it; every statement is a transaction of its own, and serves
 * all mails that need it at the moment.
 */
@ApplicationScoped
class MailTable {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String LOAD =
            """
            select id, workspace_id, kind, letter, about, message, reference from mail
            where id = any($1) and state in ('queued', 'failed')
            """;

    /** The limit is used up until an hour after the mail that is so many mails back. */
    private static final String HINDRANCES =
            """
            select exists (select 1 from mail_suppression s where s.address = asked.address
                       and (s.workspace_id is null or s.workspace_id = asked.workspace_id)),
                   (select sent_at from mail where mail.address = asked.address and sent_at > $3
                       order by sent_at desc offset asked.most - 1 limit 1)
            from unnest($1::text[], $2::uuid[], $4::int[]) with ordinality
                as asked (address, workspace_id, most, place)
            order by place
            """;

    private static final String SETTLE =
            """
            update mail set state = ended.state, words = ended.words, address = ended.address,
                subject = ended.subject, sent_at = ended.sent_at, boxed = ended.message is not null,
                message = ended.message::jsonb, read_by = ended.read_by
            from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[],
                    $6::timestamptz[], $7::text[], $8::text[])
                as ended (id, state, words, address, subject, sent_at, message, read_by)
            where mail.id = ended.id and mail.state in ('queued', 'failed')
            """;
    private static final String NOTE =
            """
            update mail set words = $2, state = $3, address = coalesce($4, address),
                subject = coalesce($5, subject)
            where id = $1 and state in ('queued', 'failed')
            """;

    private final Pool pool;
    private final Together<UUID, @Nullable Queued> loads = new Together<>(this::loadAll);
    private final Together<Recipient, @Nullable Hindrances> questions =
            new Together<>(this::hindrancesOf);
    private final Together<Settled, @Nullable Void> settlements = new Together<>(this::settleAll);

    MailTable(Pool pool) {
        this.pool = pool;
    }

    /** A mail that waits to be sent: a letter to be written, or a message as it is. */
    record Queued(
            @Nullable UUID workspace,
            String kind,
            @Nullable String letter,
            @Nullable JsonObject about,
            @Nullable JsonObject message,
            @Nullable String reference) {

        JsonObject aboutOrEmpty() {
            return about == null ? new JsonObject() : about;
        }

        JsonObject messageOrEmpty() {
            return message == null ? new JsonObject() : message;
        }
    }

    /** Nothing when it was sent, withdrawn or never queued. */
    Uni<@Nullable Queued> load(UUID id) {
        return loads.ask(id);
    }

    private Uni<List<@Nullable Queued>> loadAll(List<UUID> ids) {
        return pool.preparedQuery(LOAD)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(
                        rows -> {
                            Map<UUID, Queued> found = new HashMap<>();
                            rows.forEach(row -> found.put(row.getUUID(0), queued(row)));
                            List<@Nullable Queued> answers = new ArrayList<>();
                            ids.forEach(id -> answers.add(found.get(id)));
                            return answers;
                        });
    }

    private static Queued queued(Row row) {
        return new Queued(
                row.getUUID(1),
                row.getString(2),
                row.getString(3),
                row.get(JsonObject.class, 4),
                row.get(JsonObject.class, 5),
                row.getString(6));
    }

    /**
     * What stands between a mail and its recipient.
     *
     * @param limitUntil when the recipient may get more; absent: now
     */
    record Hindrances(boolean suppressed, @Nullable Instant limitUntil) {}

    /** Somebody who is about to get a mail, and how many they may get within the hour. */
    record Recipient(String address, @Nullable UUID workspace, Instant now, int limit) {}

    Uni<Hindrances> hindrances(Recipient recipient) {
        return questions.ask(recipient);
    }

    private Uni<List<@Nullable Hindrances>> hindrancesOf(List<Recipient> recipients) {
        Recipient last = recipients.get(recipients.size() - 1);
        Tuple tuple =
                Tuple.of(
                        recipients.stream()
                                .map(one -> one.address().toLowerCase(Locale.ROOT))
                                .toArray(String[]::new),
                        recipients.stream().map(Recipient::workspace).toArray(UUID[]::new),
                        last.now().minus(HOUR).atOffset(ZoneOffset.UTC),
                        recipients.stream().map(Recipient::limit).toArray(Integer[]::new));
        return pool.preparedQuery(HINDRANCES)
                .execute(tuple)
                .map(
                        rows -> {
                            List<@Nullable Hindrances> answers = new ArrayList<>();
                            rows.forEach(row -> answers.add(hindrances(row)));
                            return answers;
                        });
    }

    private static Hindrances hindrances(Row row) {
        OffsetDateTime sent = row.getOffsetDateTime(1);
        return new Hindrances(row.getBoolean(0), sent == null ? null : sent.toInstant().plus(HOUR));
    }

    /** What became of a mail. */
    private record Settled(Envelope envelope, String state, String words, boolean keep) {
        @Nullable OffsetDateTime sentAt() {
            return state.equals("sent") ? envelope.now().atOffset(ZoneOffset.UTC) : null;
        }
    }

    /** Records what became of a mail; what it said is kept only where it is to be read. */
    Uni<Void> settle(Envelope envelope, String state, String words, boolean keep) {
        return settlements.ask(new Settled(envelope, state, words, keep));
    }

    private Uni<List<@Nullable Void>> settleAll(List<Settled> all) {
        Tuple tuple =
                Tuple.from(
                        new Object[] {
                            all.stream().map(one -> one.envelope().id()).toArray(UUID[]::new),
                            texts(all, Settled::state),
                            texts(all, Settled::words),
                            texts(all, one -> address(one.envelope())),
                            texts(all, one -> one.envelope().message().subject()),
                            all.stream().map(Settled::sentAt).toArray(OffsetDateTime[]::new),
                            texts(all, one -> one.keep() ? kept(one.envelope()).encode() : null),
                            texts(all, one -> one.envelope().message().readBy())
                        });
        return pool.preparedQuery(SETTLE)
                .execute(tuple)
                .map(rows -> new ArrayList<>(Collections.nCopies(all.size(), null)));
    }

    private static String[] texts(List<Settled> all, Function<Settled, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static String address(Envelope envelope) {
        return envelope.message().to().toLowerCase(Locale.ROOT);
    }

    private static JsonObject kept(Envelope envelope) {
        JsonObject headers = new JsonObject();
        envelope.headers().forEach(headers::put);
        return MessageJson.of(envelope.message()).put("headers", headers);
    }

    /** Notes that it will not go, and why. */
    Uni<Void> drop(UUID id, String why, String state) {
        return pool.preparedQuery(NOTE)
                .execute(Tuple.of(id, why, state, null, null))
                .replaceWithVoid();
    }

    /** Notes the server's words about a mail that is to go again. */
    Uni<Void> note(Envelope envelope, String words, String state) {
        String subject = envelope.message().subject();
        return pool.preparedQuery(NOTE)
                .execute(Tuple.of(envelope.id(), words, state, address(envelope), subject))
                .replaceWithVoid();
    }
}
