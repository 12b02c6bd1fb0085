package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.sdp.OfferedCodec;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A microphone or a picture of one publication, in as many layers as it is sent. */
final class Track {
    private static final int LEAST_OF_A_VOICE = 24;
    private static final int JUST_HEARD = SpeakerSearch.AUDIBLE + 3;

    final Kind kind;
    final Codec codec;
    final OfferedCodec offered;
    final String mid;

    /** The layers that have shown themselves; more may come. */
    final List<Layer> layers = new CopyOnWriteArrayList<>();

    /**
     * Silenced by the room: what arrives is not even kept. It ends when the sender has stopped by
     * itself, as a client does that is told to; whoever goes on sending goes on unheard.
     */
    volatile boolean muted;

    /** Whether packets come; a device that is off sends none. */
    volatile boolean flows;

    private long arrived;
    private int freezes;

    /** How loud lately, 0 to 127; falls by itself. */
    private volatile int loudness;

    private volatile long loudAt;

    /** Whether its sender says how loud it is; otherwise only how much it sends tells. */
    private volatile boolean measured;

    Track(Kind kind, OfferedCodec offered, String mid) {
        this.kind = kind;
        this.codec = offered.codec();
        this.offered = offered;
        this.mid = mid;
    }

    /** A packet came. On the publisher's loop, like {@link #look}. */
    void arrived(long now) {
        boolean stood = flows && now - arrived > SessionReport.STILL_NANOS;
        if (stood && kind == Kind.VIDEO) freezes++;
        arrived = now;
    }

    /** How often its picture stood still. */
    int freezes() {
        return freezes;
    }

    /** Looks whether the flow began or stopped; true where it did. */
    boolean look(long now, long patience) {
        boolean comes = arrived != 0 && now - arrived < patience;
        if (!comes) muted = false;
        boolean shown = comes && !muted;
        if (shown == flows) return false;
        flows = shown;
        return true;
    }

    boolean repairs() {
        return codec.video;
    }

    /**
     * Takes the level of one packet (RFC 6464: 0 is loudest, 127 silence) into an average that
     * follows in about a third of a second.
     */
    void level(int minusDecibels, long now) {
        measured = true;
        loud(127 - minusDecibels, now);
    }

    /**
     * Takes the length of one packet of a sender that says no levels, as OBS and its like: Opus
     * spends little on silence. It counts as just to be heard.
     */
    void length(int payload, long now) {
        loud(payload < LEAST_OF_A_VOICE ? 0 : JUST_HEARD, now);
    }

    boolean isMeasured() {
        return measured;
    }

    private void loud(int loud, long now) {
        int before = loudness(now);
        loudness = before + (loud - before) / 8 + Integer.signum(loud - before);
        loudAt = now;
    }

    int loudness(long now) {
        return now - loudAt > 500_000_000L ? 0 : loudness;
    }
}
