package dev.lectern.registration;

import dev.lectern.kit.web.FieldError;
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
import java.util.UUID;

/** What registered people mean for changes to a webinar. */
@ApplicationScoped
class RegisteredPeople implements WebinarVeto {
    private static final Set<Status> COMING =
            EnumSet.of(Status.APPROVED, Status.PENDING, Status.WAITLISTED, Status.OFFERED);

    private final Registrations registrations;

    RegisteredPeople(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    public Uni<Optional<String>> againstDeleting(WebinarView webinar) {
        return peopleTold(webinar)
                .map(
                        people ->
                                people == 0
                                        ? Optional.empty()
                                        : Optional.of(
                                                "There are registered people ("
                                                        + people
                                                        + "). Cancel the webinar instead, so that"
                                                        + " they are told."));
    }

    @Override
    public Uni<Integer> peopleTold(WebinarView webinar) {
        return registrations.counts(webinar.id()).map(RegisteredPeople::coming);
    }

    @Override
    public Uni<Integer> peopleToldOfMove(WebinarView webinar, List<UUID> dates) {
        return registrations.count(webinar.id(), List.of(Status.APPROVED), dates);
    }

    @Override
    public Uni<Integer> peopleToldOfCancelling(WebinarView webinar, List<UUID> dates) {
        return registrations.count(webinar.id(), COMING, dates);
    }

    private static int coming(Map<Status, Long> counts) {
        return COMING.stream().mapToInt(status -> counts.getOrDefault(status, 0L).intValue()).sum();
    }

    @Override
    public List<FieldError> againstRegistration(JsonObject settings) {
        return RegistrationRules.mistakes(settings);
    }
}
