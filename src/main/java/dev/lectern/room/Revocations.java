package dev.lectern.room;

import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.PersonChanged;
import dev.lectern.registration.PersonChanged.By;
import dev.lectern.registration.PersonChanged.What;
import dev.lectern.registration.RegistrationListener;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Shows out whoever is inside with a link that was taken back, as soon as that is committed. Whom a
 * host had put out of a room, and now gives a way in by name, comes back; who is one of many in
 * such a decision stays out, and what people do about themselves opens nothing.
 */
@ApplicationScoped
class Revocations implements RegistrationListener, Handler {
    private static final String KIND = "room.show-out";
    private static final Set<What> TAKEN_BACK =
            EnumSet.of(What.CANCELLED, What.MERGED, What.DECLINED, What.LINK_RENEWED);
    private static final Set<What> WAY_IN =
            EnumSet.of(
                    What.REGISTERED,
                    What.APPROVED,
                    What.QUEUED,
                    What.OFFER_ACCEPTED,
                    What.LINK_RENEWED);

    private final RoomPeople people;
    private final Verdicts verdicts;
    private final Work work;

    Revocations(RoomPeople people, Verdicts verdicts, Work work) {
        this.people = people;
        this.verdicts = verdicts;
        this.work = work;
    }

    @Override
    public Uni<Void> happened(SqlClient transaction, List<PersonChanged> changes) {
        List<UUID> back = registrations(changes, Revocations::givenByHost);
        Uni<Void> let =
                back.size() == 1
                        ? people.letBackIn(transaction, back)
                        : Uni.createFrom().voidItem();
        return let.chain(() -> showOut(transaction, changes));
    }

    private static boolean givenByHost(PersonChanged change) {
        return change.by() == By.HOUSE && WAY_IN.contains(change.what());
    }

    private static List<UUID> registrations(
            List<PersonChanged> changes, Predicate<PersonChanged> which) {
        return changes.stream().filter(which).map(PersonChanged::registration).toList();
    }

    private Uni<Void> showOut(SqlClient transaction, List<PersonChanged> changes) {
        List<UUID> registrations =
                registrations(changes, change -> TAKEN_BACK.contains(change.what()));
        return registrations.isEmpty()
                ? Uni.createFrom().voidItem()
                : people.revoke(transaction, registrations)
                        .map(passes -> passes.stream().map(Revocations::order).toList())
                        .chain(orders -> work.enqueue(transaction, orders));
    }

    private static Order order(Pass pass) {
        JsonObject payload =
                new JsonObject()
                        .put("occurrence", pass.occurrence().toString())
                        .put("identity", pass.identity());
        return Order.of(KIND, payload);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Show somebody out of a room", "Jemanden aus einem Raum führen");
    }

    @Override
    public Uni<Void> handle(Job job) {
        UUID occurrence = UUID.fromString(job.payload().getString("occurrence"));
        String identity = job.payload().getString("identity");
        return verdicts.dismiss(occurrence, identity);
    }
}
