package dev.lectern.webinar;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What of a series a request is meant for, and whether it is only to say what it would do. */
class Meaning {
    @QueryParam("occurrence")
    @Nullable UUID date;

    @QueryParam("scope")
    @Nullable String scope;

    @QueryParam("preview")
    @DefaultValue("false")
    boolean preview;
}
