package dev.lectern.registration;

import dev.lectern.registration.stage.StageLink;
import dev.lectern.registration.stage.StageLinks;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may watch what was recorded of a date: those with a place in it, those who spoke, and
 * everybody where no registration is asked. Looked up each time: a link taken away shows nothing.
 */
@ApplicationScoped
public class Viewers {
    private final JoinLinks links;
    private final StageLinks stage;

    Viewers(JoinLinks links, StageLinks stage) {
        this.links = links;
        this.stage = stage;
    }

    /** Whether somebody with these cookies has a place, or speaks. */
    Uni<Boolean> expected(WebinarView webinar, Map<String, Cookie> cookies) {
        return links.read(webinar.id(), cookies)
                .map(found -> found.filter(JoinLink::good).isPresent())
                .chain(guest -> guest ? Uni.createFrom().item(true) : speaks(webinar, cookies));
    }

    private Uni<Boolean> speaks(WebinarView webinar, Map<String, Cookie> cookies) {
        return stage.read(webinar.id(), cookies)
                .map(found -> found.filter(StageLink::good).isPresent());
    }

    /** Whether the visitor with these cookies may watch. */
    public Uni<Boolean> mayWatch(
            WebinarView webinar, OccurrenceView date, Map<String, Cookie> cookies) {
        if (!webinar.registrationRequired()) {
            return Uni.createFrom().item(true);
        }
        return links.read(webinar.id(), cookies)
                .map(found -> found.filter(link -> isFor(date, link)).isPresent())
                .chain(guest -> guest ? Uni.createFrom().item(true) : speaks(webinar, cookies));
    }

    private static boolean isFor(OccurrenceView date, JoinLink link) {
        @Nullable UUID only = link.occurrence();
        return link.good() && (only == null || only.equals(date.id()));
    }
}
