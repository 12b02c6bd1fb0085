package dev.lectern.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import dev.lectern.workspace.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Webinars as the public page needs them: read at most four times a second each, however many
 * people come at the same time.
 */
@ApplicationScoped
class PublicWebinars {
    private static final Duration FRESH = Duration.ofMillis(250);

    private final Webinars webinars;
    private final Cache<String, WebinarView> bySlug =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(2_000).build();
    private final Cache<UUID, WebinarView> byId =
            Caffeine.newBuilder().expireAfterWrite(FRESH).maximumSize(2_000).build();

    PublicWebinars(Webinars webinars) {
        this.webinars = webinars;
    }

    /** A webinar that has been announced; drafts are nobody's business. */
    Uni<WebinarView> require(String slug) {
        WebinarView kept = bySlug.getIfPresent(slug);
        if (kept != null) {
            return Uni.createFrom().item(kept);
        }
        return webinars.findBySlug(slug)
                .map(found -> found.filter(PublicWebinars::announced))
                .map(found -> found.orElseThrow(PublicWebinars::unknown))
                .invoke(found -> bySlug.put(slug, found));
    }

    /** The same as it stands now, to whoever was refused by it. */
    Uni<WebinarView> afresh(WebinarView webinar) {
        bySlug.invalidate(webinar.slug());
        return require(webinar.slug());
    }

    Uni<Optional<WebinarView>> find(UUID id) {
        WebinarView kept = byId.getIfPresent(id);
        if (kept != null) {
            return Uni.createFrom().item(Optional.of(kept));
        }
        return webinars.find(id).invoke(found -> found.ifPresent(one -> byId.put(id, one)));
    }

    Uni<WebinarView> require(UUID id) {
        return find(id).map(found -> found.orElseThrow(PublicWebinars::unknown));
    }

    /** The webinar of a caller's workspace. */
    Uni<WebinarView> require(UUID workspace, UUID id) {
        return require(id)
                .invoke(
                        found -> {
                            if (!found.workspace().equals(workspace)) {
                                throw unknown();
                            }
                        });
    }

    /** The same, for whoever may decide about its people: its host, a co-host, an admin, a key. */
    Uni<WebinarView> requireMine(Caller caller, UUID id) {
        boolean all = caller.account() == null || caller.role().includes(Role.ADMIN);
        return all ? require(caller.workspace(), id) : webinars.requireMine(caller, id);
    }

    static boolean announced(WebinarView webinar) {
        return webinar.state() != WebinarState.DRAFT;
    }

    private static NotFound unknown() {
        return new NotFound(
                Sentence.of("There is no such webinar.", "Dieses Webinar gibt es nicht."));
    }
}
