package dev.lectern.registration;

import dev.lectern.kit.web.fault.Clashed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.WebinarView;
import java.util.List;

/** What whoever is to be let in again has in a webinar by now, having come back in another way. */
record OtherPlaces(WebinarView webinar, List<Registration> known) {
    void allow(Decision decision, Registration person) {
        boolean back = decision == Decision.LET_IN && person.mayComeBack();
        boolean named = person.email != null;
        if (back && named && known.stream().anyMatch(one -> doesFor(one, person))) {
            throw new Clashed(
                    Sentence.of(
                            "They have another place here already.",
                            "Diese Person hat hier schon einen anderen Platz."));
        }
    }

    private boolean doesFor(Registration one, Registration person) {
        boolean theirs = one != person && one.emailKey().equals(person.emailKey());
        boolean same = one.occurrence == null || one.occurrence.equals(person.occurrence);
        boolean decided = PlacePage.coming(one.status()) && one.status() != Status.PENDING;
        return theirs && decided && (same || !webinar.series());
    }
}
