package dev.lectern.webinar;

import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

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

    /** Where somebody with this address stands on a stage of this workspace. */
    public Uni<List<StagePersonView>> withAddress(UUID workspace, String address) {
        return Panache.withSession(
                        () ->
                                StagePerson.<StagePerson>list(
                                        "workspaceId = ?1 and lower(email) = ?2 order by id",
                                        workspace,
                                        address.toLowerCase(Locale.ROOT)))
                .map(people -> people.stream().map(StagePerson::view).toList());
    }

    /**
     * Forgets outside people with this address; who works here stays a member. In the transaction
     * of the connection, and the answer is to whom it was.
     */
    public Uni<List<UUID>> forget(SqlClient transaction, UUID workspace, String address) {
        return transaction
                .preparedQuery(
                        "delete from stage_person where workspace_id = $1 and lower(email) = $2"
                                + " and account_id is null returning id")
                .execute(Tuple.of(workspace, address.toLowerCase(Locale.ROOT)))
                .map(
                        rows ->
                                StreamSupport.stream(rows.spliterator(), false)
                                        .map(row -> row.getUUID("id"))
                                        .toList());
    }

    @Override
    public Uni<Integer> peopleTold(WebinarView webinar) {
        return all(webinar.id()).map(List::size);
    }

    static NotFound unknown() {
        return new NotFound(
                Sentence.of(
                        "There is no such person on this stage.",
                        "Diese Person ist nicht auf der Bühne."));
    }
}
