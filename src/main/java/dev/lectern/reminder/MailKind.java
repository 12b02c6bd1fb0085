package dev.lectern.reminder;

import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The mails that people get about a webinar; the word names texts and letters. */
enum MailKind {
    CONFIRMATION(Button.JOIN, Calendar.INVITE, Nature.NEEDED),
    PENDING(Button.PLACE, Calendar.NONE, Nature.NEEDED),
    APPROVED(Button.JOIN, Calendar.INVITE, Nature.NEEDED),
    DECLINED(Button.PAGE, Calendar.NONE, Nature.NEEDED),
    WAITING_LIST(Button.PLACE, Calendar.NONE, Nature.NEEDED),
    SEAT_OFFERED(Button.PLACE, Calendar.NONE, Nature.NEEDED),
    OFFER_EXPIRED(Button.PLACE, Calendar.NONE, Nature.NEEDED),
    PLACE_CANCELLED(Button.PAGE, Calendar.CANCEL, Nature.NEEDED),
    NEW_LINK(Button.JOIN, Calendar.NONE, Nature.NEEDED),
    INVITATION(Button.ACCEPT, Calendar.NONE, Nature.WANTED),
    REMINDER(Button.JOIN, Calendar.NONE, Nature.WANTED),
    LIVE(Button.JOIN, Calendar.NONE, Nature.WANTED),
    MOVED(Button.JOIN, Calendar.INVITE, Nature.NEEDED),
    MOVED_WAITING(Button.PLACE, Calendar.NONE, Nature.NEEDED),
    ADDED(Button.JOIN, Calendar.INVITE, Nature.NEEDED),
    CANCELLED(Button.PAGE, Calendar.CANCEL, Nature.NEEDED),
    THANK_YOU(Button.REPLAY, Calendar.NONE, Nature.WANTED),
    MISSED_YOU(Button.REPLAY, Calendar.NONE, Nature.WANTED),
    REPLAY_LINK(Button.REPLAY, Calendar.NONE, Nature.NEEDED),
    HOST_DIGEST(Button.PEOPLE, Calendar.NONE, Nature.WANTED),
    STAGE_INVITED(Button.STAGE, Calendar.INVITE, Nature.NEEDED),
    STAGE_RENEWED(Button.STAGE, Calendar.NONE, Nature.NEEDED),
    STAGE_REMINDER(Button.STAGE, Calendar.NONE, Nature.NEEDED),
    STAGE_LIVE(Button.STAGE, Calendar.NONE, Nature.NEEDED),
    STAGE_MOVED(Button.STAGE, Calendar.INVITE, Nature.NEEDED),
    STAGE_ADDED(Button.STAGE, Calendar.INVITE, Nature.NEEDED),
    STAGE_CANCELLED(Button.PAGE, Calendar.CANCEL, Nature.NEEDED),
    STAGE_REMOVED(Button.PAGE, Calendar.CANCEL, Nature.NEEDED);

    /** Where the mail's one button leads. */
    enum Button {
        JOIN,
        PLACE,
        PAGE,
        REPLAY,
        ACCEPT,
        PEOPLE,
        STAGE
    }

    /** What the mail does to the person's calendar. */
    enum Calendar {
        NONE,
        INVITE,
        CANCEL
    }

    /** Whether a person may turn mails of this sort off. */
    enum Nature {
        NEEDED,
        WANTED
    }

    final Button button;
    final Calendar calendar;
    final Nature nature;

    MailKind(Button button, Calendar calendar, Nature nature) {
        this.button = button;
        this.calendar = calendar;
        this.nature = nature;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the button's link must not be passed on. */
    boolean personal() {
        return EnumSet.of(Button.JOIN, Button.REPLAY, Button.STAGE).contains(button);
    }

    /** To somebody on stage, who has no registration and no page of their own. */
    boolean toStage() {
        return name().startsWith("STAGE_");
    }

    static MailKind require(String word) {
        return named(word)
                .orElseThrow(
                        () ->
                                new NotFound(
                                        Sentence.of(
                                                "There is no such mail.",
                                                "Diese E-Mail gibt es nicht.")));
    }

    static Optional<MailKind> named(String word) {
        return Stream.of(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
