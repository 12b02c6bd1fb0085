package dev.lectern.sfu;

import dev.lectern.sfu.h264.AvcConfiguration;
import dev.lectern.sfu.matroska.BlankFrame;
import dev.lectern.sfu.matroska.TrackDescription;
import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.Vp8Payload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;

/**
 * What is kept of one publication or of the programme: picture and sound followed from layer to
 * layer, brought onto one time line, written into one file, or into several where the codec
 * changes.
 *
 * <p>Owned by the recorder's thread.
 */
final class Reel {
    private static final long PATIENCE = 2_500_000_000L;

    /** So long may pass between two pictures, or between two who are seen. */
    private static final long LITTLE = 500_000_000L;

    private final Path folder;
    private final String name;
    private final String person;
    private final Source source;
    private final LongUnaryOperator unixNanos;
    private final Consumer<RecordedFile> kept;
    private final Following following;
    private final List<Timed> waiting = new ArrayList<>();
    private long waitingSince;
    private long darkAt;
    private long polled;
    private Take take;
    private int takes;

    /** A frame with its place on our clock. */
    private record Timed(Frame frame, long nanos, boolean video) {}

    Reel(
            Path folder,
            String name,
            String person,
            Source source,
            long since,
            LongUnaryOperator unixNanos,
            Consumer<RecordedFile> kept) {
        this.darkAt = since;
        this.following = new Following(Set.of(Codec.VP8, Codec.H264, Codec.OPUS), false, since);
        this.folder = folder;
        this.name = name;
        this.person = person;
        this.source = source;
        this.unixNanos = unixNanos;
        this.kept = kept;
    }

    /** Reads what came since the last time; a null track is one that does not flow. */
    void poll(Track seen, Track sound, long now) throws IOException {
        Track picture = following.reads(seen) ? seen : null;
        polled = now;
        following.turnTo(picture, sound, now);
        following.poll(now, (frame, nanos, video) -> waiting.add(new Timed(frame, nanos, video)));
        if (picture != null) darkAt = now + LITTLE;
        if (waiting.isEmpty()) {
            if (take != null) take.settle(now);
        } else {
            write(picture, sound, now);
        }
        if (picture == null && take != null && now - darkAt >= 0) darken(now);
    }

    /** Nobody sends a picture: the last one is not to stand there as if somebody did. */
    private void darken(long now) throws IOException {
        following.leavePicture(now);
        darkAt = now + BlankFrame.EVERY_MILLIS * 1_000_000;
        take.darken(now);
    }

    private void write(Track picture, Track sound, long now) throws IOException {
        if (waitingSince == 0) waitingSince = now;
        boolean complete = (picture == null || has(true)) && (sound == null || has(false));
        if (take == null && !complete && now - waitingSince < PATIENCE) return;
        waitingSince = 0;
        waiting.sort(Comparator.comparingLong(Timed::nanos));
        for (Timed one : waiting) write(one);
        waiting.clear();
    }

    private boolean has(boolean kind) {
        for (Timed one : waiting) if (one.video == kind) return true;
        return false;
    }

    private void write(Timed one) throws IOException {
        TrackDescription description = one.video ? describe(one.frame) : null;
        if (one.video && description == null && (take == null || !one.frame.key())) {
            if (take == null || !take.takes(videoOf(one.frame))) return;
        }
        TrackDescription needed = one.video ? videoOf(one.frame) : null;
        if (take == null || !take.takes(needed)) {
            if (one.video && !one.frame.key()) return;
            open(one, description);
        }
        if (take != null) take.write(one.video, one.nanos, one.frame.key(), one.frame.bytes());
    }

    /** Enough to know the codec by. */
    private static TrackDescription videoOf(Frame frame) {
        boolean vp8 = frame.layer().track.codec == Codec.VP8;
        return new TrackDescription(vp8 ? "V_VP8" : "V_MPEG4/ISO/AVC", null, 1, 1);
    }

    private void open(Timed first, TrackDescription description) throws IOException {
        end(first.nanos - LITTLE / 2);
        TrackDescription picture = first.video ? description : pictureToCome();
        if (first.video && picture == null) return;
        take =
                new Take(
                        folder,
                        name + "-" + ++takes,
                        picture,
                        TrackDescription.opus(),
                        first.nanos);
    }

    /** The picture that comes right behind the sound that a file begins with. */
    private TrackDescription pictureToCome() {
        for (Timed one : waiting) {
            if (one.video && one.frame.key()) return describe(one.frame);
        }
        return null;
    }

    private TrackDescription describe(Frame frame) {
        if (frame.layer().track.codec == Codec.VP8) {
            byte[] b = frame.bytes();
            if (!frame.key() || b.length < 10) return null;
            return TrackDescription.vp8(Vp8Payload.width(b, 0), Vp8Payload.height(b, 0));
        }
        AvcConfiguration avc = following.avc();
        return avc == null ? null : TrackDescription.h264(avc);
    }

    /** Closes the file under way, which lasts until now though nothing may come any more. */
    void end() throws IOException {
        end(polled);
    }

    private void end(long nanos) throws IOException {
        try {
            if (take != null && take.isStill(nanos - LITTLE)) take.darken(nanos);
        } finally {
            cut();
        }
    }

    /** Closes the file under way; what comes later goes into another. */
    void cut() throws IOException {
        if (take == null) return;
        Take done = take;
        take = null;
        long started = unixNanos.applyAsLong(done.beganNanos) / 1_000_000;
        kept.accept(done.close(person, source, started));
    }
}
