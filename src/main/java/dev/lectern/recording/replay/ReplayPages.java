package dev.lectern.recording.replay;

import dev.lectern.call.CallRooms;
import dev.lectern.call.Download;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.registration.Viewers;
import dev.lectern.webinar.OccurrenceState;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarState;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;

/** The film of a date that is over, for whoever may watch it. */
@Path("/w/{slug}/replay/{occurrence}/{recording}")
@PermitAll
class ReplayPages {
    private final Webinars webinars;
    private final Viewers viewers;
    private final CallRooms rooms;

    ReplayPages(Webinars webinars, Viewers viewers, CallRooms rooms) {
        this.webinars = webinars;
        this.viewers = viewers;
        this.rooms = rooms;
    }

    static String path(WebinarView webinar, OccurrenceView date, String recording) {
        return UriBuilder.fromPath("/w/{slug}/replay/{date}/{recording}")
                .build(webinar.slug(), date.id(), recording)
                .toString();
    }

    /** Leads the player to where the film is kept, which answers ranges. */
    @GET
    public Uni<Response> film(
            @RestPath String slug,
            @RestPath UUID occurrence,
            @RestPath String recording,
            @Context HttpHeaders headers) {
        return webinars.findBySlug(slug)
                .map(found -> found.filter(one -> one.state() != WebinarState.DRAFT))
                .map(found -> found.orElseThrow(ReplayPages::unknown))
                .call(webinar -> admit(webinar, past(webinar, occurrence), headers.getCookies()))
                .chain(webinar -> rooms.download(occurrence, recording))
                .map(ReplayPages::onwards);
    }

    @HEAD
    public Uni<Response> head(
            @RestPath String slug,
            @RestPath UUID occurrence,
            @RestPath String recording,
            @Context HttpHeaders headers) {
        return film(slug, occurrence, recording, headers);
    }

    private static OccurrenceView past(WebinarView webinar, UUID occurrence) {
        return webinar.occurrence(occurrence)
                .filter(date -> date.state() == OccurrenceState.ENDED)
                .orElseThrow(ReplayPages::unknown);
    }

    private Uni<Void> admit(WebinarView webinar, OccurrenceView date, Map<String, Cookie> cookies) {
        return viewers.mayWatch(webinar, date, cookies)
                .invoke(
                        may -> {
                            if (!may) {
                                throw new NotAllowed(
                                        Sentence.of(
                                                "Open the link from your mail first: the replay is for those"
                                                        + " who registered.",
                                                "Öffnen Sie zuerst den Link aus Ihrer E-Mail: Die Aufzeichnung"
                                                        + " ist für Angemeldete."));
                            }
                        })
                .replaceWithVoid();
    }

    private static Response onwards(Optional<Download> film) {
        String url = film.map(Download::url).orElseThrow(ReplayPages::unknown);
        return Response.temporaryRedirect(URI.create(url))
                .header("Cache-Control", "no-store")
                .header("Referrer-Policy", "no-referrer")
                .build();
    }

    private static NotFound unknown() {
        return new NotFound(
                Sentence.of("There is no such replay.", "Diese Aufzeichnung gibt es nicht."));
    }
}
