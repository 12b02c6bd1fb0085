package dev.lectern.registration;

import dev.lectern.kit.web.fault.FieldError;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarVeto;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What registered people mean for changes to a webinar. */
@ApplicationScoped
class RegisteredPeople implements WebinarVeto {
    private static final Set<Status> COMING =
            EnumSet.of(Status.APPROVED, Status.PENDING, Status.WAITLISTED, Status.OFFERED);

    private static final Sentence CANCEL_INSTEAD =
            Sentence.of(
                    "There are registered people (%d). Cancel the webinar instead, so that they"
                            + " are told.",
                    "Es sind Personen angemeldet (%d). Sagen Sie das Webinar stattdessen ab, damit"
                            + " sie es erfahren.");
    private static final Sentence STAYS =
            Sentence.of(
                    "There are registered people (%d). The page stays, so that they see what became"
                            + " of it.",
                    "Es sind Personen angemeldet (%d). Die Seite bleibt, damit sie sehen, was"
                            + " daraus wurde.");

    private final Registrations registrations;

    RegisteredPeople(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public Uni<Optional<Sentence>> againstDeleting(WebinarView webinar) {
        Sentence why = cancellable(webinar) ? CANCEL_INSTEAD : STAYS;
        return peopleTold(webinar)
                .map(people -> people == 0 ? Optional.empty() : Optional.of(why.about(people)));
    }

    private static boolean cancellable(WebinarView webinar) {
        return webinar.state() == WebinarState.DRAFT || webinar.state() == WebinarState.PUBLISHED;
    }

    @Override
    public Uni<Integer> peopleTold(WebinarView webinar) {
        return registrations.counts(webinar.id()).map(RegisteredPeople::coming);
    }

    private static int coming(Map<Status, Long> counts) {
        return COMING.stream().mapToInt(status -> counts.getOrDefault(status, 0L).intValue()).sum();
    }

    @Override
    public List<FieldError> againstRegistration(JsonObject settings) {
        return RegistrationRules.mistakes(settings);
    }
}
