package dev.lectern.call.builtin;

import dev.lectern.call.RoomAtProvider;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.MediaKind;
import dev.lectern.call.policy.Mode;
import dev.lectern.call.policy.Quality;
import dev.lectern.call.policy.Recording;
import dev.lectern.call.policy.Role;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.sfu.Kind;
import dev.lectern.sfu.Publish;
import dev.lectern.sfu.Seat;
import dev.lectern.sfu.Source;
import dev.lectern.sfu.Watch;
import java.util.EnumSet;
import java.util.Set;

/** What the bearer of a grant may do with media in a room as it is now. */
record Admission(BuiltinRoom room, BuiltinGrant grant, Role role) {

    static Admission of(BuiltinRoom room, BuiltinGrant grant) {
        Role role =
                room.roleOf(grant)
                        .orElseThrow(
                                () ->
                                        new NotAllowed(
                                                Sentence.of(
                                                        "You were put out of this room.",
                                                        "Sie wurden aus diesem Raum entfernt.")));
        return new Admission(room, grant, role);
    }

    boolean isOver() {
        return room.stage() == RoomAtProvider.Stage.OVER;
    }

    /** Whether it is the audience's turn to wait. */
    boolean isEarly() {
        return !room.live() && !role.onStage();
    }

    /** Whether a stream over HTTP does for them where there is no place. */
    boolean mayOverflow() {
        return room.spec().mode() == Mode.WEBINAR && !role.onStage();
    }

    /**
     * Whether as many others are inside as the room takes. Who leads always comes in, and in a
     * webinar the whole stage; whoever is inside already may open another connection.
     */
    boolean isTooMany(Set<String> inside) {
        boolean always = role.leads() || room.spec().mode() == Mode.WEBINAR && role.onStage();
        return !always
                && !inside.contains(grant.identity())
                && inside.size() >= room.spec().maxParticipants();
    }

    /** Also told before the start: who will never send here should not come back for it. */
    void requirePublishing(Source source) {
        CallSpec spec = room.spec();
        if (grant.hidden() || !spec.maySend(role)) {
            throw new NotAllowed(
                    Sentence.of(
                            "Only the stage sends picture and sound here.",
                            "Hier sendet nur die Bühne Bild und Ton."));
        }
        if (source == Source.SCREEN && !spec.mayShareScreen(role)) {
            throw new NotAllowed(
                    Sentence.of(
                            "Sharing the screen is off in this room.",
                            "In diesem Raum lässt sich der Bildschirm nicht teilen."));
        }
    }

    /** In H264 where it is to become a stream over HTTP or an MP4, which take no other picture. */
    Publish publish(Source source, String offer) {
        CallSpec spec = room.spec();
        return new Publish(
                grant.identity(),
                source,
                offer,
                kinds(spec),
                bitsPerSecond(spec.quality()),
                spec.mode() == Mode.WEBINAR || spec.recording() != Recording.OFF);
    }

    Watch watch(String offer) {
        return new Watch(grant.identity(), seat(room.spec(), role), offer);
    }

    /** Where somebody in this role sits. */
    static Seat seat(CallSpec spec, Role role) {
        if (role.onStage()) {
            return Seat.STAGE;
        }
        return spec.maySend(role) ? Seat.TABLE : Seat.AUDIENCE;
    }

    private static Set<Kind> kinds(CallSpec spec) {
        Set<Kind> kinds = EnumSet.allOf(Kind.class);
        if (spec.media() == MediaKind.AUDIO) {
            kinds.remove(Kind.VIDEO);
        } else if (spec.media() == MediaKind.VIDEO) {
            kinds.remove(Kind.AUDIO);
        }
        return kinds;
    }

    /** Enough for that many lines at thirty frames a second, and for the smaller sizes beside. */
    private static long bitsPerSecond(Quality quality) {
        return switch (quality) {
            case HD -> 3_500_000;
            case FULL_HD -> 6_000_000;
            case QUAD_HD -> 10_000_000;
        };
    }
}
