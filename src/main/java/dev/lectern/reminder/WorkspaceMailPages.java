package dev.lectern.reminder;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import dev.lectern.reminder.MailEditor.Edited;
import dev.lectern.reminder.MailTemplates.Scope;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateData;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The words of mails for every webinar of a workspace, in each language. */
@Path("/settings/mail")
@Authenticated
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class WorkspaceMailPages {
    private final SecurityIdentity identity;
    private final Frame frame;
    private final MailTemplates templates;
    private final EditorPage page;

    WorkspaceMailPages(
            SecurityIdentity identity, Frame frame, MailTemplates templates, EditorPage page) {
        this.identity = identity;
        this.frame = frame;
        this.templates = templates;
        this.page = page;
    }

    @GET
    @Consumes(MediaType.WILDCARD)
    public Uni<TemplateInstance> list(@RestQuery @Nullable String language) {
        UUID workspace = admin().workspace();
        Locale chosen =
                language == null
                        ? frame.language()
                        : Words.supported(Locale.forLanguageTag(language));
        return templates
                .all(new Scope(workspace, null), chosen)
                .map(mails -> Templates.workspace(new Mails(mails, chosen.getLanguage())));
    }

    @GET
    @Path("/{kind}/{language}")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> edit(@RestPath String kind, @RestPath String language) {
        return page.show(edited(kind, language));
    }

    @POST
    @Path("/{kind}/{language}")
    public Uni<Response> act(
            @RestPath String kind, @RestPath String language, MultivaluedMap<String, String> sent) {
        return page.act(edited(kind, language), sent);
    }

    @GET
    @Path("/{kind}/{language}/preview")
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> preview(@RestPath String kind, @RestPath String language) {
        return page.preview(edited(kind, language));
    }

    @POST
    @Path("/{kind}/{language}/preview")
    public Uni<Response> preview(
            @RestPath String kind, @RestPath String language, MultivaluedMap<String, String> sent) {
        return page.preview(edited(kind, language), sent);
    }

    private Edited edited(String kind, String language) {
        Caller caller = admin();
        Locale spoken = Words.supported(Locale.forLanguageTag(language));
        return new Edited(MailKind.require(kind), caller.workspace(), null, spoken);
    }

    private Caller admin() {
        return Caller.of(identity).require(Role.ADMIN);
    }

    /** The list, drawn. */
    @TemplateData
    record Mails(List<ChosenWords> mails, String language) {
        public String at(String kind) {
            return "/settings/mail/" + kind + "/" + language;
        }

        public boolean german() {
            return language.equals("de");
        }
    }

    @CheckedTemplate(basePath = "reminder")
    static class Templates {
        static native TemplateInstance workspace(Mails page);
    }

    /** The way there. */
    static class Entry {
        @jakarta.enterprise.inject.Produces
        @Singleton
        NavigationEntry mail() {
            return new SettingsEntry(
                    "/settings/mail",
                    122,
                    "admin",
                    language -> Words.in(language, LetterWords.class).settings());
        }
    }
}
