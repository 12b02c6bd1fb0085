package dev.lectern.kit.web.guard;

import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Refuses U+0000 in queries and forms: no text holds it, and the database cannot keep it. Bodies
 * are read by {@link NulReader}.
 */
class NulBorder {
    private static final Pattern IN_QUERY =
            Pattern.compile("(?:^|&)([^=&]*)=[^&]*%00", Pattern.CASE_INSENSITIVE);

    @ServerRequestFilter(preMatching = true)
    public void query(RoutingContext request) {
        String query = request.request().query();
        if (query == null || !query.contains("%00")) {
            return;
        }
        Matcher field = IN_QUERY.matcher(query);
        throw refusal(field.find() ? field.group(1) : null);
    }

    @WithFormRead
    @ServerRequestFilter
    public void form(ResteasyReactiveContainerRequestContext container) {
        var context = (ResteasyReactiveRequestContext) container.getServerRequestContext();
        FormData form = context.getFormData();
        if (form == null) {
            return;
        }
        for (String name : form) {
            if (form.get(name).stream().anyMatch(NulBorder::holdsNul) || name.indexOf(0) >= 0) {
                throw refusal(name.replace("\0", ""));
            }
        }
    }

    private static boolean holdsNul(FormValue value) {
        return !value.isFileItem() && value.getValue().indexOf(0) >= 0;
    }

    static Malformed refusal(@Nullable String field) {
        Sentence sentence =
                Sentence.of(
                        "Leave out the character U+0000: it belongs to no text.",
                        "Lassen Sie das Zeichen U+0000 weg: Es gehört in keinen Text.");
        return field == null ? new Malformed(sentence) : new Malformed(field, sentence);
    }
}
