package dev.lectern.registration;

import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.registration.Rewatching.Rewatch;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a webinar's public page is asked for. Campaign, what was just done and what is wanted stand
 * in the address; what was typed comes with a form that has to be mended.
 *
 * @param origin campaign parameters, which the form carries on
 * @param done what was just done, as "registered"
 * @param more "dates": somebody who has a place wants one at another date
 * @param status with which the page is answered
 */
record Visit(
        Place place,
        Typed typed,
        Mistakes mistakes,
        Map<String, String> origin,
        @Nullable String done,
        @Nullable String more,
        int status,
        @Nullable Rewatch rewatch,
        PublicPage.Lost lost,
        boolean expected) {

    /** Where the form is shown. */
    enum Place {
        PAGE,
        FRAME;

        /** Through which people came, unless the address that brought them says. */
        String entrance(Typed typed) {
            String named = Origin.clean(typed.one("source"));
            return !named.isEmpty() ? named : this == PAGE ? "page" : "embed";
        }
    }

    static Visit of(MultivaluedMap<String, String> query, Place place) {
        return new Visit(
                place,
                Typed.NOTHING,
                Mistakes.none(),
                origin(Typed.of(query)),
                query.getFirst("done"),
                query.getFirst("more"),
                200,
                null,
                PublicPage.Lost.NOT_ASKED,
                false);
    }

    static Visit toMend(Typed typed, Mistakes mistakes, Place place, int status) {
        return new Visit(
                place,
                typed,
                mistakes,
                origin(typed),
                null,
                null,
                status,
                null,
                PublicPage.Lost.NOT_ASKED,
                false);
    }

    static Visit toMend(PublicPage.Lost lost) {
        return new Visit(
                Place.PAGE,
                Typed.NOTHING,
                Mistakes.none(),
                Map.of(),
                null,
                null,
                422,
                null,
                lost,
                false);
    }

    Visit again(@Nullable Rewatch over) {
        return new Visit(place, typed, mistakes, origin, done, more, status, over, lost, expected);
    }

    Visit expected(boolean has) {
        return new Visit(place, typed, mistakes, origin, done, more, status, rewatch, lost, has);
    }

    private static Map<String, String> origin(Typed typed) {
        Map<String, String> origin = new TreeMap<>();
        typed.origin().forEach(part -> origin.put(part.getKey(), String.valueOf(part.getValue())));
        String source = Origin.clean(typed.one("source"));
        if (!source.isEmpty()) {
            origin.put("source", source);
        }
        return origin;
    }
}
