package dev.lectern.registration;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something happened to a person's place in a webinar. */
public record PersonChanged(
        What what,
        UUID registration,
        UUID workspace,
        UUID webinar,
        @Nullable UUID occurrence,
        Status status,
        Told told,
        By by) {

    /** Whose word it was: the house's own, or what the person asked for or what follows from it. */
    public enum By {
        HOUSE,
        PERSON
    }

    /** How the person hears of it. */
    public enum Told {
        BY_MAIL,
        /** They were mailed a heap already; their own page says so. */
        QUIETLY
    }

    /** What happened; the status says where it led. */
    public enum What {
        REGISTERED,
        /** Somebody who has a place asked for it, or for their link, once more. */
        ASKED_AGAIN,
        /** Somebody asked by a form for all dates under an address that has single ones. */
        ASKED_FOR_ALL,
        APPROVED,
        /** The host wants them, and all seats are taken: they stand in line. */
        QUEUED,
        DECLINED,
        CANCELLED,
        /** A place at a single date is over, because they come to all dates now. */
        MERGED,
        OFFERED,
        OFFER_ACCEPTED,
        OFFER_EXPIRED,
        LINK_RENEWED,
        ANSWERS_EDITED
    }

    /** Whether nothing changed: they asked for what they have, or for more. */
    public boolean askedOnly() {
        return what == What.ASKED_AGAIN || what == What.ASKED_FOR_ALL;
    }

    static PersonChanged of(What what, Registration registration) {
        return new PersonChanged(
                what,
                registration.id,
                registration.workspace,
                registration.webinar,
                registration.occurrence,
                registration.status(),
                Told.BY_MAIL,
                By.PERSON);
    }

    PersonChanged quietly() {
        return new PersonChanged(
                what, registration, workspace, webinar, occurrence, status, Told.QUIETLY, by);
    }

    PersonChanged by(By whom) {
        return new PersonChanged(
                what, registration, workspace, webinar, occurrence, status, told, whom);
    }
}
