package dev.lectern.account;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that was mailed to the address of an account and lets its reader in, once.
 *
 * <p>It holds the account's id and how often its credentials changed so far: using it counts as a
 * change, so neither it nor any link mailed before works again.
 */
@ApplicationScoped
class MailedLink {
    static final Duration LIFE = Duration.ofMinutes(30);

    private final Tokens tokens;
    private final Clock clock;

    MailedLink(Tokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    String write(Purpose purpose, Account account) {
        return tokens.sign(
                purpose,
                Map.of("a", account.id, "v", account.credentialVersion),
                clock.instant().plus(LIFE));
    }

    /** The account, in the session that the caller opened; null when the link is no longer good. */
    Uni<@Nullable Account> read(Purpose purpose, @Nullable String text) {
        return tokens.read(purpose, text)
                .map(
                        claims ->
                                Account.<Account>find(
                                                "id = ?1 and credentialVersion = ?2",
                                                UUID.fromString((String) claims.get("a")),
                                                claims.get("v"))
                                        .firstResult())
                .orElseGet(() -> Uni.createFrom().nullItem());
    }
}
