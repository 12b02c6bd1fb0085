package dev.lectern.webinar;

import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The door to who stands on a webinar's stage, for reading; {@link Casting} changes it. */
@ApplicationScoped
public class StagePeople implements WebinarVeto {

    /** Everybody but the webinar's own host, in the order in which they were asked. */
    @WithSession
    public Uni<List<StagePersonView>> all(UUID webinar) {
        return StagePerson.of(webinar)
                .map(people -> people.stream().map(StagePerson::view).toList());
    }

    @WithSession
    public Uni<Optional<StagePersonView>> find(UUID person) {
        return StagePerson.<StagePerson>findById(person)
                .map(found -> Optional.ofNullable(found).map(StagePerson::view));
    }

    @WithSession
    public Uni<StagePersonView> require(UUID webinar, UUID person) {
        return find(person)
                .map(found -> found.filter(one -> one.webinar().equals(webinar)))
                .map(found -> found.orElseThrow(StagePeople::unknown));
    }

    /** What a member of the workspace is in a webinar's room; nothing: not on its stage. */
    @WithSession
    public Uni<Optional<Role>> role(WebinarView webinar, Caller caller) {
        return Rights.role(webinar.id(), webinar.host(), caller);
    }

    /** Whether this caller may say who stands on the stage. */
    @WithSession
    public Uni<Boolean> mayChoose(WebinarView webinar, Caller caller) {
        return role(webinar, caller).map(role -> role.filter(Right.PEOPLE::allowed).isPresent());
    }

    @Override
    public Uni<Integer> peopleTold(WebinarView webinar) {
        return all(webinar.id()).map(List::size);
    }

    @Override
    public Uni<Integer> peopleToldOfMove(WebinarView webinar, List<UUID> dates) {
        return peopleTold(webinar);
    }

    @Override
    public Uni<Integer> peopleToldOfCancelling(WebinarView webinar, List<UUID> dates) {
        return peopleTold(webinar);
    }

    static NotFound unknown() {
        return new NotFound(
                Sentence.of(
                        "There is no such person on this stage.",
                        "Diese Person ist nicht auf der Bühne."));
    }
}
