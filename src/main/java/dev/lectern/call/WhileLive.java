package dev.lectern.call;

import dev.lectern.call.policy.CallSpec;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;

/** What a call keeps while people are in: everything that would throw them out. */
final class WhileLive {
    private WhileLive() {}

    /** Refuses a wish for what cannot change. */
    static void require(CallSpec now, CallSpec wish) {
        if (now.media() != wish.media()) {
            throw new Refused(
                    "policy.media",
                    Sentence.of(
                            "Camera and sound cannot be changed while people are in.",
                            "Kamera und Ton lassen sich nicht ändern, solange jemand im"
                                    + " Raum ist."));
        }
        if (now.mode() != wish.mode()) {
            throw new Refused(
                    "policy.mode",
                    Sentence.of(
                            "Who may speak cannot be changed while people are in.",
                            "Wer sprechen darf, lässt sich nicht ändern, solange jemand im"
                                    + " Raum ist."));
        }
    }

    static Refused otherProvider() {
        return new Refused(
                "provider",
                Sentence.of(
                        "The provider cannot be changed while people are in.",
                        "Der Anbieter lässt sich nicht wechseln, solange jemand im"
                                + " Raum ist."));
    }
}
