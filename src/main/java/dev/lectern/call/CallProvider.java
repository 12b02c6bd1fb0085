package dev.lectern.call;

import dev.lectern.call.policy.Capabilities;
import dev.lectern.call.policy.Layout;
import dev.lectern.call.policy.Role;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The port: a video provider with the credentials of one customer, spoken to in our words.
 *
 * <p>Every method may be repeated without harm, after a crash too: it is an upsert at the provider,
 * or looks before it acts. What the provider cannot do ({@link Capabilities}) is not called. A
 * failure is a {@link dev.lectern.kit.web.fault.ProviderFailed} that says whether trying again is
 * vain; a call that is not there is a {@link dev.lectern.kit.web.fault.NotFound}, except to {@code
 * find}, {@code stop} and {@code release}.
 */
public interface CallProvider {

    /** Its name in settings and JSON, as {@code builtin}. */
    String name();

    Capabilities capabilities();

    /** Makes the call if it is not there, and makes it so if it is. */
    Uni<RoomAtProvider> ensure(CallPlan plan);

    /** Tells the provider what has changed. */
    Uni<RoomAtProvider> update(CallPlan plan);

    Uni<Optional<RoomAtProvider>> find(CallPlan plan);

    /** Opens the call to its audience, with recording and HLS as the policy says. */
    Uni<RoomAtProvider> start(CallPlan plan);

    /** Ends the call for everybody and closes recordings. */
    Uni<Void> stop(CallPlan plan);

    /** Leaves nothing of the call at the provider. */
    Uni<Void> release(CallPlan plan);

    /** All calls there that bear one of our names, of whichever installation. */
    Uni<List<Standing>> standing();

    /** Lets somebody in. Minted when they join; dead at {@code until}. */
    Uni<Grant> grant(CallPlan plan, Who who, Role role, Instant until);

    Uni<List<Participant>> participants(CallPlan plan);

    /** How many of each role are inside: known also of a crowd that no provider names whole. */
    default Uni<Map<Role, Integer>> present(CallPlan plan) {
        return participants(plan).map(Participant::byRole);
    }

    /** Lets a person do what the role may do, or no longer, where they stand. */
    Uni<Void> changeRole(CallPlan plan, String identity, Role role);

    Uni<Void> mute(CallPlan plan, String identity, Track track);

    /** Puts a person out; they do not come back with the grant they have. */
    Uni<Void> remove(CallPlan plan, String identity);

    Uni<Void> startRecording(CallPlan plan);

    Uni<Void> stopRecording(CallPlan plan);

    /** Keeps nothing until it is resumed; clashes while nothing is being recorded. */
    default Uni<Void> pauseRecording(CallPlan plan) {
        throw new UnsupportedOperationException(name() + " cannot pause a recording");
    }

    default Uni<Void> resumeRecording(CallPlan plan) {
        throw new UnsupportedOperationException(name() + " cannot resume a recording");
    }

    Uni<List<CallRecording>> recordings(CallPlan plan);

    /** A fresh link to a finished recording; empty while there is none. */
    Uni<Optional<Download>> download(CallPlan plan, String recording);

    Uni<Void> setLayout(CallPlan plan, Layout layout);

    /** Reads a webhook; empty if its signature is not of these credentials. */
    Optional<Webhook.Delivery> verify(Webhook webhook);

    /** Asks the provider whether it is there and takes our key. */
    Uni<Checkup> check();
}
