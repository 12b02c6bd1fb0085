package dev.lectern.kit.web.guard;

import dev.lectern.kit.web.Csrf;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.FromAnywhere;
import dev.lectern.kit.web.LocalPath;
import dev.lectern.kit.web.Paths;
import dev.lectern.kit.web.Problems;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;
import org.jspecify.annotations.Nullable;

/**
 * Lets a change through only when no other site can have sent it in somebody's name.
 *
 * <p>A bearer key proves that by itself. A form carries the word of its page. Other bodies sent
 * with a cookie need the browser's own statement that they come from here, or the word as a header.
 */
class CsrfFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final Sentence NO_PROOF =
            Sentence.of("This may come from elsewhere", "Das kann von woanders kommen");
    private static final Sentence BRING_A_KEY =
            Sentence.of(
                    "Send a key as “Authorization: Bearer …” and no cookie; a page of this site"
                            + " sends its word in X-CSRF.",
                    "Senden Sie einen Schlüssel als „Authorization: Bearer …“ und kein Cookie;"
                            + " eine Seite von hier sendet ihr Wort in X-CSRF.");

    private static final Sentence TOO_OLD =
            Sentence.of("This form is too old to be sent", "Dieses Formular ist zu alt");
    private static final Sentence OPEN_AGAIN =
            Sentence.of(
                    "Nothing was saved. Open the page again and send the form from there; this"
                            + " protects you from forms that other sites send in your name.",
                    "Es wurde nichts gespeichert. Öffnen Sie die Seite neu und senden Sie das"
                            + " Formular von dort; das schützt Sie vor Formularen, die andere"
                            + " Seiten in Ihrem Namen senden.");

    private final Problems problems;

    CsrfFilter(Problems problems) {
        this.problems = problems;
    }

    @WithFormRead
    @ServerRequestFilter
    public @Nullable Uni<Response> check(
            ResteasyReactiveContainerRequestContext container,
            SimpleResourceInfo endpoint,
            RoutingContext request) {
        if (SAFE.contains(container.getMethod())) {
            return null;
        }
        String page = fieldOf(container, Frame.HERE);
        if (page != null) {
            request.put(Frame.HERE, LocalPath.orHome(page));
        }
        if (bringsKey(request) || isFromAnywhere(endpoint) || isOurs(container, request)) {
            return null;
        }
        if (Paths.isForPrograms(Paths.of(request))) {
            return problems.answer(request, 403, NO_PROOF, BRING_A_KEY);
        }
        return problems.answer(request, 403, TOO_OLD, OPEN_AGAIN);
    }

    private static boolean isOurs(
            ResteasyReactiveContainerRequestContext container, RoutingContext request) {
        if (Csrf.comesFromElsewhere(request)) {
            return false;
        }
        if (Csrf.proves(request, request.request().getHeader(Csrf.HEADER))) {
            return true;
        }
        if (isForm(container.getMediaType()) && !Paths.isForPrograms(Paths.of(request))) {
            return Csrf.proves(request, fieldOf(container, Csrf.FIELD));
        }
        return request.request().cookies().isEmpty() || Csrf.comesFromHere(request);
    }

    private static @Nullable String fieldOf(
            ResteasyReactiveContainerRequestContext container, String name) {
        var context = (ResteasyReactiveRequestContext) container.getServerRequestContext();
        return (String) context.getFormParameter(name, true, false);
    }

    private static boolean isForm(@Nullable MediaType type) {
        return type != null
                && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE));
    }

    private static boolean bringsKey(RoutingContext request) {
        String header = request.request().getHeader("Authorization");
        return header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer ");
    }

    private static boolean isFromAnywhere(@Nullable SimpleResourceInfo endpoint) {
        if (endpoint == null || endpoint.getResourceClass() == null) {
            return false;
        }
        if (endpoint.getResourceClass().isAnnotationPresent(FromAnywhere.class)) {
            return true;
        }
        try {
            return endpoint.getResourceClass()
                    .getMethod(endpoint.getMethodName(), endpoint.parameterTypes())
                    .isAnnotationPresent(FromAnywhere.class);
        } catch (NoSuchMethodException hidden) {
            return false;
        }
    }
}
