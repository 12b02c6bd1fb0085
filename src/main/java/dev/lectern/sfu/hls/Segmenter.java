package dev.lectern.sfu.hls;

import dev.lectern.sfu.h264.AvcConfiguration;
import dev.lectern.sfu.h264.BlankPicture;
import dev.lectern.sfu.mp4.Fragment;
import dev.lectern.sfu.mp4.Header;
import dev.lectern.sfu.mp4.Sample;
import dev.lectern.sfu.mp4.SoundLine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * Cuts the programme into segments: at a key frame after two seconds, where none comes after four,
 * and wherever the picture changes its format. The first is shorter, for who waits for it; where
 * less than half a second would stand alone, the new format begins that much earlier, and at the
 * end the last picture stays that much longer.
 *
 * <p>Segments are numbered from the second since 1970 in which the first began, so that a stream
 * which goes on elsewhere goes on with higher numbers.
 *
 * <p>Takes pictures, sound and the passing of time in the order of time, in nanoseconds. The first
 * picture of a segment is shown from the segment's beginning, the last up to its end, so that the
 * picture never has a hole. Owned by one thread.
 */
public final class Segmenter {
    private static final long FIRST = 1_000_000_000L;
    private static final long SHORTEST = 2_000_000_000L;
    private static final long BLANK = 3_000_000_000L;
    private static final long LONGEST = Playlist.TARGET_SECONDS * 1_000_000_000L;
    private static final long PATIENCE = 3_000_000_000L;

    /** What is shorter players take for a hole; at the end they wait for it for good. */
    private static final long SLIGHT = 500_000_000L;

    private final Playlist playlist;
    private final boolean pictures;
    private final boolean sounds;
    private final LongUnaryOperator unixMillis;
    private final List<Picture> shown = new ArrayList<>();
    private AvcConfiguration format;
    private SoundLine line;
    private long origin = Long.MIN_VALUE;
    private long waitingSince = Long.MIN_VALUE;
    private long start;
    private long number;
    private int header;
    private boolean breaks;
    private boolean fresh;

    private record Picture(long nanos, byte[] units, boolean key) {}

    /** {@code unixMillis} says when, since 1970, a nanosecond of the line was. */
    public Segmenter(
            Playlist playlist, boolean pictures, boolean sounds, LongUnaryOperator unixMillis) {
        this.playlist = playlist;
        this.pictures = pictures;
        this.sounds = sounds;
        this.unixMillis = unixMillis;
    }

    /**
     * Takes a picture; {@code units} may hold parameter sets. Those of its format stand before each
     * key frame: players built on ffmpeg read the first header only.
     */
    public void picture(long nanos, AvcConfiguration as, boolean key, byte[] units) {
        byte[] slices = AvcConfiguration.slices(units);
        if (!pictures || slices.length == 0) return;
        passed(nanos);
        if (!as.isLike(format)) {
            if (key) change(as, nanos);
            else return;
        } else if (key && nanos - start >= shortest()) {
            cut(nanos);
        }
        shown.add(new Picture(nanos, key ? as.whole(slices) : slices, key));
    }

    public void sound(long nanos, byte[] packet) {
        if (!sounds) return;
        passed(nanos);
        if (line != null && nanos >= start) line.add(samples(nanos), packet);
    }

    /** The programme has no picture for now. */
    public void blank(long nanos) {
        if (pictures && !BlankPicture.FORMAT.isLike(format)) change(BlankPicture.FORMAT, nanos);
    }

    /** Nothing older comes any more. */
    public void passed(long nanos) {
        if (line == null) {
            if (!pictures) begin(nanos);
            if (waitingSince == Long.MIN_VALUE) waitingSince = nanos;
            if (pictures && nanos - waitingSince > PATIENCE) blank(nanos);
            return;
        }
        boolean still = !pictures || BlankPicture.FORMAT.isLike(format);
        if (still) {
            for (long next = blankFor(); nanos - start >= next; next = blankFor())
                cut(start + next);
        } else if (nanos - start >= LONGEST) {
            if (shown.isEmpty()) blank(nanos);
            else cut(start + LONGEST);
        }
    }

    /** Whether a key frame would let the segment under way end well. */
    public boolean wantsKeyFrame(long nanos) {
        return pictures && format != null && nanos - start >= shortest();
    }

    /** Ends the segment under way; what comes later begins anew, with a break. */
    public void interrupt(long nanos) {
        if (line != null && nanos > start) {
            cut(Math.max(start + SLIGHT, Math.min(nanos, start + LONGEST)));
        }
        format = null;
        line = null;
        shown.clear();
        waitingSince = Long.MIN_VALUE;
    }

    /** Takes what was out of the playlist. */
    public void forget() {
        playlist.clear();
    }

    /** Ends the stream. */
    public void end(long nanos) {
        interrupt(nanos);
        playlist.end();
    }

    private void change(AvcConfiguration to, long nanos) {
        if (format != null && nanos - start >= SLIGHT) cut(nanos);
        shown.clear();
        format = to;
        playlist.header(++header, Header.ofFragments(to, sounds));
        breaks = true;
        if (line == null) begin(nanos);
    }

    private void begin(long nanos) {
        if (line != null) return;
        if (origin == Long.MIN_VALUE) {
            origin = nanos;
            number = unixMillis.applyAsLong(nanos) / 1000;
        }
        if (!pictures) {
            playlist.header(++header, Header.ofFragments(null, true));
            breaks = true;
        }
        fresh = true;
        start = nanos;
        line = new SoundLine(samples(nanos));
    }

    private long shortest() {
        return fresh ? FIRST : SHORTEST;
    }

    private long blankFor() {
        return fresh ? FIRST : BLANK;
    }

    private void cut(long end) {
        if (end <= start) return;
        if (BlankPicture.FORMAT.isLike(format)) {
            shown.add(new Picture(start, BlankPicture.whole(number), true));
        }
        line.fillTo(samples(end) - 480);
        Fragment.Run sound = line.takeBefore(samples(end));
        Fragment.Run picture = pictures ? pictures(end) : Fragment.Run.NOTHING;
        byte[] bytes =
                Fragment.of(
                        (int) (number & 0x7FFFFFFF) + 1,
                        picture,
                        sounds ? sound : Fragment.Run.NOTHING);
        long millis = (end - start + 500_000) / 1_000_000;
        playlist.add(
                new Segment(
                        number++, bytes, millis, unixMillis.applyAsLong(start), header, breaks));
        breaks = false;
        fresh = false;
        shown.clear();
        start = end;
    }

    private Fragment.Run pictures(long end) {
        List<Sample> samples = new ArrayList<>(shown.size());
        long at = ticks(start);
        for (int i = 0; i < shown.size(); i++) {
            long next = i + 1 < shown.size() ? ticks(shown.get(i + 1).nanos) : ticks(end);
            Picture one = shown.get(i);
            samples.add(new Sample(one.units, (int) Math.max(1, next - at), one.key));
            at = Math.max(at + 1, next);
        }
        return new Fragment.Run(ticks(start), samples);
    }

    private long ticks(long nanos) {
        return (nanos - origin) / 1_000 * 90 / 1_000;
    }

    private long samples(long nanos) {
        return (nanos - origin) / 1_000 * 48 / 1_000;
    }
}
