package dev.lectern.webinar;

import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.workspace.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A webinar's own page, for whoever works in its workspace. */
@Path("/webinars/{id:[0-9a-fA-F-]{36}}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class WebinarPages {
    private final SecurityIdentity identity;
    private final Frame frame;
    private final Webinars webinars;
    private final Overviews overviews;
    private final Changing changing;
    private final PublicAddress address;

    WebinarPages(
            SecurityIdentity identity,
            Frame frame,
            Webinars webinars,
            Overviews overviews,
            Changing changing,
            PublicAddress address) {
        this.identity = identity;
        this.frame = frame;
        this.webinars = webinars;
        this.overviews = overviews;
        this.changing = changing;
        this.address = address;
    }

    @GET
    public Uni<TemplateInstance> show(
            UUID id,
            @QueryParam("tab") @DefaultValue("overview") String tab,
            @QueryParam("occurrence") @Nullable UUID date) {
        return overview(Caller.of(identity), id, named(tab), date).map(Templates::show);
    }

    private Uni<Overview> overview(
            Caller caller, UUID id, WebinarSection.Tab tab, @Nullable UUID date) {
        return webinars.require(caller.workspace(), id)
                .chain(webinar -> overviews.of(caller, webinar, tab, Answers.date(webinar, date)));
    }

    private static WebinarSection.Tab named(String word) {
        for (WebinarSection.Tab tab : WebinarSection.Tab.values()) {
            if (tab.name().equalsIgnoreCase(word)) {
                return tab;
            }
        }
        return WebinarSection.Tab.OVERVIEW;
    }

    /** What can change while people are inside, and holds for them at once. */
    @POST
    @Path("/live")
    public Uni<Response> whileLive(
            UUID id,
            @QueryParam("occurrence") @Nullable UUID date,
            MultivaluedMap<String, String> sent) {
        Caller caller = Caller.of(identity);
        LiveForm form = LiveForm.typed(sent);
        return Panache.withTransaction(() -> changing.change(caller, id, form.json(), null))
                .map(done -> ActionPages.back(id, date, words().liveSaved()))
                .onFailure(Refused.class)
                .recoverWithUni(
                        refused -> again(caller, id, date, form.refused((Refused) refused)));
    }

    private Uni<Response> again(Caller caller, UUID id, @Nullable UUID date, LiveForm form) {
        return overview(caller, id, WebinarSection.Tab.OVERVIEW, date)
                .map(page -> Answer.mend(Templates.show(page.with(form))));
    }

    private WebinarWords words() {
        return Words.in(frame.language(), WebinarWords.class);
    }

    @GET
    @Path("/qr.svg")
    @Produces("image/svg+xml")
    public Uni<String> qr(UUID id) {
        return webinars.require(Caller.of(identity).workspace(), id)
                .map(webinar -> QrPicture.of(address.of("/w/" + webinar.slug())));
    }

    @CheckedTemplate(basePath = "webinar")
    static class Templates {
        static native TemplateInstance show(Overview page);
    }
}
