package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.CallPlan;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.kit.db.Ids;
import java.time.Instant;
import java.util.UUID;

/** A webinar of one minute, as the call port is asked for its room. */
final class Talks {
    private Talks() {}

    static CallPlan plan(UUID occurrence, CallSpec spec) {
        Instant now = Instant.now();
        CallId call = new CallId(occurrence, 1);
        return new CallPlan(
                call,
                call.toString(),
                Ids.next(),
                Ids.next(),
                "Talk",
                now,
                now.plusSeconds(60),
                spec);
    }
}
