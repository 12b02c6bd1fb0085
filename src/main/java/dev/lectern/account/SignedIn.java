package dev.lectern.account;

import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The person at a signed-in browser, whichever workspace they are in, if any.
 *
 * @param session absent when they came with an access token of an identity server
 */
public record SignedIn(UUID account, String email, String name, @Nullable UUID session) {
    public static final String ATTRIBUTE = "lectern.signed-in";

    /** Nothing when an API key asks, or nobody. */
    public static @Nullable SignedIn of(SecurityIdentity identity) {
        return identity.getAttribute(ATTRIBUTE);
    }

    /** Refuses a program: what is asked for belongs to a person. */
    public static SignedIn require(SecurityIdentity identity) {
        SignedIn who = of(identity);
        if (who == null) {
            throw new NotAllowed(
                    Sentence.of(
                            "This is for people: sign in with a browser.",
                            "Das ist für Menschen: Melden Sie sich mit einem Browser an."));
        }
        return who;
    }
}
