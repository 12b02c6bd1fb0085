package dev.lectern.reminder;

import dev.lectern.kit.mail.Letter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the outbox a letter for every kind of mail to a person. */
class PersonLetters {
    private final Writing writing;

    PersonLetters(Writing writing) {
        this.writing = writing;
    }

    @Produces
    @Singleton
    Letter confirmation() {
        return new PersonLetter(MailKind.CONFIRMATION, writing);
    }

    @Produces
    @Singleton
    Letter pending() {
        return new PersonLetter(MailKind.PENDING, writing);
    }

    @Produces
    @Singleton
    Letter approved() {
        return new PersonLetter(MailKind.APPROVED, writing);
    }

    @Produces
    @Singleton
    Letter declined() {
        return new PersonLetter(MailKind.DECLINED, writing);
    }

    @Produces
    @Singleton
    Letter waitingList() {
        return new PersonLetter(MailKind.WAITING_LIST, writing);
    }

    @Produces
    @Singleton
    Letter seatOffered() {
        return new PersonLetter(MailKind.SEAT_OFFERED, writing);
    }

    @Produces
    @Singleton
    Letter offerExpired() {
        return new PersonLetter(MailKind.OFFER_EXPIRED, writing);
    }

    @Produces
    @Singleton
    Letter placeCancelled() {
        return new PersonLetter(MailKind.PLACE_CANCELLED, writing);
    }

    @Produces
    @Singleton
    Letter newLink() {
        return new PersonLetter(MailKind.NEW_LINK, writing);
    }

    @Produces
    @Singleton
    Letter reminder() {
        return new PersonLetter(MailKind.REMINDER, writing);
    }

    @Produces
    @Singleton
    Letter moved() {
        return new PersonLetter(MailKind.MOVED, writing);
    }

    @Produces
    @Singleton
    Letter added() {
        return new PersonLetter(MailKind.ADDED, writing);
    }

    @Produces
    @Singleton
    Letter cancelled() {
        return new PersonLetter(MailKind.CANCELLED, writing);
    }
}
