package dev.lectern.account;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** The door to the people who sign in. Works in the transaction that the caller opened. */
@ApplicationScoped
public class Accounts {
    private final Passwords passwords;
    private final Clock clock;

    Accounts(Passwords passwords, Clock clock) {
        this.passwords = passwords;
        this.clock = clock;
    }

    /** How a password is stored; to be called before the transaction, since it takes its time. */
    public Uni<String> hash(String password) {
        return passwords.hash(password);
    }

    public Uni<Boolean> isAnyone() {
        return Account.count().map(count -> count > 0);
    }

    public Uni<AccountView> open(String email, String name, String passwordHash) {
        Account account = Account.of(email, name, clock.instant());
        account.changePassword(passwordHash);
        return account.<Account>persist().map(Account::view);
    }

    public Uni<Optional<AccountView>> find(UUID id) {
        return Account.<Account>findById(id)
                .map(found -> Optional.ofNullable(found).map(Account::view));
    }

    public Uni<Optional<AccountView>> findByEmail(String email) {
        return Account.<Account>find("email", Account.normal(email))
                .firstResult()
                .map(found -> Optional.ofNullable(found).map(Account::view));
    }
}
