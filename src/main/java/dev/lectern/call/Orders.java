package dev.lectern.call;

import dev.lectern.kit.work.Job;
import dev.lectern.kit.work.Order;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** The durable work of this package, as it is written down and read back. */
final class Orders {
    static final String PROVISION = "call.provision";
    static final String UPDATE = "call.update";
    static final String COMPARE = "call.compare";
    static final String STOP = "call.stop";
    static final String RELEASE = "call.release";
    static final String EXPIRE = "call.expire";
    static final String ENDED_THERE = "call.ended-there";
    static final String LIVE_THERE = "call.live-there";

    private Orders() {}

    static Order provision(Call call) {
        return about(PROVISION, call);
    }

    static Order update(Call call) {
        return about(UPDATE, call);
    }

    static Order compare(Call call) {
        return about(COMPARE, call);
    }

    static Order stop(Call call) {
        return about(STOP, call);
    }

    static Order expire(Call call, Instant when) {
        return about(EXPIRE, call).at(when);
    }

    static Order endedThere(Call call) {
        return about(ENDED_THERE, call);
    }

    static Order liveThere(Call call) {
        return about(LIVE_THERE, call);
    }

    private static Order about(String kind, Call call) {
        return Order.of(kind, new JsonObject().put("occurrence", call.occurrence.toString()))
                .once(call.id().toString())
                .in(call.workspace);
    }

    /** Needs nothing but itself: the row may speak of another generation by then. */
    static Order release(CallPlan plan, String provider) {
        JsonObject payload = plan.toJson().put("provider", provider);
        return Order.of(RELEASE, payload).once(plan.id().toString()).in(plan.workspace());
    }

    /**
     * Once more when a hold that stands now has run out: whoever was making the call may have been
     * killed after the provider heard of it.
     */
    static Order releaseAfter(Instant hold, CallPlan plan, String provider) {
        return release(plan, provider).once(plan.id() + " later").at(hold);
    }

    static UUID occurrence(Job job) {
        return UUID.fromString(job.payload().getString("occurrence"));
    }

    static String provider(Job job) {
        return job.payload().getString("provider");
    }

    static CallPlan released(Job job) {
        UUID workspace = job.workspace();
        if (workspace == null) {
            throw new IllegalStateException("A call to be released belongs to a workspace");
        }
        return CallPlan.read(job.payload(), workspace);
    }
}
