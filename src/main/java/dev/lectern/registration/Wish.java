package dev.lectern.registration;

import static java.util.Comparator.comparing;

import dev.lectern.registration.Application.Admittance;
import dev.lectern.registration.Intake.Kind;
import dev.lectern.webinar.WebinarView;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That somebody wants to come to a date of a webinar, or to all of them.
 *
 * @param granted whether nobody need decide about them
 */
record Wish(WebinarView webinar, @Nullable UUID date, Admittance admittance, boolean granted) {
    /**
     * What they have already of what is asked for. Places at single dates do for all of them where
     * nobody has proven to be their owner: only the owner makes one place of several.
     */
    Optional<Registration> standing(List<Registration> places) {
        boolean stranger = admittance == Admittance.BY_RULE;
        return places.stream()
                .filter(one -> !one.mayComeBack())
                .filter(one -> covers(one) || date == null && stranger && toCome(one))
                .filter(one -> !granted || !asksForMore(one))
                .min(comparing((Registration one) -> !covers(one)));
    }

    /** Whether a place is for this date too: it is for all, or nothing else can be chosen. */
    private boolean covers(Registration one) {
        return one.occurrence == null || one.occurrence.equals(date) || !webinar.series();
    }

    /** As what it counts where this is what they have. */
    Kind again(Registration one) {
        return covers(one) ? Kind.AGAIN : Kind.AGAIN_FOR_ALL;
    }

    private boolean toCome(Registration one) {
        return one.occurrence != null
                && webinar.occurrence(one.occurrence)
                        .filter(date -> !date.state().over())
                        .isPresent();
    }

    /**
     * Whether they asked for all dates and nobody has decided yet: one date is theirs till then.
     */
    private boolean asksForMore(Registration one) {
        boolean more = webinar.series() && date != null && one.occurrence == null;
        return more && one.status() == Status.PENDING;
    }
}
