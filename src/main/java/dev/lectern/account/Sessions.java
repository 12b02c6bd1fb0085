package dev.lectern.account;

import dev.lectern.kit.token.Secret;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door to signed-in browsers. Opens and closes them in the transaction that the caller opened;
 * the cookie goes out with the answer to the request.
 */
@ApplicationScoped
public class Sessions {
    private final SessionCookie cookie;
    private final AccountNews news;
    private final Clock clock;

    Sessions(SessionCookie cookie, AccountNews news, Clock clock) {
        this.cookie = cookie;
        this.news = news;
        this.clock = clock;
    }

    /** Signs the browser in with a fresh secret; whoever was signed in there before is not. */
    public Uni<Void> open(UUID account, RoutingContext request) {
        String secret = Secret.random();
        Session session = Session.of(account, secret, Visit.of(request), clock.instant());
        return forget(cookie.read(request.request()))
                .chain(() -> session.persist())
                .invoke(() -> cookie.give(request.request(), secret))
                .replaceWithVoid();
    }

    /** The same for somebody who came in by themselves, of which whoever listens is told. */
    public Uni<Void> signIn(AccountView account, RoutingContext request) {
        String address = Visit.of(request).address();
        return open(account.id(), request)
                .chain(() -> news.tell(AccountListener.Event.SIGNED_IN, account, address));
    }

    /** Signs this browser out. */
    public Uni<Void> close(RoutingContext request) {
        return forget(cookie.read(request.request())).invoke(() -> cookie.take(request.request()));
    }

    /** Signs out every browser of an account. */
    public Uni<Void> closeAll(UUID account) {
        return Session.delete("accountId", account).replaceWithVoid();
    }

    /** Signs out every browser of an account but the one that asks. */
    Uni<Void> closeOthers(UUID account, @Nullable UUID kept) {
        return kept == null
                ? closeAll(account)
                : Session.delete("accountId = ?1 and id <> ?2", account, kept).replaceWithVoid();
    }

    Uni<Void> close(UUID account, UUID id) {
        return Session.delete("accountId = ?1 and id = ?2", account, id)
                .invoke(
                        gone -> {
                            if (gone == 0) {
                                throw new NotFound(
                                        Sentence.of(
                                                "This browser is not signed in any more.",
                                                "Dieser Browser ist nicht mehr angemeldet."));
                            }
                        })
                .replaceWithVoid();
    }

    /** From here on this browser works in another workspace. */
    public Uni<Void> enter(UUID session, UUID workspace) {
        return Session.update("workspaceId = ?1 where id = ?2", workspace, session)
                .replaceWithVoid();
    }

    /** The one seen last comes first. */
    Uni<List<Session>> list(UUID account) {
        Instant now = clock.instant();
        return Session.list(
                "accountId = ?1 and expiresAt > ?2 order by lastSeenAt desc", account, now);
    }

    @Scheduled(every = "1h", delayed = "1m")
    @WithTransaction
    Uni<Void> forgetExpired() {
        return Session.delete("expiresAt <= ?1", clock.instant()).replaceWithVoid();
    }

    private static Uni<Void> forget(@Nullable String secret) {
        return secret == null || secret.isEmpty()
                ? Uni.createFrom().voidItem()
                : Session.delete("secretHash", (Object) Secret.hash(secret)).replaceWithVoid();
    }
}
