package dev.lectern.reminder;

import dev.lectern.kit.web.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a mail adds to its words, also to a host's own, where they would else mislead this reader.
 */
final class Remarks {
    private static final Set<MailKind> OF_A_SEAT =
            EnumSet.of(MailKind.SEAT_OFFERED, MailKind.PLACE_CANCELLED);

    private Remarks() {}

    /** {@code place}: where their own page is. */
    static List<String> after(
            List<String> paragraphs, MailKind kind, Subject subject, String place) {
        return Stream.concat(paragraphs.stream(), remark(kind, subject, place).stream()).toList();
    }

    private static Optional<String> remark(MailKind kind, Subject subject, String place) {
        ReminderWords words =
                Words.in(Words.supported(subject.webinar().locale()), ReminderWords.class);
        if (subject.mayHaveAll()) {
            return Optional.of(words.askedForAll(place));
        }
        return OF_A_SEAT.contains(kind) && subject.speaks()
                ? Optional.of(words.onStageAllTheSame())
                : Optional.empty();
    }
}
