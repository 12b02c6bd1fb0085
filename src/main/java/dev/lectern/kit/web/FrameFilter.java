package dev.lectern.kit.web;

import io.quarkus.arc.Arc;
import io.quarkus.arc.ArcContainer;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Tells the frame who is there before a page is made, and every template which language it is. */
@Singleton
class FrameFilter {
    private static final int BEFORE_ALL = 100;

    private final CurrentIdentityAssociation identities;
    private final Frame frame;

    FrameFilter(CurrentIdentityAssociation identities, Frame frame) {
        this.identities = identities;
        this.frame = frame;
    }

    @ServerRequestFilter(priority = BEFORE_ALL)
    public Uni<Void> enter(ContainerRequestContext request) {
        if (Paths.isForPrograms(request.getUriInfo().getPath())) {
            return Uni.createFrom().voidItem();
        }
        return frame.know(identities);
    }

    void speak(@Observes EngineBuilder engine) {
        engine.addTemplateInstanceInitializer(FrameFilter::inLanguageOfRequest);
    }

    /** Outside a request, as in mail, whoever renders sets the language. */
    private static void inLanguageOfRequest(TemplateInstance template) {
        ArcContainer container = Arc.container();
        if (container == null || !container.requestContext().isActive()) {
            return;
        }
        if (container.instance(CurrentVertxRequest.class).get().getCurrent() != null) {
            template.setLocale(container.instance(Frame.class).get().language());
        }
    }
}
