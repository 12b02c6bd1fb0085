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
    BACK,
    /** New dates, beside none or beside some that take place after all. */
    MORE;

    private static final Set<MailKind> OFF =
            EnumSet.of(MailKind.CANCELLED, MailKind.STAGE_CANCELLED);
    private static final Set<MailKind> NEW = EnumSet.of(MailKind.ADDED, MailKind.STAGE_ADDED);

    /** Those that have words of their own then. */
    static final Set<MailKind> BY =
            EnumSet.of(
                    MailKind.CANCELLED,
                    MailKind.MOVED,
                    MailKind.MOVED_WAITING,
                    MailKind.ADDED,
                    MailKind.STAGE_ADDED,
                    MailKind.STAGE_CANCELLED,
                    MailKind.STAGE_MOVED);

    /** Whether our words for it differ in a mail of this kind. */
    boolean in(MailKind kind) {
        return switch (this) {
            case DATE -> BY.contains(kind);
            case DATES -> BY.contains(kind) && !NEW.contains(kind);
            case BACK, MORE -> BY.contains(kind) && !NEW.contains(kind) && !OFF.contains(kind);
        };
    }

    /** Nothing where the webinar is meant; a date that is off leaves others where it is not. */
    static Optional<Meant> by(MailKind kind, WebinarView webinar, List<OccurrenceView> changed) {
        if (NEW.contains(kind)) {
            return changed.size() == 1 ? Optional.of(DATE) : Optional.empty();
        }
        boolean off = OFF.contains(kind);
        if (!BY.contains(kind) || webinar.state() != WebinarState.PUBLISHED) {
            return Optional.empty();
        }
        if (!off && !changed.isEmpty() && changed.stream().noneMatch(Meant::moved)) {
            return Optional.of(changed.stream().anyMatch(ChangedDates::added) ? MORE : BACK);
        }
        return off || webinar.series()
                ? Optional.of(changed.size() > 1 ? DATES : DATE)
                : Optional.empty();
    }

    private static boolean moved(OccurrenceView date) {
        return date.change() == null || date.change().what() == DateChange.What.MOVED;
    }

    /** By which its words are found. */
    String suffix() {
        return "-" + name().toLowerCase(Locale.ROOT);
    }
}
