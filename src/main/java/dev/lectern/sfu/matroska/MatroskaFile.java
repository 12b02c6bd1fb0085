package dev.lectern.sfu.matroska;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * One Matroska or WebM file under way (RFC 9559).
 *
 * <pre>
 * EBML header · Segment { room for a SeekHead · Info · Tracks · Cluster* · Cues }
 * </pre>
 *
 * <p>The segment's size is unknown and the file playable, from the beginning on, until {@link
 * #close} fills in size, length and index. A cluster is held back for at most a second, which is
 * what a crash can lose. Times in milliseconds from the file's beginning. Owned by one thread.
 */
public final class MatroskaFile implements Closeable {
    private static final int SEEK_ROOM = 128;
    private static final int LONGEST_CLUSTER_MILLIS = 1_000;
    private static final long UNKNOWN_SIZE = 0x01FFFFFFFFFFFFFFL;

    private final FileChannel file;
    private final List<TrackDescription> tracks;
    private final Ebml cluster = new Ebml(1 << 18);
    private final List<long[]> cues = new ArrayList<>();
    private long segmentAt;
    private long infoAt;
    private long tracksAt;
    private long durationAt;
    private long clusterTime = -1;
    private boolean clusterStartsWithKey;
    private long end;

    private MatroskaFile(FileChannel file, List<TrackDescription> tracks) {
        this.file = file;
        this.tracks = tracks;
    }

    /** Begins a file; whether it is called .webm or .mkv is {@link #extension}'s matter. */
    public static MatroskaFile create(Path path, List<TrackDescription> tracks) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        MatroskaFile file = new MatroskaFile(channel, List.copyOf(tracks));
        try {
            file.begin();
            return file;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Gives a file that a crash cut off its length and its index, and takes away what is not whole.
     * One that was closed stays as it is. Returns how long it lasts, in milliseconds.
     */
    public static long repair(Path path) throws IOException {
        try (MatroskaReader reader = MatroskaReader.open(path);
                FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            MatroskaFile file = new MatroskaFile(channel, reader.tracks());
            file.follow(reader);
            if (!reader.isWhole()) file.close();
            return file.end;
        }
    }

    private void follow(MatroskaReader reader) throws IOException {
        segmentAt = reader.segmentAt();
        infoAt = reader.infoAt();
        tracksAt = reader.tracksAt();
        durationAt = reader.durationAt();
        long whole = segmentAt;
        long seen = -1;
        for (MatroskaReader.Frame one = reader.next(); one != null; one = reader.next()) {
            end = Math.max(end, one.millis() + 20);
            if (reader.clusterAt() == seen) continue;
            seen = reader.clusterAt();
            boolean video = tracks.get(one.track()).isVideo();
            if (!hasVideo() || video && one.key()) {
                cues.add(new long[] {reader.clusterTime(), seen});
            }
            whole = reader.clusterEnd();
        }
        if (reader.isWhole()) return;
        if (whole > segmentAt) file.truncate(whole);
        file.position(file.size());
    }

    public static String extension(List<TrackDescription> tracks) {
        return tracks.stream().allMatch(TrackDescription::isOfWebm) ? "webm" : "mkv";
    }

    private void begin() throws IOException {
        Ebml out = new Ebml(1024);
        Ebml header = new Ebml(64);
        header.uint(0x4286, 1).uint(0x42F7, 1).uint(0x42F2, 4).uint(0x42F3, 8);
        header.text(0x4282, extension(tracks).equals("webm") ? "webm" : "matroska");
        header.uint(0x4287, 4).uint(0x4285, 2);
        out.master(0x1A45DFA3, header);
        out.id(0x18538067);
        for (int i = 7; i >= 0; i--) out.put((int) (UNKNOWN_SIZE >>> 8 * i));
        segmentAt = out.length();
        out.nothing(SEEK_ROOM);
        infoAt = out.length() - segmentAt;
        Ebml info = new Ebml(64);
        info.uint(0x2AD7B1, 1_000_000).text(0x4D80, "lectern").text(0x5741, "lectern");
        info.real(0x4489, 0);
        out.master(0x1549A966, info);
        durationAt = out.length() - 8;
        tracksAt = out.length() - segmentAt;
        out.master(0x1654AE6B, entries());
        write(out, file.position());
    }

    private Ebml entries() {
        Ebml all = new Ebml(256);
        for (int i = 0; i < tracks.size(); i++) {
            TrackDescription track = tracks.get(i);
            Ebml entry = new Ebml(128);
            entry.uint(0xD7, i + 1).uint(0x73C5, i + 1).uint(0x9C, 0);
            entry.uint(0x83, track.isVideo() ? 1 : 2).text(0x86, track.codecId());
            if (track.setup() != null) entry.binary(0x63A2, track.setup());
            if (track.isVideo()) {
                entry.master(
                        0xE0, new Ebml(16).uint(0xB0, track.width()).uint(0xBA, track.height()));
            } else {
                entry.uint(0x56BB, 80_000_000);
                entry.master(0xE1, new Ebml(16).real(0xB5, 48_000).uint(0x9F, 2));
            }
            all.master(0xAE, entry);
        }
        return all;
    }

    /** Adds a frame of track {@code track}, counted from 0. Times may step back a little. */
    public void write(int track, long millis, boolean key, byte[] frame) throws IOException {
        boolean video = tracks.get(track).isVideo();
        long since = millis - clusterTime;
        boolean full = since > LONGEST_CLUSTER_MILLIS || since < -30_000;
        if (clusterTime < 0 || full || video && key && since > 100) {
            flush();
            clusterTime = Math.max(0, millis);
            clusterStartsWithKey = !hasVideo() || video && key;
            cluster.uint(0xE7, clusterTime);
        }
        int relative = (int) (Math.max(0, millis) - clusterTime);
        cluster.id(0xA3).size(4L + frame.length).put(0x80 | track + 1);
        cluster.put(relative >>> 8).put(relative).put(key ? 0x80 : 0);
        cluster.raw(frame, 0, frame.length);
        end = Math.max(end, millis + 20);
    }

    private boolean hasVideo() {
        return tracks.stream().anyMatch(TrackDescription::isVideo);
    }

    /** Puts what is held back on disk; what comes next begins a cluster of its own. */
    public void flush() throws IOException {
        if (cluster.length() == 0) return;
        long at = file.position() - segmentAt;
        if (clusterStartsWithKey) cues.add(new long[] {clusterTime, at});
        Ebml head = new Ebml(16).id(0x1F43B675).size(cluster.length());
        write(head, file.position());
        write(cluster, file.position());
        cluster.clear();
        clusterTime = -1;
    }

    public long millis() {
        return end;
    }

    /** Adds the index and the length. */
    @Override
    public void close() throws IOException {
        try (file) {
            flush();
            long cuesAt = file.position() - segmentAt;
            int track = 1;
            for (int i = 0; i < tracks.size(); i++) if (tracks.get(i).isVideo()) track = i + 1;
            Ebml points = new Ebml(cues.size() * 24 + 16);
            for (long[] cue : cues) {
                Ebml where = new Ebml(16).uint(0xF7, track).uint(0xF1, cue[1]);
                points.master(0xBB, new Ebml(32).uint(0xB3, cue[0]).master(0xB7, where));
            }
            if (!cues.isEmpty())
                write(new Ebml(points.length() + 16).master(0x1C53BB6B, points), file.position());
            long size = file.position() - segmentAt;
            write(seekHead(cuesAt), segmentAt);
            writeLong(Double.doubleToLongBits(end), durationAt);
            writeLong(0x0100000000000000L | size, segmentAt - 8);
            file.force(true);
        }
    }

    private Ebml seekHead(long cuesAt) {
        Ebml seeks = new Ebml(SEEK_ROOM);
        seek(seeks, 0x1549A966, infoAt);
        seek(seeks, 0x1654AE6B, tracksAt);
        if (!cues.isEmpty()) seek(seeks, 0x1C53BB6B, cuesAt);
        Ebml head = new Ebml(SEEK_ROOM).master(0x114D9B74, seeks);
        return head.nothing(SEEK_ROOM - head.length());
    }

    private static void seek(Ebml seeks, int id, long at) {
        byte[] name = new Ebml(4).id(id).toBytes();
        seeks.master(0x4DBB, new Ebml(32).binary(0x53AB, name).uint(0x53AC, at));
    }

    private void write(Ebml content, long at) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(content.bytes(), 0, content.length());
        if (at == file.position()) {
            while (buffer.hasRemaining()) file.write(buffer);
        } else {
            while (buffer.hasRemaining()) at += file.write(buffer, at);
        }
    }

    private void writeLong(long value, long at) throws IOException {
        file.write(ByteBuffer.allocate(8).putLong(value).flip(), at);
    }
}
