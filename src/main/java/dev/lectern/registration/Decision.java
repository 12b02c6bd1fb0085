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
            if (person.mayComeBack()) {
                throw new Clashed(
                        Sentence.of(
                                        "Somebody who is %s cannot be approved. “Let in again” on"
                                                + " their page, for programs “let-in”, lets them in.",
                                        "Wer %s ist, kann nicht zugelassen werden. „Wieder zulassen“"
                                                + " auf der Seite der Person, für Programme"
                                                + " „let-in“, lässt sie wieder zu.")
                                .about(person.status().said));
            }
            requireMore(person, seating);
            if (person.status() == Status.PENDING && mustWait(person, seating)) {
                person.queue(seating.desk().lastPlace());
                return;
            }
            requireSeat(person, seating);
            person.approve();
        }
    },
    LET_IN(What.APPROVED) {
        @Override
        void on(Registration person, Seating seating, Instant now) {
            if (!person.mayComeBack()) {
                APPROVE.on(person, seating, now);
                return;
            }
            requireReturn(person, seating);
            if (mustWait(person, seating)) {
                person.letIn(Status.WAITLISTED, seating.desk().lastPlace());
                return;
            }
            requireSeat(person, seating);
            person.letIn(Status.APPROVED, null);
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
            requireMore(person, seating);
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
        boolean wanted = this == APPROVE || this == LET_IN;
        return wanted && person.status() == Status.WAITLISTED ? What.QUEUED : what;
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

    /** Who is wanted while all seats are taken stands in line, where there is one. */
    private static boolean mustWait(Registration person, Seating seating) {
        boolean line = seating.rules().overflow() == SeatAllocation.Overflow.WAIT;
        return line && person.email != null && !seating.gives(person.occurrence);
    }

    private static void requireSeat(Registration person, Seating seating) {
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
    }

    private static void requireReturn(Registration person, Seating seating) {
        if (person.email == null && person.name.isEmpty()) {
            throw new Clashed(
                    Sentence.of(
                            "Their data was erased: there is nobody to let in again.",
                            "Die Daten wurden gelöscht: Es gibt niemanden, der wieder zugelassen"
                                    + " werden könnte."));
        }
        requireMore(person, seating);
    }

    /** There is nothing to come to any more once it is over or was called off. */
    private static void requireMore(Registration person, Seating seating) {
        if (seating.over(person.occurrence)) {
            throw new Clashed(
                    Sentence.of(
                            "This is over or was cancelled: there is no seat to take any more.",
                            "Das ist vorbei oder abgesagt: Es gibt keinen Platz mehr."));
        }
    }
}
