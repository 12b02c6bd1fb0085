package dev.lectern.workspace.key;

import dev.lectern.account.Visit;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Mistakes;
import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The keys of a workspace: making one, which is shown once, and revoking. */
@Path("/settings/keys")
@Authenticated
class KeyPages {
    private static final String HERE = "/settings/keys";

    private final SecurityIdentity identity;
    private final Keys keys;
    private final Frame frame;
    private final Clock clock;

    KeyPages(SecurityIdentity identity, Keys keys, Frame frame, Clock clock) {
        this.identity = identity;
        this.keys = keys;
        this.frame = frame;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "workspace")
    static class Templates {
        static native TemplateInstance keys(
                List<KeyView> keys, @Nullable String made, String name, Mistakes errors);
    }

    @GET
    @WithSession
    public Uni<TemplateInstance> list() {
        return keys.list(caller().workspace())
                .map(all -> Templates.keys(all, null, "", Mistakes.none()));
    }

    /**
     * Answers with the page itself and not with a redirect: the key is shown here and never again.
     */
    @POST
    public Uni<Response> make(
            @RestForm @Nullable String name,
            @RestForm @Nullable String scope,
            @RestForm @Nullable Integer days,
            RoutingContext request) {
        Caller caller = caller();
        KeyForm form = new KeyForm(name, scope == null ? null : List.of(scope), expiry(days));
        Mistakes mistakes = form.check(clock.instant(), words());
        if (!mistakes.isEmpty()) {
            String typed = name == null ? "" : name;
            return Panache.withSession(() -> keys.list(caller.workspace()))
                    .map(all -> Answer.mend(Templates.keys(all, null, typed, mistakes)));
        }
        String address = Visit.of(request.request()).address();
        return Panache.withTransaction(() -> keys.make(caller, form.wish(caller), address))
                .chain(key -> made(caller, key));
    }

    private Uni<Response> made(Caller caller, KeyView key) {
        return Panache.withSession(() -> keys.list(caller.workspace()))
                .map(all -> Answer.ok(Templates.keys(all, key.key(), "", Mistakes.none())));
    }

    private @Nullable Instant expiry(@Nullable Integer days) {
        return days == null || days <= 0 ? null : clock.instant().plus(Duration.ofDays(days));
    }

    @POST
    @Path("/{id}/revoke")
    @WithTransaction
    public Uni<Response> revoke(@RestPath UUID id, RoutingContext request) {
        return keys.revoke(caller(), id, Visit.of(request.request()).address())
                .replaceWith(() -> SeeOther.page(HERE, words().revoked()));
    }

    private Caller caller() {
        return Caller.of(identity).require(Role.ADMIN);
    }

    private KeyWords words() {
        return Words.in(frame.language(), KeyWords.class);
    }

    @Produces
    @Singleton
    static NavigationEntry entry() {
        return new SettingsEntry(
                HERE, 120, "admin", language -> Words.in(language, KeyWords.class).title());
    }
}
