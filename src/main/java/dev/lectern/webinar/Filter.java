package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a list of webinars is narrowed to, as query parameters. */
class Filter {
    /** One or several, each by itself or with commas. */
    @QueryParam("state")
    List<String> state = List.of();

    @QueryParam("status")
    List<String> status = List.of();

    @QueryParam("q")
    @Nullable String text;

    @QueryParam("from")
    @Nullable String from;

    @QueryParam("to")
    @Nullable String to;

    @QueryParam("host")
    @Nullable String host;

    WebinarSearch search(UUID workspace) {
        var search = new WebinarSearch(workspace);
        List<String> standing =
                Stream.concat(state.stream(), status.stream())
                        .flatMap(words -> Stream.of(words.split(",")))
                        .filter(word -> !word.isBlank())
                        .toList();
        if (!standing.isEmpty()) {
            search.standing(standing);
        }
        if (text != null) {
            search.text(text);
        }
        if (from != null || to != null) {
            between(
                    search,
                    from == null ? null : time("from", from),
                    to == null ? null : time("to", to));
        }
        if (host != null) {
            search.and("host_id = ?", id(host));
        }
        return search;
    }

    private static void between(
            WebinarSearch search, @Nullable OffsetDateTime from, @Nullable OffsetDateTime to) {
        if (from != null && to != null && to.isBefore(from)) {
            throw new Refused(
                    "to",
                    Sentence.of(
                            "This is before “from”. Give a later time.",
                            "Das liegt vor „from“. Geben Sie eine spätere Zeit an."));
        }
        search.between(from, to);
    }

    private static OffsetDateTime time(String field, String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new Refused(
                    field,
                    Sentence.of(
                            "Give a time with Z or an offset, as 2026-11-26T18:00:00Z.",
                            "Geben Sie eine Zeit mit Z oder Versatz an, etwa"
                                    + " 2026-11-26T18:00:00Z."));
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    "host",
                    Sentence.of(
                            "Name the host by the id of their account.",
                            "Nennen Sie den Gastgeber mit der Id seines Kontos."));
        }
    }
}
