package dev.lectern.account;

import dev.lectern.account.AccountListener.Event;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets people in: takes the same time whether the account exists or not, and tells whoever listens.
 */
@ApplicationScoped
class SignIn {
    private final Passwords passwords;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Instance<AccountListener> listeners;

    SignIn(
            Passwords passwords,
            Sessions sessions,
            Attempts attempts,
            Instance<AccountListener> listeners) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.attempts = attempts;
        this.listeners = listeners;
    }

    /** The account, when address and password fit; in no transaction, since hashing takes long. */
    Uni<Optional<AccountView>> attempt(String email, String password, Visit visit) {
        return attempts.count(Attempts.Way.PASSWORD, email, visit)
                .chain(() -> Panache.withSession(() -> find(email)))
                .chain(
                        found ->
                                passwords
                                        .matches(
                                                password, found == null ? null : found.passwordHash)
                                        .map(fits -> fits ? found : null))
                .map(account -> Optional.ofNullable(account).map(Account::view));
    }

    /** Signs the browser in, in the transaction that the caller opened. */
    Uni<Void> open(AccountView account, RoutingContext request) {
        attempts.forgive(account.email(), Visit.of(request.request()));
        return sessions.open(account.id(), request)
                .chain(() -> tell(Event.SIGNED_IN, account, Visit.of(request.request())));
    }

    /** A new password: every browser is signed out, and the one that asked signed in afresh. */
    Uni<Void> changePassword(Account account, String hash, RoutingContext request) {
        account.changePassword(hash);
        return sessions.closeAll(account.id)
                .chain(() -> sessions.open(account.id, request))
                .chain(
                        () ->
                                tell(
                                        Event.PASSWORD_CHANGED,
                                        account.view(),
                                        Visit.of(request.request())));
    }

    Uni<Void> tell(Event event, AccountView account, Visit visit) {
        return Multi.createFrom()
                .iterable(listeners)
                .onItem()
                .transformToUniAndConcatenate(
                        one -> one.told(event, account.id(), account.email(), visit.address()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<@Nullable Account> find(String email) {
        return Account.<Account>find("email", email).firstResult();
    }

    static Uni<@Nullable Account> find(UUID id) {
        return Account.findById(id);
    }
}
