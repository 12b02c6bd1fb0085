package dev.lectern.call.builtin;

import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.sfu.Session;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The sessions that run on this node, each for whoever shows the grant it was opened with. */
@ApplicationScoped
class OpenSessions {
    private final MediaEngine engine;
    private final Bearers bearers;

    OpenSessions(MediaEngine engine, Bearers bearers) {
        this.engine = engine;
        this.bearers = bearers;
    }

    Session require(UUID occurrence, String id, @Nullable String authorization) {
        BuiltinGrant grant =
                bearers.of(occurrence, authorization).orElseThrow(OpenSessions::noGrant);
        if (wasReplaced(grant, id)) {
            throw new WebApplicationException(
                    Refusal.of(410, "Another connection of yours sends in its place."));
        }
        Session session = engine.running().map(one -> one.session(id)).orElse(null);
        if (session == null || !session.room().name().equals(grant.room())) {
            throw over();
        }
        if (!session.person().equals(grant.identity())) {
            throw new NotAllowed(
                    Sentence.of(
                            "This is somebody else's session.",
                            "Das ist die Sitzung von jemand anderem."));
        }
        return session;
    }

    private boolean wasReplaced(BuiltinGrant grant, String id) {
        return engine.running()
                .filter(one -> one.wasReplaced(grant.room(), grant.identity(), id))
                .isPresent();
    }

    static NotFound over() {
        return new NotFound(Sentence.of("This session is over.", "Diese Sitzung ist vorbei."));
    }

    /** As the endpoints say it: these are no pages that lead to the sign-in. */
    private static WebApplicationException noGrant() {
        return new WebApplicationException(
                Refusal.of(401, "Send the grant of this session as “Authorization: Bearer …”."));
    }
}
