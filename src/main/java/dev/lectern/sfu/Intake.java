package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Rtp;

/**
 * Leaves out what one publisher sends beyond what they may: all that is muted, and of what is too
 * much single packets of sound, of a picture all up to a key frame. It is counted apart from what
 * is lost; what is too much is told in the log once a minute at most. On the publisher's loop.
 */
final class Intake {
    private static final long PAUSE_NANOS = 60_000_000_000L;

    private final Publisher publisher;
    private final Cap pictures;
    private final Cap sounds;
    private long leftOut;
    private long toldAt;

    Intake(Publisher publisher, long askedBitsPerSecond, long now) {
        this.publisher = publisher;
        this.pictures = Cap.ofPictures(askedBitsPerSecond, now);
        this.sounds = Cap.ofSound(now);
    }

    /** For one size of the picture. */
    PictureGate gate(long now) {
        return new PictureGate(new SizeCap(pictures, now));
    }

    /** Whether a packet is taken; where it is not, its layer knows that it was left out. */
    boolean takes(Layer layer, byte[] packet, int at, int payload, Repair repair, long now) {
        if (layer.track.muted) {
            layer.gate.shut();
            layer.leftOut(packet, repair, now);
            publisher.loop().counters.refused++;
            return false;
        }
        boolean taken =
                layer.track.kind == Kind.AUDIO
                        ? sounds.takes(at + payload, now)
                        : takesPicture(layer, packet, at, payload, repair, now);
        if (!taken) {
            layer.leftOut(packet, repair, now);
            count(now);
        }
        return taken;
    }

    private boolean takesPicture(
            Layer layer, byte[] packet, int at, int payload, Repair repair, long now) {
        PictureGate gate = layer.gate;
        if (layer.isLate(repair)) return gate.passesLate(at + payload, now);
        boolean opens =
                gate.isShut()
                        && !repair.repaired()
                        && layer.isNewest(repair)
                        && payload > 0
                        && layer.track.codec.startsKeyFrame(packet, at, payload);
        boolean passes = gate.passes(Rtp.timestamp(packet), opens, at + payload, now);
        if (!passes && gate.wantsKeyFrame(now)) layer.keyFrameWanted();
        return passes;
    }

    private void count(long now) {
        leftOut++;
        publisher.loop().counters.excess++;
        if (toldAt != 0 && now - toldAt < PAUSE_NANOS) return;
        toldAt = now;
        Engine.LOG.log(
                System.Logger.Level.WARNING,
                "{0} of {1} sends more than is taken; packets left out so far: {2}",
                publisher.person(),
                publisher.room.name(),
                leftOut);
    }

    /** How many packets, since the beginning. */
    long leftOut() {
        return leftOut;
    }
}
