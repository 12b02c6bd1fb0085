package dev.lectern.webinar;

import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
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

    /** How much of the series, counted from the date named. */
    Scope scope() {
        if (scope != null && date == null) {
            throw new Refused(
                    "occurrence",
                    Sentence.of(
                            "Name the date from which scope counts, or leave scope out.",
                            "Nennen Sie den Termin, von dem scope zählt, oder lassen Sie scope"
                                    + " weg."));
        }
        return Scope.read(scope);
    }
}
