package dev.lectern.registration;

import dev.lectern.kit.idempotency.AnswersAbout;
import dev.lectern.kit.mail.MailLog;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Forgets that people were invited, with what the mails about it say of them. */
@ApplicationScoped
class ForgottenInvitations {
    private final MailLog mails;

    ForgottenInvitations(MailLog mails) {
        this.mails = mails;
    }

    /** Of somebody in a whole workspace. */
    Uni<Void> of(SqlClient transaction, UUID workspace, String key) {
        return forget(
                transaction,
                "where workspace_id = $1 and email_key = $2",
                Tuple.of(workspace, key));
    }

    /** Of those who have these places, to the webinars they are in. */
    Uni<Void> ofPlaces(SqlClient transaction, List<UUID> places) {
        return forget(
                transaction,
                """
                using registration r
                where r.id = any($1)
                  and registration_invitation.webinar_id = r.webinar_id
                  and registration_invitation.email_key = r.email_key
                """,
                Tuple.of((Object) places.toArray(UUID[]::new)));
    }

    /** Of everybody who was invited to a webinar. */
    Uni<Void> of(SqlClient transaction, UUID webinar) {
        return forget(transaction, "where webinar_id = $1", Tuple.of(webinar));
    }

    private Uni<Void> forget(SqlClient transaction, String whose, Tuple values) {
        return transaction
                .preparedQuery(
                        "delete from registration_invitation "
                                + whose
                                + " returning registration_invitation.id,"
                                + " registration_invitation.webinar_id")
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).toList())
                .call(gone -> mails.erase(transaction, references(gone)))
                .chain(gone -> answers(transaction, webinars(gone)));
    }

    /** What programs were answered who invited people to these webinars: it names all of them. */
    Uni<Void> answers(SqlClient transaction, Collection<UUID> webinars) {
        return AnswersAbout.forget(transaction, webinars, "/invitations");
    }

    private static List<String> references(List<Row> gone) {
        return gone.stream().map(row -> InvitationView.reference(row.getUUID("id"))).toList();
    }

    private static Set<UUID> webinars(List<Row> gone) {
        return gone.stream().map(row -> row.getUUID("webinar_id")).collect(Collectors.toSet());
    }
}
