package dev.lectern.reminder;

import dev.lectern.webinar.DateChange;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What of a webinar a mail means, where that is not all of it. */
enum Meant {
    DATE,
    DATES,
    /** What was called off and takes place after all. */
    BACK;

    private static final Set<MailKind> OFF =
            EnumSet.of(MailKind.CANCELLED, MailKind.STAGE_CANCELLED);

    /** Those that have words of their own then. */
    static final Set<MailKind> BY =
            EnumSet.of(
                    MailKind.CANCELLED,
                    MailKind.MOVED,
                    MailKind.MOVED_WAITING,
                    MailKind.STAGE_CANCELLED,
                    MailKind.STAGE_MOVED);

    /** Whether our words for it differ in a mail of this kind. */
    boolean in(MailKind kind) {
        return BY.contains(kind) && (this != BACK || !OFF.contains(kind));
    }

    /** Nothing where the webinar is meant; a date that is off leaves others where it is not. */
    static Optional<Meant> by(MailKind kind, WebinarView webinar, List<OccurrenceView> changed) {
        boolean off = OFF.contains(kind);
        if (!BY.contains(kind) || webinar.state() != WebinarState.PUBLISHED) {
            return Optional.empty();
        }
        if (!off && !changed.isEmpty() && changed.stream().allMatch(Meant::revived)) {
            return Optional.of(BACK);
        }
        return off || webinar.series()
                ? Optional.of(changed.size() > 1 ? DATES : DATE)
                : Optional.empty();
    }

    private static boolean revived(OccurrenceView date) {
        return date.change() != null && date.change().what() == DateChange.What.REVIVED;
    }

    /** By which its words are found. */
    String suffix() {
        return "-" + name().toLowerCase(Locale.ROOT);
    }
}
