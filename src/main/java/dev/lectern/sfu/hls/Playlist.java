package dev.lectern.sfu.hls;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The window of segments that players see, and its text. Written by one thread, read by any: what
 * readers get was made before and is never changed.
 */
public final class Playlist {
    static final int TARGET_SECONDS = 4;
    private static final int LISTED = 8;
    private static final int KEPT = 12;

    private final Deque<Segment> segments = new ArrayDeque<>();
    private final Map<Integer, byte[]> headers = new HashMap<>();
    private final Map<String, byte[]> files = new HashMap<>();
    private long breaksGone;
    private String text = "";
    private boolean ended;
    private CompletableFuture<Void> begun = new CompletableFuture<>();

    synchronized void header(int number, byte[] bytes) {
        headers.put(number, bytes);
    }

    synchronized void add(Segment segment) {
        segments.addLast(segment);
        files.put(segment.name(), segment.bytes());
        files.put(headerName(segment.header()), headers.get(segment.header()));
        while (segments.size() > KEPT) drop();
        text = write();
        begun.complete(null);
    }

    private void drop() {
        Segment oldest = segments.removeFirst();
        if (oldest.breaks()) breaksGone++;
        files.remove(oldest.name());
        Segment first = segments.peekFirst();
        if (first == null || first.header() != oldest.header()) {
            headers.remove(oldest.header());
            files.remove(headerName(oldest.header()));
        }
    }

    /** Forgets what was; who asks waits for what comes. */
    synchronized void clear() {
        for (Segment segment : segments) if (segment.breaks()) breaksGone++;
        segments.clear();
        files.clear();
        headers.clear();
        text = "";
        if (begun.isDone()) begun = new CompletableFuture<>();
    }

    /** Nothing more comes. */
    synchronized void end() {
        ended = true;
        text = segments.isEmpty() ? "" : write();
        begun.complete(null);
    }

    public synchronized boolean isOver() {
        return ended;
    }

    /** Done once there is something to play, or nothing any more. */
    public synchronized CompletionStage<Void> begun() {
        return begun.copy();
    }

    /** Empty while there is nothing to play. */
    public synchronized String text() {
        return text;
    }

    /** A header or a segment by the name that the playlist gives it. */
    public synchronized Optional<byte[]> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private String write() {
        int hidden = Math.max(0, segments.size() - LISTED);
        StringBuilder out = new StringBuilder(1024);
        StringBuilder list = new StringBuilder(1024);
        long breaks = breaksGone;
        int header = -1;
        int index = 0;
        long first = 0;
        for (Segment one : segments) {
            if (index++ < hidden) {
                if (one.breaks()) breaks++;
                continue;
            }
            if (list.isEmpty()) first = one.number();
            else if (one.breaks()) list.append("#EXT-X-DISCONTINUITY\n");
            if (list.isEmpty() && one.breaks()) breaks++;
            if (one.header() != header) {
                header = one.header();
                list.append("#EXT-X-MAP:URI=\"").append(headerName(header)).append("\"\n");
            }
            list.append("#EXT-X-PROGRAM-DATE-TIME:").append(Instant.ofEpochMilli(one.begunAt()));
            list.append(String.format(Locale.ROOT, "\n#EXTINF:%.3f,\n", one.millis() / 1000.0));
            list.append(one.name()).append('\n');
        }
        out.append("#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:").append(TARGET_SECONDS);
        out.append("\n#EXT-X-MEDIA-SEQUENCE:").append(first);
        out.append("\n#EXT-X-DISCONTINUITY-SEQUENCE:").append(breaks).append('\n').append(list);
        if (ended) out.append("#EXT-X-ENDLIST\n");
        return out.toString();
    }

    private static String headerName(int number) {
        return "header-" + number + ".mp4";
    }
}
