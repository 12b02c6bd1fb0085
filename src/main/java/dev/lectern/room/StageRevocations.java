package dev.lectern.room;

import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.StagePeopleListener;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarView;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shows out of the room, or makes another of, somebody on stage of whom the host now says something
 * else: as soon as that is committed, backstage too.
 */
@ApplicationScoped
class StageRevocations implements StagePeopleListener, Handler {
    private static final String KIND = "room.stage-person";

    private final RoomPeople people;
    private final Verdicts verdicts;
    private final Work work;

    StageRevocations(RoomPeople people, Verdicts verdicts, Work work) {
        this.people = people;
        this.verdicts = verdicts;
        this.work = work;
    }

    @Override
    public Uni<Void> removed(WebinarView webinar, StagePersonView person) {
        return showOut(webinar, person);
    }

    @Override
    public Uni<Void> linkRenewed(WebinarView webinar, StagePersonView person) {
        return showOut(webinar, person);
    }

    private Uni<Void> showOut(WebinarView webinar, StagePersonView person) {
        return Panache.getSession()
                .chain(session -> people.revoke(session, dates(webinar), person.identity()))
                .chain(rooms -> enqueue(rooms, person, null));
    }

    @Override
    public Uni<Void> roleChanged(WebinarView webinar, StagePersonView person) {
        Role role = person.role();
        return Panache.getSession()
                .chain(session -> people.become(session, dates(webinar), person.identity(), role))
                .chain(rooms -> enqueue(rooms, person, role));
    }

    private static List<UUID> dates(WebinarView webinar) {
        return webinar.occurrences().stream().map(OccurrenceView::id).toList();
    }

    private Uni<Void> enqueue(List<UUID> rooms, StagePersonView person, @Nullable Role role) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (UUID room : rooms) {
            JsonObject payload =
                    new JsonObject()
                            .put("occurrence", room.toString())
                            .put("identity", person.identity())
                            .put("role", role == null ? null : role.name());
            all = all.chain(() -> work.enqueue(Order.of(KIND, payload)));
        }
        return all;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Take somebody off a stage", "Jemanden von einer Bühne nehmen");
    }

    @Override
    public Uni<Void> handle(Job job) {
        UUID occurrence = UUID.fromString(job.payload().getString("occurrence"));
        String identity = job.payload().getString("identity");
        String role = job.payload().getString("role");
        return role == null
                ? verdicts.dismiss(occurrence, identity)
                : verdicts.become(occurrence, identity, Role.valueOf(role));
    }
}
