package dev.lectern.account;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Told what happens to an account, in the transaction in which it happens. */
public interface AccountListener {

    /** What may be told. */
    enum Event {
        SIGNED_IN,
        LINKED,
        SIGN_IN_FAILED,
        LOCKED_OUT,
        PASSWORD_CHANGED,
        SIGNED_OUT_ELSEWHERE,
        SIGNED_OUT_BROWSER,
        PROFILE_CHANGED
    }

    Uni<Void> told(Event event, UUID account, String email, @Nullable String address);
}
