package dev.lectern.reminder;

import dev.lectern.kit.mail.Letter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Gives the outbox a letter for every kind of mail to somebody on stage. */
class StageLetters {
    private final StageWriting writing;

    StageLetters(StageWriting writing) {
        this.writing = writing;
    }

    @Produces
    @Singleton
    Letter invited() {
        return new StageLetter(StageMailKind.INVITED, writing);
    }

    @Produces
    @Singleton
    Letter renewed() {
        return new StageLetter(StageMailKind.RENEWED, writing);
    }

    @Produces
    @Singleton
    Letter reminder() {
        return new StageLetter(StageMailKind.REMINDER, writing);
    }

    @Produces
    @Singleton
    Letter moved() {
        return new StageLetter(StageMailKind.MOVED, writing);
    }

    @Produces
    @Singleton
    Letter added() {
        return new StageLetter(StageMailKind.ADDED, writing);
    }

    @Produces
    @Singleton
    Letter cancelled() {
        return new StageLetter(StageMailKind.CANCELLED, writing);
    }

    @Produces
    @Singleton
    Letter removed() {
        return new StageLetter(StageMailKind.REMOVED, writing);
    }
}
