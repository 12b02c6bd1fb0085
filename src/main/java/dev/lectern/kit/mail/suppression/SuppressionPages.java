package dev.lectern.kit.mail.suppression;

import dev.lectern.kit.mail.suppression.Suppressions.Suppressed;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Addresses that get no more news and reminders, for admins to see and to lift. */
@Path("/settings/suppressions")
@RolesAllowed("admin")
class SuppressionPages {
    private static final String HERE = "/settings/suppressions";

    private final Suppressions suppressions;
    private final Lifting lifting;
    private final SecurityIdentity identity;
    private final Frame frame;

    SuppressionPages(
            Suppressions suppressions, Lifting lifting, SecurityIdentity identity, Frame frame) {
        this.suppressions = suppressions;
        this.lifting = lifting;
        this.identity = identity;
        this.frame = frame;
    }

    @GET
    public Uni<TemplateInstance> list(
            @RestQuery @Nullable String q, @RestQuery @Nullable String cursor) {
        String words = q == null ? "" : q.strip();
        return suppressions
                .list(
                        identity.getAttribute("workspace"),
                        words.isEmpty() ? null : words,
                        SliceQuery.of(null, cursor))
                .map(found -> Templates.list(found, words, older(found, words)));
    }

    private static @Nullable String older(Slice<Suppressed> found, String words) {
        return found.next() == null
                ? null
                : HERE
                        + "?cursor="
                        + found.next()
                        + "&q="
                        + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @POST
    @Path("/{id}/lift")
    public Uni<Response> lift(@RestPath UUID id) {
        SuppressionWords words = Words.in(frame.language(), SuppressionWords.class);
        return lifting.lift(id).map(done -> SeeOther.page(HERE, words.lifted()));
    }

    @Produces
    @Singleton
    static NavigationEntry entry() {
        return new SettingsEntry(
                HERE, 124, "admin", language -> Words.in(language, SuppressionWords.class).title());
    }

    @CheckedTemplate(basePath = "suppression")
    static class Templates {
        static native TemplateInstance list(
                Slice<Suppressed> held, String q, @Nullable String older);
    }
}
