package dev.lectern.reminder;

import dev.lectern.kit.db.Ids;
import dev.lectern.kit.db.Reads;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The words of mails as hosts changed them: the webinar's own before the workspace's before ours,
 * part by part.
 */
@ApplicationScoped
class MailTemplates {
    private final Pool database;
    private final Clock clock;
    private final Reads<Asked, ChosenWords> asked;

    MailTemplates(Pool database, Vertx vertx, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.asked = new Reads<>(vertx, mail -> chosen(mail.kind, mail.scope, mail.language));
    }

    /** The mail whose words somebody writes just now. */
    private record Asked(MailKind kind, Scope scope, Locale language) {}

    /**
     * Whose words are meant.
     *
     * @param webinar absent: those of every webinar of the workspace
     */
    record Scope(UUID workspace, @Nullable UUID webinar) {
        static Scope of(WebinarView webinar) {
            return new Scope(webinar.workspace(), webinar.id());
        }
    }

    /** A mail's words changed in one place, kept beside which mail they are of. */
    private record Kept(String kind, @Nullable UUID webinar, OwnWords words) {}

    /** The words for a webinar's mail; empty when the host turned this mail off. */
    Uni<Optional<MailText>> find(MailKind kind, WebinarView webinar) {
        return asked.ask(new Asked(kind, Scope.of(webinar), webinar.locale()))
                .map(words -> words.sent() ? Optional.of(words.text()) : Optional.empty());
    }

    Uni<ChosenWords> chosen(MailKind kind, Scope scope, Locale language) {
        return rows(scope, language, kind.word()).map(rows -> chosen(kind, scope, language, rows));
    }

    /** Every mail with its words, in the order in which people get them. */
    Uni<List<ChosenWords>> all(Scope scope, Locale language) {
        return rows(scope, language, null)
                .map(
                        rows -> {
                            List<ChosenWords> all = new ArrayList<>();
                            for (MailKind kind : MailKind.values()) {
                                all.add(chosen(kind, scope, language, rows));
                            }
                            return all;
                        });
    }

    private static ChosenWords chosen(
            MailKind kind, Scope scope, Locale language, List<Kept> rows) {
        OwnWords workspace = words(kind, null, rows);
        OwnWords webinar = scope.webinar() == null ? null : words(kind, scope.webinar(), rows);
        ChosenWords words =
                ChosenWords.of(kind, MailText.standard(kind, language), workspace, webinar);
        return scope.webinar() == null ? words : words.inWebinar(webinar != null);
    }

    private static @Nullable OwnWords words(
            MailKind kind, @Nullable UUID webinar, List<Kept> rows) {
        return rows.stream()
                .filter(row -> row.kind().equals(kind.word()))
                .filter(row -> Objects.equals(row.webinar(), webinar))
                .map(Kept::words)
                .findFirst()
                .orElse(null);
    }

    private Uni<List<Kept>> rows(Scope scope, Locale language, @Nullable String kind) {
        return database.preparedQuery(
                        """
                        select * from mail_template
                        where workspace_id = $1 and language = $2
                          and ($3::text is null or kind = $3)
                          and (webinar_id = $4 or webinar_id is null)
                        """)
                .execute(Tuple.of(scope.workspace(), language.getLanguage(), kind, scope.webinar()))
                .map(
                        rows -> {
                            List<Kept> kept = new ArrayList<>();
                            rows.forEach(row -> kept.add(kept(row)));
                            return kept;
                        });
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getString("kind"),
                row.getUUID("webinar_id"),
                new OwnWords(
                        row.getString("subject"),
                        row.getString("headline"),
                        row.getString("body"),
                        row.getString("button"),
                        row.getBoolean("sent")));
    }

    /** Keeps what a host wrote; where it says the same as without it, nothing is kept. */
    Uni<Void> save(
            SqlConnection connection, MailKind kind, Scope scope, Locale language, OwnWords words) {
        String target =
                scope.webinar() == null
                        ? "(workspace_id, kind, language) where webinar_id is null"
                        : "on constraint mail_template_of_webinar";
        return connection
                .preparedQuery(
                        """
                        insert into mail_template (id, workspace_id, webinar_id, kind, language,
                            subject, headline, body, button, sent, changed_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                        on conflict %s do update set
                            subject = excluded.subject, headline = excluded.headline,
                            body = excluded.body, button = excluded.button, sent = excluded.sent,
                            changed_at = excluded.changed_at
                        """
                                .formatted(target))
                .execute(
                        Tuple.from(
                                new Object[] {
                                    Ids.next(),
                                    scope.workspace(),
                                    scope.webinar(),
                                    kind.word(),
                                    language.getLanguage(),
                                    words.subject(),
                                    words.headline(),
                                    words.text(),
                                    words.button(),
                                    words.sent(),
                                    clock.instant().atOffset(ZoneOffset.UTC)
                                }))
                .replaceWithVoid();
    }

    /** Back to the words that stand without it. */
    Uni<Void> restore(SqlConnection connection, MailKind kind, Scope scope, Locale language) {
        return connection
                .preparedQuery(
                        """
                        delete from mail_template
                        where workspace_id = $1 and webinar_id is not distinct from $2
                          and kind = $3 and language = $4
                        """)
                .execute(
                        Tuple.of(
                                scope.workspace(),
                                scope.webinar(),
                                kind.word(),
                                language.getLanguage()))
                .replaceWithVoid();
    }

    /** Of a webinar that is gone. */
    Uni<Void> forget(UUID webinar) {
        return database.preparedQuery("delete from mail_template where webinar_id = $1")
                .execute(Tuple.of(webinar))
                .replaceWithVoid();
    }
}
