package dev.lectern.account;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.SeeOther;
import dev.lectern.kit.web.Words;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;

/** Signing this browser out. */
@Path("/signout")
class SignOutPages {
    private final Sessions sessions;
    private final Frame frame;

    SignOutPages(Sessions sessions, Frame frame) {
        this.sessions = sessions;
        this.frame = frame;
    }

    @POST
    @WithTransaction
    public Uni<Response> signOut(RoutingContext request) {
        AccountWords words = Words.in(frame.language(), AccountWords.class);
        return sessions.close(request)
                .replaceWith(() -> SeeOther.page("/signin", words.signedOut()));
    }
}
