package dev.lectern.attendance;

import dev.lectern.registration.PersonView;
import dev.lectern.registration.Registrations;
import dev.lectern.registration.file.CsvText;
import dev.lectern.webinar.OccurrenceView;
import dev.lectern.webinar.WebinarView;
import dev.lectern.webinar.Webinars;
import dev.lectern.workspace.Caller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Who was there, for programs and spreadsheets. */
@Path("/api/v1/webinars/{webinar}")
@Authenticated
@Tag(name = "Attendance")
class AttendanceApi {
    private static final int WHOLE_FILE = 200_000;

    private final SecurityIdentity identity;
    private final Webinars webinars;
    private final Registrations registrations;
    private final Attendances attendances;

    AttendanceApi(
            SecurityIdentity identity,
            Webinars webinars,
            Registrations registrations,
            Attendances attendances) {
        this.identity = identity;
        this.webinars = webinars;
        this.registrations = registrations;
        this.attendances = attendances;
    }

    /** A date with some of those who have a place in it, and how long each was there. */
    private record Report(
            WebinarView webinar,
            OccurrenceView date,
            Registrations.Expected people,
            Map<UUID, Presence> times) {

        Presence of(PersonView person) {
            return Objects.requireNonNull(times.get(person.id()));
        }

        boolean attended(PersonView person) {
            return of(person).reaches(webinar.attendanceThreshold());
        }
    }

    @GET
    @Path("/attendance")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Who has a place in a date and how long they were there")
    public Uni<JsonObject> list(
            @RestPath UUID webinar,
            @RestQuery @Nullable UUID occurrence,
            @RestQuery @Nullable Integer limit,
            @RestQuery @Nullable String cursor) {
        return report(webinar, occurrence, Registrations.part(limit, cursor))
                .map(AttendanceApi::json);
    }

    @GET
    @Path("/attendance.csv")
    @Produces("text/csv")
    @Operation(summary = "The same as CSV")
    public Uni<Response> file(@RestPath UUID webinar, @RestQuery @Nullable UUID occurrence) {
        return report(webinar, occurrence, new Registrations.Part(WHOLE_FILE, null))
                .map(
                        report ->
                                Response.ok(csv(report))
                                        .type("text/csv; charset=UTF-8")
                                        .header(
                                                "Content-Disposition",
                                                "attachment; filename=\"attendance.csv\"")
                                        .build());
    }

    private Uni<Report> report(UUID id, @Nullable UUID named, Registrations.Part part) {
        return webinars.requireMine(Caller.of(identity), id)
                .chain(
                        webinar -> {
                            OccurrenceView date =
                                    named == null ? webinar.current() : webinar.require(named);
                            return registrations
                                    .expected(webinar.id(), date.id(), part)
                                    .chain(people -> report(webinar, date, people));
                        });
    }

    private Uni<Report> report(
            WebinarView webinar, OccurrenceView date, Registrations.Expected people) {
        List<UUID> ids = people.people().stream().map(PersonView::id).toList();
        return attendances.of(date, ids).map(times -> new Report(webinar, date, people, times));
    }

    private static JsonObject json(Report report) {
        JsonArray items = new JsonArray();
        for (PersonView person : report.people().people()) {
            Presence presence = report.of(person);
            items.add(
                    new JsonObject()
                            .put("registration", person.id().toString())
                            .put("email", person.email())
                            .put("name", person.name())
                            .put("joinedAt", text(presence.joined()))
                            .put("leftAt", text(presence.left()))
                            .put("seconds", presence.time().toSeconds())
                            .put("attended", report.attended(person)));
        }
        return new JsonObject()
                .put("items", items)
                .put("next", text(report.people().next()))
                .put("total", report.people().total());
    }

    private static String csv(Report report) {
        StringBuilder csv =
                new StringBuilder(
                        CsvText.row(
                                List.of(
                                        "name",
                                        "email",
                                        "joined_at",
                                        "left_at",
                                        "seconds",
                                        "attended")));
        for (PersonView person : report.people().people()) {
            Presence presence = report.of(person);
            csv.append(
                    CsvText.row(
                            Arrays.asList(
                                    person.name(),
                                    person.email(),
                                    presence.joined(),
                                    presence.left(),
                                    presence.time().toSeconds(),
                                    report.attended(person))));
        }
        return csv.toString();
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
