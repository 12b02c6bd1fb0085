package dev.lectern.registration;

import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.registration.form.EmailAddress;
import dev.lectern.webinar.StageLosses;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks up who asked for a lost link after they were answered: how long the answer takes says
 * nothing about an address. Links to a stage are sent with those of who registered.
 */
@ApplicationScoped
class LostLinksJob implements Handler {
    private static final String KIND = "registration.lost-links";
    private static final int MOST_STAGES = 10;
    private static final int ATTEMPTS = 5;

    private final LostLinks lost;
    private final StageLosses stages;
    private final Webinars webinars;
    private final Work work;
    private final Pool database;

    LostLinksJob(LostLinks lost, StageLosses stages, Webinars webinars, Work work, Pool database) {
        this.lost = lost;
        this.stages = stages;
        this.webinars = webinars;
        this.work = work;
        this.database = database;
    }

    /** The links of one webinar. */
    Uni<Void> sendLater(WebinarView webinar, EmailAddress address) {
        JsonObject about = about(address).put("webinar", webinar.id().toString());
        String once = webinar.id() + " " + address.key();
        return work.enqueue(
                database, List.of(Order.of(KIND, about).once(once).in(webinar.workspace())));
    }

    /** Those of every webinar. */
    Uni<Void> sendAllLater(EmailAddress address) {
        return work.enqueue(database, List.of(Order.of(KIND, about(address)).once(address.key())));
    }

    private static JsonObject about(EmailAddress address) {
        return new JsonObject().put("address", address.text());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Send a lost link again", "Einen verlorenen Link noch einmal senden");
    }

    @Override
    public int attempts() {
        return ATTEMPTS;
    }

    @Override
    public Uni<Void> handle(Job job) {
        EmailAddress address = EmailAddress.of(job.payload().getString("address"));
        String webinar = job.payload().getString("webinar");
        return webinar == null
                ? lost.sendAll(address).chain(() -> stages(address))
                : webinars.find(UUID.fromString(webinar))
                        .chain(
                                found ->
                                        found.isEmpty()
                                                ? Uni.createFrom().voidItem()
                                                : send(found.get(), address));
    }

    private Uni<Void> send(WebinarView webinar, EmailAddress address) {
        return lost.send(webinar, address).chain(() -> stage(webinar, address));
    }

    private Uni<Void> stages(EmailAddress address) {
        return stages.webinars(database, address.key(), MOST_STAGES)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(webinars::find)
                .select()
                .where(Optional::isPresent)
                .onItem()
                .transformToUniAndConcatenate(found -> stage(found.get(), address))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Nothing is to come where it is over or was called off. */
    private Uni<Void> stage(WebinarView webinar, EmailAddress address) {
        return webinar.state() == WebinarState.PUBLISHED
                ? database.withTransaction(
                        connection -> stages.tell(connection, webinar, address.key()))
                : Uni.createFrom().voidItem();
    }
}
