package dev.lectern.call;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.fault.Mistakes;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.workspace.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The providers of video rooms that a workspace can choose from, for its admins. */
@Path("/settings/providers")
@Produces(MediaType.TEXT_HTML)
@Authenticated
class ProviderPages {
    private static final String HERE = "/settings/providers";
    private static final int LINES = 200;

    private final SecurityIdentity identity;
    private final ProviderSettings settings;
    private final ProviderOperations operations;
    private final Frame frame;

    ProviderPages(
            SecurityIdentity identity,
            ProviderSettings settings,
            ProviderOperations operations,
            Frame frame) {
        this.identity = identity;
        this.settings = settings;
        this.operations = operations;
        this.frame = frame;
    }

    @CheckedTemplate(basePath = "call")
    static class Templates {
        static native TemplateInstance providers(List<ProviderView> providers, ProviderForm form);

        static native TemplateInstance operations(
                List<ProviderOperations.Line> lines, Map<String, String> titles);
    }

    @GET
    public Uni<TemplateInstance> show() {
        return page(ProviderForm.NONE);
    }

    @GET
    @Path("/operations")
    public Uni<TemplateInstance> operations(@QueryParam("webinar") @Nullable UUID webinar) {
        return operations
                .read(admin().workspace(), webinar, null, LINES)
                .map(lines -> Templates.operations(lines, settings.titles()));
    }

    @POST
    @Path("/{provider}/check")
    public Uni<Response> check(String provider) {
        return settings.check(admin().workspace(), provider)
                .map(checkup -> SeeOther.page(HERE, said(checkup)));
    }

    @POST
    @Path("/{provider}")
    public Uni<Response> save(String provider, MultivaluedMap<String, String> form) {
        Map<String, String> given = new HashMap<>();
        form.forEach((key, values) -> given.put(key, values.get(0)));
        return settings.save(admin().workspace(), provider, given)
                .map(checkup -> SeeOther.page(HERE, said(checkup)))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> again(provider, given, (Refused) refused));
    }

    @POST
    @Path("/{provider}/remove")
    public Uni<Response> remove(String provider) {
        return settings.remove(admin().workspace(), provider)
                .map(gone -> SeeOther.page(HERE, words().removed()))
                .onFailure(Refused.class)
                .recoverWithUni(refused -> again(provider, Map.of(), (Refused) refused));
    }

    private Uni<Response> again(String provider, Map<String, String> typed, Refused refused) {
        return page(new ProviderForm(provider, typed, Mistakes.of(refused)))
                .map(page -> Response.status(422).entity(page).build());
    }

    private Uni<TemplateInstance> page(ProviderForm form) {
        return settings.all(admin().workspace())
                .map(providers -> Templates.providers(providers, form));
    }

    private String said(Checkup checkup) {
        return checkup.working() ? words().works() : checkup.sentence().in(frame.language());
    }

    private Caller admin() {
        return Caller.of(identity).require(dev.lectern.workspace.Role.ADMIN);
    }

    private CallWords words() {
        return Words.in(frame.language(), CallWords.class);
    }
}
