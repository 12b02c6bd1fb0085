package dev.lectern.webhook;

import dev.lectern.attendance.Attendances;
import dev.lectern.attendance.Turnout;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import dev.lectern.kit.work.Work;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarListener;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells who came, once a date is over and its last visitors are written down. */
@ApplicationScoped
class AttendanceHooks implements WebinarListener, Handler {
    private static final String KIND = "webhook.attendance";

    private final Webinars webinars;
    private final Attendances attendances;
    private final Hooks hooks;
    private final Work work;
    private final Clock clock;
    private final Duration quiet;

    AttendanceHooks(
            Webinars webinars,
            Attendances attendances,
            Hooks hooks,
            Work work,
            Clock clock,
            @ConfigProperty(name = "lectern.webhook.attendance-after", defaultValue = "2M")
                    Duration quiet) {
        this.webinars = webinars;
        this.attendances = attendances;
        this.hooks = hooks;
        this.work = work;
        this.clock = clock;
        this.quiet = quiet;
    }

    @Override
    public Uni<Void> ended(WebinarView webinar, OccurrenceView date) {
        JsonObject about =
                new JsonObject()
                        .put("webinar", webinar.id().toString())
                        .put("occurrence", date.id().toString());
        return work.enqueue(
                Order.of(KIND, about)
                        .once(date.id().toString())
                        .at(clock.instant().plus(quiet))
                        .in(webinar.workspace()));
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Sentence title() {
        return Sentence.of("Tell webhooks who came", "Webhooks sagen, wer da war");
    }

    /** Nothing for one that goes on: its next end tells of all of it. */
    @Override
    public Uni<Void> handle(Job job) {
        UUID webinar = UUID.fromString(job.payload().getString("webinar"));
        UUID occurrence = UUID.fromString(job.payload().getString("occurrence"));
        return webinars.find(webinar)
                .chain(
                        found ->
                                found.flatMap(one -> one.occurrence(occurrence))
                                        .filter(date -> date.state() == OccurrenceState.ENDED)
                                        .map(date -> tell(found.get(), date))
                                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> tell(WebinarView webinar, OccurrenceView date) {
        String what = date.id() + " " + date.endedAt();
        return attendances
                .turnout(date, webinar.attendanceThreshold())
                .map(turnout -> tiding(webinar, date, turnout))
                .chain(one -> Panache.withTransaction(() -> hooks.happenedOnce(one, what)));
    }

    private static Tiding tiding(WebinarView webinar, OccurrenceView date, Turnout turnout) {
        JsonObject data =
                new JsonObject()
                        .put("webinar", webinar.id().toString())
                        .put("occurrence", date.id().toString())
                        .put("came", turnout.came())
                        .put("attended", turnout.attended());
        return new Tiding(webinar.workspace(), EventKind.ATTENDANCE_READY, null, data);
    }
}
