package dev.lectern.workspace.setup;

import dev.lectern.account.Accounts;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The door to the first run: whether it is still to come, and the link that opens it. */
@ApplicationScoped
public class Setup {
    private static final Duration LIFE = Duration.ofDays(7);

    private final Accounts accounts;
    private final Tokens tokens;
    private final String token;

    Setup(Accounts accounts, Tokens tokens, Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        Instant now = clock.instant();
        this.token = tokens.sign(Purpose.SETUP, Map.of(), now.plus(LIFE));
    }

    /** The path of the page where the first person makes their account; nothing once set up. */
    public Uni<Optional<String>> link() {
        return Panache.withSession(accounts::isAnyone)
                .map(anyone -> anyone ? Optional.empty() : Optional.of("/setup?link=" + token));
    }

    /** Whether this link still opens the set-up. */
    Uni<Boolean> isOpenedBy(@Nullable String link) {
        return tokens.read(Purpose.SETUP, link).isEmpty()
                ? Uni.createFrom().item(false)
                : accounts.isAnyone().map(anyone -> !anyone);
    }
}
