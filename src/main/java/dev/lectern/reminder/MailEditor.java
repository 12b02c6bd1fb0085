package dev.lectern.reminder;

import dev.lectern.kit.audit.AuditLog;
import dev.lectern.kit.audit.Author;
import dev.lectern.kit.mail.Message;
import dev.lectern.kit.mail.Outbox;
import dev.lectern.kit.web.Words;
import dev.lectern.reminder.MailTemplates.Scope;
import dev.lectern.webinar.WebinarView;
import dev.lectern.workspace.WorkspaceView;
import dev.lectern.workspace.Workspaces;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What hosts do with the words of one mail, whether of a webinar or of the whole workspace. */
@ApplicationScoped
class MailEditor {
    private final MailTemplates templates;
    private final Writing writing;
    private final Workspaces workspaces;
    private final Outbox outbox;
    private final Clock clock;
    private final AuditLog log;
    private final Pool pool;

    MailEditor(
            MailTemplates templates,
            Writing writing,
            Workspaces workspaces,
            Outbox outbox,
            Clock clock,
            AuditLog log,
            Pool pool) {
        this.pool = pool;
        this.log = log;
        this.templates = templates;
        this.writing = writing;
        this.workspaces = workspaces;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * The mail that is being changed.
     *
     * @param webinar absent: the workspace's words
     */
    record Edited(MailKind kind, UUID workspace, @Nullable WebinarView webinar, Locale language) {

        Scope scope() {
            return new Scope(workspace, webinar == null ? null : webinar.id());
        }
    }

    Uni<ChosenWords> words(Edited mail) {
        return templates.chosen(mail.kind(), mail.scope(), mail.language());
    }

    /** Whoever writes what stands without them anyway has no words of their own. */
    Uni<ChosenWords> save(Edited mail, MailForm form, LetterWords reader) {
        MailText written = form.check(mail.kind(), reader);
        return words(mail)
                .chain(
                        before -> {
                            OwnWords own = OwnWords.beside(before.usual(), written, form.sent());
                            boolean usual =
                                    own.saysNothing() && form.sent() == before.usuallySent();
                            return usual ? leave(mail, before) : keep(mail, own);
                        });
    }

    private Uni<ChosenWords> leave(Edited mail, ChosenWords before) {
        return before.own() ? restore(mail) : Uni.createFrom().item(before);
    }

    private Uni<ChosenWords> keep(Edited mail, OwnWords own) {
        return noted(
                mail,
                "mail.changed",
                connection ->
                        templates.save(
                                connection, mail.kind(), mail.scope(), mail.language(), own));
    }

    Uni<ChosenWords> restore(Edited mail) {
        return noted(
                mail,
                "mail.restored",
                connection ->
                        templates.restore(connection, mail.kind(), mail.scope(), mail.language()));
    }

    private Uni<ChosenWords> noted(
            Edited mail, String deed, Function<SqlConnection, Uni<Void>> change) {
        Author by = log.author();
        return subject(mail)
                .chain(
                        subject ->
                                pool.withTransaction(
                                        connection ->
                                                change.apply(connection)
                                                        .chain(
                                                                () ->
                                                                        log.note(
                                                                                connection,
                                                                                by,
                                                                                deed,
                                                                                subject,
                                                                                which(mail)))))
                .chain(() -> words(mail));
    }

    private Uni<String> subject(Edited mail) {
        WebinarView webinar = mail.webinar();
        return webinar == null
                ? Panache.withSession(() -> workspaces.require(mail.workspace()))
                        .map(WorkspaceView::name)
                : Uni.createFrom().item(webinar.title());
    }

    private static JsonObject which(Edited mail) {
        JsonObject which =
                new JsonObject()
                        .put("mail", mail.kind().word())
                        .put("language", mail.language().getLanguage());
        WebinarView webinar = mail.webinar();
        return webinar == null ? which : which.put("webinar", webinar.id().toString());
    }

    /** The mail as somebody would get it. */
    Uni<Message> preview(Edited mail, MailText text, @Nullable String address) {
        Sample sample =
                new Sample(
                        Words.in(mail.language(), LetterWords.class),
                        mail.language().getLanguage(),
                        clock.instant());
        return Panache.withSession(() -> workspaces.require(mail.workspace()))
                .map(
                        house -> {
                            WebinarView webinar = mail.webinar();
                            return sample.subject(
                                    house,
                                    webinar == null ? sample.webinar(house) : webinar,
                                    address);
                        })
                .chain(subject -> writing.lay(mail.kind(), subject, text));
    }

    Uni<Void> sendTo(Edited mail, MailText text, String name, String address) {
        return preview(mail, text, address)
                .map(
                        message ->
                                message.named(name, message.fromName())
                                        .about(
                                                "test",
                                                "test:" + mail.kind().word(),
                                                mail.workspace()))
                .chain(message -> Panache.withTransaction(() -> outbox.send(message)))
                .replaceWithVoid();
    }
}
