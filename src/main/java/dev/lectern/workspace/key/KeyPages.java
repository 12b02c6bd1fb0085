package dev.lectern.workspace.key;

import dev.lectern.account.Visit;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import dev.lectern.workspace.Scope;
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
import java.util.Set;
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

    /** What stands in the form. */
    record Typed(String name, String scope, String days) {
        private static final Typed NOTHING = new Typed("", Scope.WRITE.word(), "0");
        private static final Set<String> OFFERED = Set.of("0", "30", "90", "365");

        static Typed of(@Nullable String name, @Nullable String scope, @Nullable String days) {
            return new Typed(
                    name == null ? "" : name,
                    scope == null ? NOTHING.scope : scope,
                    days == null ? NOTHING.days : days);
        }

        boolean offersDays() {
            return OFFERED.contains(days);
        }

        @Nullable Instant expiry(Instant now) {
            return offersDays() && !days.equals("0")
                    ? now.plus(Duration.ofDays(Long.parseLong(days)))
                    : null;
        }
    }

    @CheckedTemplate(basePath = "workspace")
    static class Templates {
        static native TemplateInstance keys(
                List<KeyView> keys, @Nullable String made, Typed typed, Mistakes errors);
    }

    @GET
    @WithSession
    public Uni<TemplateInstance> list() {
        return keys.list(caller().workspace())
                .map(all -> Templates.keys(all, null, Typed.NOTHING, Mistakes.none()));
    }

    /**
     * Answers with the page itself and not with a redirect: the key is shown here and never again.
     */
    @POST
    public Uni<Response> make(
            @RestForm @Nullable String name,
            @RestForm @Nullable String scope,
            @RestForm @Nullable String days,
            RoutingContext request) {
        Caller caller = caller();
        Instant now = clock.instant();
        Typed typed = Typed.of(name, scope, days);
        KeyForm form = new KeyForm(typed.name(), null, typed.scope(), typed.expiry(now), null);
        Mistakes mistakes =
                form.check(now, words()).when(!typed.offersDays(), "days", words().noDays());
        if (!mistakes.isEmpty()) {
            return Panache.withSession(() -> keys.list(caller.workspace()))
                    .map(all -> Answer.mend(Templates.keys(all, null, typed, mistakes)));
        }
        String address = Visit.of(request).address();
        return Panache.withTransaction(() -> keys.make(caller, form.wish(caller), address))
                .chain(key -> made(caller, key));
    }

    private Uni<Response> made(Caller caller, KeyView key) {
        return Panache.withSession(() -> keys.list(caller.workspace()))
                .map(
                        all ->
                                Answer.ok(
                                        Templates.keys(
                                                all, key.key(), Typed.NOTHING, Mistakes.none())));
    }

    @POST
    @Path("/{id}/revoke")
    @WithTransaction
    public Uni<Response> revoke(@RestPath UUID id, RoutingContext request) {
        return keys.revoke(caller(), id, Visit.of(request).address())
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
                HERE, 130, "admin", language -> Words.in(language, KeyWords.class).title());
    }
}
