package dev.lectern.kit.web.fault;

import io.quarkus.security.AuthenticationFailedException;

/** Why a credential lets nobody in, and what to do about it (401). */
public class NotSignedIn extends Fault {
    private NotSignedIn(Sentence sentence) {
        super(sentence);
    }

    /** As whoever authenticates has to throw it. */
    public static AuthenticationFailedException because(Sentence sentence) {
        return new AuthenticationFailedException(new NotSignedIn(sentence));
    }
}
