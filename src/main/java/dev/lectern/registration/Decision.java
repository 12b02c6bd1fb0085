package dev.lectern.registration;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.PersonChanged.What;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Predicate;

/** What can be decided about somebody who is registered, one or many at a time. */
enum Decision {
    APPROVE(What.APPROVED) {
        @Override
        void on(Registration person, Seating seating, Instant now) {
            if (mustWait(person, seating)) {
                person.queue(seating.desk().lastPlace());
                return;
            }
            boolean needsSeat = !person.status().holdsSeat();
            if (needsSeat && !seating.hasFree(person.occurrence)) {
                throw new Clashed(
                        Sentence.of(
                                        "All %s seats are taken. Raise the number of seats, or"
                                                + " cancel somebody first.",
                                        "Alle %s Plätze sind vergeben. Erhöhen Sie die Zahl der"
                                                + " Plätze, oder melden Sie zuerst jemanden ab.")
                                .about(String.valueOf(seating.rules().capacity())));
            }
            person.approve();
        }

        /** Who is wanted while all seats are taken stands in line, where there is one. */
        private boolean mustWait(Registration person, Seating seating) {
            boolean line = seating.rules().overflow() == SeatAllocation.Overflow.WAIT;
            boolean asks = person.status() == Status.PENDING && person.email != null;
            return line && asks && !seating.gives(person.occurrence);
        }
    },
    DECLINE(What.DECLINED) {
        @Override
        void on(Registration person, Seating seating, Instant now) {
            person.decline();
        }
    },
    CANCEL(What.CANCELLED) {
        @Override
        void on(Registration person, Seating seating, Instant now) {
            person.cancel();
        }
    },
    ACCEPT(What.OFFER_ACCEPTED) {
        @Override
        void on(Registration person, Seating seating, Instant now) {
            if (person.lapsed() && seating.gives(person.occurrence)) {
                person.approve();
            } else {
                person.accept(now);
            }
        }
    },
    RENEW_LINK(What.LINK_RENEWED) {
        @Override
        void on(Registration person, Seating seating, Instant now) {
            person.renewLink();
        }
    },
    RESEND(What.ASKED_AGAIN) {
        @Override
        void on(Registration person, Seating seating, Instant now) {
            Predicate<Status> over = s -> s == Status.CANCELLED || s == Status.DECLINED;
            if (over.test(person.status()) || person.email == null) {
                throw new Clashed(
                        Sentence.of(
                                "There is nothing to send to somebody who is not coming.",
                                "Wer nicht kommt, dem gibt es nichts zu senden."));
            }
        }
    };

    final What what;

    /** What happened to somebody about whom this was decided. */
    What happened(Registration person) {
        return this == APPROVE && person.status() == Status.WAITLISTED ? What.QUEUED : what;
    }

    /** Whether people lose what they have by it. */
    boolean takesAway() {
        return this == DECLINE || this == CANCEL || this == RENEW_LINK;
    }

    /** As the audit log says it. */
    String past() {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Decision(What what) {
        this.what = what;
    }

    abstract void on(Registration person, Seating seating, Instant now);
}
