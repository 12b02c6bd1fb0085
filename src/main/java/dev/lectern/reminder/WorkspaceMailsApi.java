package dev.lectern.reminder;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import dev.lectern.reminder.MailEditor.Edited;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The words of mails for every webinar of a workspace, in each language, for programs. */
@Path("/api/v1/mails")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mails")
class WorkspaceMailsApi {
    private final SecurityIdentity identity;
    private final MailTemplates templates;
    private final MailEditor editor;
    private final Frame frame;

    WorkspaceMailsApi(
            SecurityIdentity identity, MailTemplates templates, MailEditor editor, Frame frame) {
        this.identity = identity;
        this.templates = templates;
        this.editor = editor;
        this.frame = frame;
    }

    @GET
    @Operation(summary = "What each mail of the workspace says in a language, and whether it goes")
    public Uni<JsonObject> list(@RestQuery @Nullable String language) {
        Edited any = edited(MailKind.CONFIRMATION, language);
        return templates
                .all(any.scope(), any.language())
                .map(all -> ChosenWords.list(all, any.language()));
    }

    @GET
    @Path("/{kind}")
    @Operation(summary = "What one mail of the workspace says, and whether it goes")
    public Uni<JsonObject> get(@RestPath String kind, @RestQuery @Nullable String language) {
        Edited mail = edited(MailKind.require(kind), language);
        return editor.words(mail).map(words -> words.json(mail.language()));
    }

    @PUT
    @Path("/{kind}")
    @Operation(summary = "Change subject, headline, text, button, or whether it goes")
    public Uni<JsonObject> change(
            @RestPath String kind,
            @RestQuery @Nullable String language,
            @Nullable JsonObject body) {
        Edited mail = edited(MailKind.require(kind), language);
        return form(mail, body)
                .chain(form -> editor.save(mail, form, words()))
                .map(words -> words.json(mail.language()));
    }

    @DELETE
    @Path("/{kind}")
    @Operation(summary = "Restore the words that stand without any of your own")
    public Uni<JsonObject> restore(@RestPath String kind, @RestQuery @Nullable String language) {
        Edited mail = edited(MailKind.require(kind), language);
        return editor.restore(mail).map(words -> words.json(mail.language()));
    }

    @POST
    @Path("/{kind}/preview")
    @Operation(summary = "The mail as it would be sent, with these words or those that stand")
    public Uni<JsonObject> preview(
            @RestPath String kind,
            @RestQuery @Nullable String language,
            @Nullable JsonObject body) {
        Edited mail = edited(MailKind.require(kind), language);
        return form(mail, body)
                .map(form -> form.check(mail.kind(), words()))
                .chain(text -> editor.preview(mail, text, null))
                .map(MailsApi::shown);
    }

    private Uni<MailForm> form(Edited mail, @Nullable JsonObject body) {
        JsonObject said = body == null ? new JsonObject() : body;
        return editor.words(mail).map(before -> MailForm.of(said, before));
    }

    /** In English where no language is named. */
    private Edited edited(MailKind kind, @Nullable String language) {
        Caller caller = Caller.of(identity).require(Role.ADMIN);
        Locale spoken =
                language == null
                        ? Locale.ENGLISH
                        : Words.supported(Locale.forLanguageTag(language));
        return new Edited(kind, caller.workspace(), null, spoken);
    }

    private LetterWords words() {
        return Words.in(frame.language(), LetterWords.class);
    }
}
