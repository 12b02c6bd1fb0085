package dev.lectern.call.builtin.home;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How nodes know each other: a header signed with a key that the master secret stands for, good for
 * one call, one receiver, one use and a minute.
 */
@ApplicationScoped
class NodeKey {
    static final String HEADER = "Lectern-Node";
    private static final Duration LIFE = Duration.ofMinutes(1);

    private final Tokens tokens;
    private final ThisNode node;
    private final Clock clock;

    NodeKey(Tokens tokens, ThisNode node, Clock clock) {
        this.tokens = tokens;
        this.node = node;
        this.clock = clock;
    }

    /** What a key lets its bearer do: what clients ask and what nodes order never mix. */
    enum Use {
        HANDED_ON,
        ORDER
    }

    String to(Home home, Use use) {
        Map<String, Object> claims =
                Map.of("o", home.occurrence(), "n", home.node(), "u", use.name());
        return tokens.sign(Purpose.NODE, claims, clock.instant().plus(LIFE));
    }

    /** Whether another node of this installation sent this, about this call, to this node. */
    boolean opens(UUID occurrence, Use use, @Nullable String header) {
        return tokens.read(Purpose.NODE, header)
                .filter(claims -> occurrence.toString().equals(String.valueOf(claims.get("o"))))
                .filter(claims -> use.name().equals(claims.get("u")))
                .filter(claims -> node.id().toString().equals(String.valueOf(claims.get("n"))))
                .isPresent();
    }
}
