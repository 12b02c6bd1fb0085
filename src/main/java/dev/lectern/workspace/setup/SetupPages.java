package dev.lectern.workspace.setup;

import dev.lectern.account.Accounts;
import dev.lectern.account.Sessions;
import dev.lectern.account.Visit;
import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Cookies;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.Zones;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.NotFound;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The page of the first run, open only to who has the printed link. */
@Path("/setup")
@Produces(MediaType.TEXT_HTML)
class SetupPages {
    private final Setup setup;
    private final Founding founding;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Frame frame;

    SetupPages(Setup setup, Founding founding, Accounts accounts, Sessions sessions, Frame frame) {
        this.setup = setup;
        this.founding = founding;
        this.accounts = accounts;
        this.sessions = sessions;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "workspace")
    static class Templates {
        static native TemplateInstance setup(SetupForm form, Mistakes errors);
    }

    @GET
    public Uni<Response> form(@RestQuery @Nullable String link) {
        SetupForm empty = new SetupForm();
        empty.link = link;
        return Panache.withSession(() -> setup.isOpenedBy(link))
                .invoke(this::refuseUnless)
                .replaceWith(() -> Answer.ok(Templates.setup(empty, Mistakes.none())));
    }

    @POST
    public Uni<Response> found(@BeanParam SetupForm form, RoutingContext request) {
        return Panache.withSession(() -> setup.isOpenedBy(form.link))
                .invoke(this::refuseUnless)
                .chain(() -> foundUnlessMistaken(form, request));
    }

    private Uni<Response> foundUnlessMistaken(SetupForm form, RoutingContext request) {
        Mistakes mistakes = form.check(frame.language());
        if (!mistakes.isEmpty()) {
            return Uni.createFrom().item(Answer.mend(Templates.setup(form, mistakes)));
        }
        SetupWords words = Words.in(frame.language(), SetupWords.class);
        return accounts.hash(form.password())
                .chain(hash -> Panache.withTransaction(() -> found(form, hash, request)))
                .replaceWith(() -> SeeOther.page("/", words.ready()));
    }

    private Uni<Void> found(SetupForm form, String hash, RoutingContext request) {
        return founding.found(
                        form.founder(hash, frame.language(), zoneOf(request)),
                        Visit.of(request).address())
                .chain(founded -> sessions.open(founded.owner().id(), request));
    }

    private void refuseUnless(boolean open) {
        if (!open) {
            throw new NotFound(Words.in(frame.language(), SetupWords.class).closed());
        }
    }

    /** Where the first person sits, as their browser told, is where their webinars are. */
    private static ZoneId zoneOf(RoutingContext request) {
        return Cookies.read(request, "zone").map(Zones::find).orElseGet(Zones::ofThisMachine);
    }
}
