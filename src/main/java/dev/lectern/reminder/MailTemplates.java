package dev.lectern.reminder;

import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The words of mails as hosts changed them: the webinar's own before the workspace's before ours.
 */
@ApplicationScoped
class MailTemplates {
    private final Pool database;

    MailTemplates(Pool database) {
        this.database = database;
    }

    /** The words for a webinar's mail; empty when the host turned this mail off. */
    Uni<Optional<MailText>> find(MailKind kind, WebinarView webinar) {
        MailText standard = MailText.standard(kind, webinar.locale());
        return database.preparedQuery(
                        """
                        select * from mail_template
                        where workspace_id = $1 and kind = $2 and language = $3
                          and (webinar_id = $4 or webinar_id is null)
                        order by webinar_id nulls last limit 1
                        """)
                .execute(
                        Tuple.of(
                                webinar.workspace(),
                                kind.word(),
                                webinar.locale().getLanguage(),
                                webinar.id()))
                .map(
                        rows ->
                                rows.size() == 0
                                        ? Optional.of(standard)
                                        : chosen(rows.iterator().next(), standard));
    }

    private static Optional<MailText> chosen(Row row, MailText standard) {
        if (!row.getBoolean("sent")) {
            return Optional.empty();
        }
        return Optional.of(
                new MailText(
                        or(row.getString("subject"), standard.subject()),
                        or(row.getString("headline"), standard.headline()),
                        or(row.getString("body"), standard.text()),
                        or(row.getString("button"), standard.button())));
    }

    private static String or(String own, String standard) {
        return own == null || own.isBlank() ? standard : own;
    }
}
