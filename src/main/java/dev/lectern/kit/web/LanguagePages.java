package dev.lectern.kit.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;

/** The choice of a language by whoever reads, kept in a cookie. */
@Path("/language")
class LanguagePages {
    static final String COOKIE = "language";

    @POST
    public Response choose(
            @RestForm String language, @RestForm String back, RoutingContext request) {
        Locale chosen = Words.supported(Locale.forLanguageTag(language == null ? "" : language));
        Cookies.set(request, COOKIE, chosen.getLanguage(), Duration.ofDays(365));
        return SeeOther.page(LocalPath.orHome(back));
    }
}
