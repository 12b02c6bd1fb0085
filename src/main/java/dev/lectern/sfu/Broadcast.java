package dev.lectern.sfu;

import dev.lectern.sfu.h264.AvcConfiguration;
import dev.lectern.sfu.hls.Playlist;
import dev.lectern.sfu.hls.Segmenter;
import dev.lectern.sfu.rtp.Codec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The programme of a room as a live stream over HTTP: H264 and Opus, as they come, a few seconds
 * behind. Where the picture is in another codec, or there is none, the stream is blank.
 *
 * <p>It sleeps until somebody wants it and again when nobody has for a minute: key frames every two
 * seconds are not free. Only an open room is shown.
 */
public final class Broadcast implements Follower {
    private static final long LINGER = 60_000_000_000L;
    private static final long BEHIND = 1_000_000_000L;

    private final Room room;
    private final boolean pictures;
    private final Playlist playlist = new Playlist();
    private final Segmenter segmenter;
    private final Following following =
            new Following(Set.of(Codec.H264, Codec.OPUS), true, System.nanoTime());
    private final List<Timed> waiting = new ArrayList<>();
    private AvcConfiguration avc;
    private Track watched;
    private boolean awake;
    private volatile boolean stopping;
    private volatile long wantedAt = System.nanoTime();

    /** A frame with its place on our clock, and what to decode it with. */
    private record Timed(Frame frame, long nanos, boolean video, AvcConfiguration avc) {}

    Broadcast(Room room, Set<Kind> kinds) {
        this.room = room;
        this.pictures = kinds.contains(Kind.VIDEO);
        this.segmenter =
                new Segmenter(
                        playlist,
                        pictures,
                        kinds.contains(Kind.AUDIO),
                        nanos -> room.engine.unixNanos(nanos) / 1_000_000);
    }

    /** What players are given. */
    public Playlist playlist() {
        return playlist;
    }

    /** Somebody plays it, or is about to. */
    public void wanted() {
        wantedAt = System.nanoTime();
    }

    @Override
    public void stop() {
        stopping = true;
    }

    @Override
    public boolean work(long now) {
        if (stopping || room.isOver()) {
            release(now);
            segmenter.end(now);
            return false;
        }
        boolean wanted = room.isOpen() && now - wantedAt < LINGER;
        if (wanted) follow(now);
        else if (awake) {
            sleep(now);
            segmenter.forget();
        }
        return true;
    }

    private void sleep(long now) {
        release(now);
        segmenter.interrupt(now);
        following.leave(now);
        waiting.clear();
        watched = null;
        awake = false;
    }

    private void follow(long now) {
        if (!awake) following.leave(now);
        awake = true;
        Stage stage = room.stage();
        Track picture = pictures ? stage.picture() : null;
        if (picture != null && picture.codec != Codec.H264) picture = null;
        if (picture == null && watched != null) leavePicture(now);
        watched = picture;
        following.turnTo(picture, stage.voice(), now);
        following.poll(now, this::keep);
        release(now - BEHIND);
        if (picture == null) segmenter.blank(now - BEHIND);
        segmenter.passed(now - BEHIND);
        if (segmenter.wantsKeyFrame(now)) following.keyFrameWanted();
    }

    private void leavePicture(long now) {
        following.leavePicture(now);
        waiting.removeIf(Timed::video);
    }

    private void keep(Frame frame, long nanos, boolean video) {
        if (video && frame.key()) avc = following.avc();
        if (!video || avc != null) waiting.add(new Timed(frame, nanos, video, avc));
    }

    private void release(long before) {
        waiting.sort(Comparator.comparingLong(Timed::nanos));
        int due = 0;
        while (due < waiting.size() && waiting.get(due).nanos <= before) {
            Timed one = waiting.get(due++);
            byte[] bytes = one.frame.bytes();
            if (one.video) segmenter.picture(one.nanos, one.avc, one.frame.key(), bytes);
            else segmenter.sound(one.nanos, bytes);
        }
        waiting.subList(0, due).clear();
    }
}
