package dev.lectern.room;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.Words;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.Readiness;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Whether those on stage have had camera or microphone on backstage. */
@ApplicationScoped
class DevicesReadiness implements Readiness {
    private final StagePeople stage;
    private final RoomPeople people;
    private final Frame frame;

    DevicesReadiness(StagePeople stage, RoomPeople people, Frame frame) {
        this.stage = stage;
        this.people = people;
        this.frame = frame;
    }

    @Override
    public Uni<Optional<Line>> of(WebinarView webinar) {
        return webinar.state() == WebinarState.PUBLISHED
                ? stage.all(webinar.id())
                        .map(all -> identities(webinar, all))
                        .chain(
                                all ->
                                        people.tried(dates(webinar), all)
                                                .map(tried -> line(webinar, tried, all.size())))
                        .map(Optional::of)
                : Uni.createFrom().item(Optional.empty());
    }

    private static List<UUID> dates(WebinarView webinar) {
        return webinar.occurrences().stream().map(OccurrenceView::id).toList();
    }

    private static List<String> identities(WebinarView webinar, List<StagePersonView> all) {
        Stream<String> host =
                Stream.of(webinar.host()).filter(Objects::nonNull).map(UUID::toString);
        return Stream.concat(host, all.stream().map(StagePersonView::identity)).distinct().toList();
    }

    private Line line(WebinarView webinar, int tried, int people) {
        DeviceWords words = Words.in(frame.language(), DeviceWords.class);
        return tried >= people
                ? Line.done(words.devicesAllTried())
                : Line.open(
                        words.devicesTried(tried, people),
                        "/webinars/" + webinar.id() + "/studio",
                        words.devicesMend());
    }
}
