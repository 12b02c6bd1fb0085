package dev.lectern.sfu;

import dev.lectern.sfu.h264.AvcConfiguration;
import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.NtpTime;
import dev.lectern.sfu.rtp.SenderClock;
import dev.lectern.sfu.rtp.StreamTime;
import java.util.Set;

/**
 * Follows a picture and a sound from layer to layer, a little behind live, and says where each
 * frame belongs on our clock. Owned by the thread that polls it.
 */
final class Following {
    private static final long RECENT = 1_500_000_000L;
    private static final long BELIEVABLE = 3_000_000_000L;
    private static final long LITTLE = 500_000_000L;

    private final Set<Codec> readable;
    private final boolean fromNow;
    private LayerReader video;
    private LayerReader audio;
    private Layer left;
    private long leftAt;
    private long since;
    private long lastVideo = Long.MIN_VALUE;
    private long lastAudio = Long.MIN_VALUE;

    /** Takes the frames as they are read. */
    interface Sink {
        /** {@code nanos} never steps back within a kind. */
        void frame(Frame frame, long nanos, boolean video);
    }

    /**
     * {@code fromNow} begins with a fresh key frame; otherwise with the newest there is. Neither
     * with one from before {@code since}: that is not to be seen.
     */
    Following(Set<Codec> readable, boolean fromNow, long since) {
        this.readable = readable;
        this.fromNow = fromNow;
        this.since = since;
    }

    /** Whether there is a track and it is in a codec that can be kept. */
    boolean reads(Track track) {
        return track != null && readable.contains(track.codec);
    }

    /** Null for what does not flow: what is left of it is still read. */
    void turnTo(Track picture, Track sound, long now) {
        Layer layer = picture == null ? null : best(picture, now);
        if (layer != null && (video == null || video.layer != layer)) turnTo(layer, now);
        layer = sound == null ? null : best(sound, now);
        if (layer != null && (audio == null || audio.layer != layer))
            audio = new LayerReader(layer);
    }

    private void turnTo(Layer layer, long now) {
        MediaPacket key = layer.keyFrame < 0 ? null : layer.ring.get(layer.keyFrame);
        boolean seen = key != null && key.arrived() - from(layer) >= 0;
        boolean recent = seen && now - key.arrived() < RECENT;
        if (recent || seen && video == null && !fromNow) video = new LayerReader(layer);
        else layer.keyFrameWanted();
    }

    /** After a picture was left only one that is young: the same as before has to begin anew. */
    private long from(Layer layer) {
        if (left == null) return since;
        return Math.max(since, layer == left ? leftAt : leftAt - RECENT);
    }

    /** The tallest that flows; the most bits where that is not known. */
    private Layer best(Track track, long now) {
        if (!readable.contains(track.codec)) return null;
        Layer best = null;
        for (Layer layer : track.layers) {
            if (!layer.isFlowing(now)) continue;
            if (best == null || isBetter(layer, best, now)) best = layer;
        }
        return best;
    }

    private static boolean isBetter(Layer one, Layer other, long now) {
        return one.height != other.height
                ? one.height > other.height
                : one.bitsPerSecond(now) > other.bitsPerSecond(now);
    }

    void poll(long now, Sink sink) {
        if (video != null) video.poll(now, frame -> add(frame, true, sink));
        if (audio != null) audio.poll(now, frame -> add(frame, false, sink));
    }

    /** Leaves the picture; a later one begins afresh, the same with a key frame yet to come. */
    void leavePicture(long now) {
        if (video == null) return;
        left = video.layer;
        leftAt = now;
        video = null;
    }

    /** Leaves both; nothing that came before now is read any more. */
    void leave(long now) {
        video = null;
        audio = null;
        since = now;
    }

    void keyFrameWanted() {
        if (video != null) video.layer.keyFrameWanted();
    }

    private void add(Frame frame, boolean isVideo, Sink sink) {
        StreamTime time = (isVideo ? video : audio).time;
        long nanos = time.place(frame.timestamp(), believed(frame));
        long last = isVideo ? lastVideo : lastAudio;
        if (nanos <= last) {
            if (last - nanos > LITTLE || isVideo && !frame.key()) return;
            nanos = last + 1_000_000;
        }
        if (isVideo) lastVideo = nanos;
        else lastAudio = nanos;
        sink.frame(frame, nanos, isVideo);
    }

    /** By the publisher's sender reports; without one that can be true, by when it arrived. */
    private static long believed(Frame frame) {
        SenderClock clock = frame.layer().clock;
        if (clock == null) return frame.arrived();
        int rate = frame.layer().track.codec.clockRate;
        long since = (long) (frame.timestamp() - clock.rtp()) * 1_000_000 / rate * 1000;
        long nanos = NtpTime.toUnixNanos(clock.ntp()) + since + frame.layer().clockOffset();
        return Math.abs(nanos - frame.arrived()) > BELIEVABLE ? frame.arrived() : nanos;
    }

    /** The picture's parameter sets as last seen, for the frame just read; null without any. */
    AvcConfiguration avc() {
        if (video == null) return null;
        byte[] sps = video.assembler.sps();
        byte[] pps = video.assembler.pps();
        return sps == null || pps == null ? null : AvcConfiguration.of(sps, pps);
    }
}
