package dev.lectern.call.builtin;

import dev.lectern.call.CallPlan;
import dev.lectern.call.Grant;
import dev.lectern.call.Who;
import dev.lectern.call.builtin.LivePlaces.Taken;
import dev.lectern.call.policy.Mode;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Writes what lets people into our own rooms. */
@ApplicationScoped
class BuiltinGrants {
    private static final Logger LOG = Logger.getLogger(BuiltinGrants.class);
    private static final Taken UNBOUND = new Taken(LivePlaces.SEVERAL, false);

    private final LivePlaces places;
    private final RoomMedia media;
    private final StreamAddresses streams;
    private final Tokens tokens;
    private final PublicAddress address;
    private final Clock clock;

    BuiltinGrants(
            LivePlaces places,
            RoomMedia media,
            StreamAddresses streams,
            Tokens tokens,
            PublicAddress address,
            Clock clock) {
        this.places = places;
        this.media = media;
        this.streams = streams;
        this.tokens = tokens;
        this.address = address;
        this.clock = clock;
    }

    /** For a room that is there. */
    Uni<Grant> make(CallPlan plan, Who who, Role role, Instant until) {
        return place(plan.reference(), who)
                .map(
                        taken ->
                                new BuiltinGrant(
                                        plan.occurrence(),
                                        plan.reference(),
                                        who.identity(),
                                        role,
                                        who.hidden(),
                                        clock.instant(),
                                        taken.place()))
                .map(promise -> grant(plan, promise, until));
    }

    private Uni<Taken> place(String room, Who who) {
        String holder = who.place();
        return holder == null
                ? Uni.createFrom().item(UNBOUND)
                : places.take(room, who.identity(), holder)
                        .call(
                                taken ->
                                        taken.moved()
                                                ? leave(room, who.identity())
                                                : Uni.createFrom().voidItem());
    }

    /**
     * Ends what their former place still watches. A home that does not answer must keep nobody out:
     * it has nothing to end, or is about to lose it all.
     */
    private Uni<Void> leave(String room, String identity) {
        return media.remove(room, identity)
                .onFailure()
                .invoke(
                        failure ->
                                LOG.warnf(
                                        "%s was not told that a place moved: %s",
                                        room, failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    private Grant grant(CallPlan plan, BuiltinGrant promise, Instant until) {
        String call = address.of("/call/" + plan.occurrence());
        return new Grant(
                BuiltinProvider.NAME,
                call,
                tokens.sign(Purpose.GRANT, promise.claims(), until),
                until,
                promise.identity(),
                promise.role(),
                promise.hidden(),
                addresses(call, plan, promise, until));
    }

    /** Where this person sends, where they watch, and what they get if there is no place. */
    private Map<String, Object> addresses(
            String call, CallPlan plan, BuiltinGrant promise, Instant until) {
        Map<String, Object> addresses = new HashMap<>();
        addresses.put("whep", call + "/whep");
        if (plan.spec().maySend(promise.role()) && !promise.hidden()) {
            addresses.put("whip", call + "/whip");
        }
        if (plan.spec().mode() == Mode.WEBINAR && !promise.role().onStage()) {
            addresses.put("hls", streams.of(promise, until));
        }
        return addresses;
    }
}
