package dev.lectern.sfu.matroska;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a file of {@link MatroskaFile} frame by frame, as far as it is whole: of a file that a
 * crash cut off, everything up to its last complete cluster.
 */
public final class MatroskaReader implements Closeable {
    static final int SEGMENT = 0x18538067;
    static final int INFO = 0x1549A966;
    static final int TRACKS = 0x1654AE6B;
    static final int CLUSTER = 0x1F43B675;
    private static final long LARGEST_CLUSTER = 256L << 20;

    private final DataInputStream in;
    private final long length;
    private final List<TrackDescription> tracks = new ArrayList<>();
    private ByteBuffer cluster = ByteBuffer.allocate(0);
    private long at;
    private long clusterAt;
    private long clusterTime;
    private long infoAt;
    private long infoEnd;
    private long tracksAt;
    private long segmentAt;
    private double duration;

    /** A frame; {@code track} counts from 0. */
    public record Frame(int track, long millis, boolean key, byte[] bytes) {}

    private MatroskaReader(DataInputStream in, long length) {
        this.in = in;
        this.length = length;
    }

    /** Throws where it is no file of ours, or was cut off before its tracks. */
    public static MatroskaReader open(Path path) throws IOException {
        DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(path), 1 << 16));
        MatroskaReader reader = new MatroskaReader(in, Files.size(path));
        try {
            reader.readHead();
            return reader;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e instanceof IOException io ? io : new IOException("no file of ours: " + path, e);
        }
    }

    public List<TrackDescription> tracks() {
        return List.copyOf(tracks);
    }

    /** Whether it was closed, with index and length. */
    public boolean isWhole() {
        return duration > 0;
    }

    /** The next frame, or null at the end of what is whole. */
    public Frame next() throws IOException {
        while (true) {
            while (cluster.hasRemaining()) {
                int id = id(cluster);
                long size = size(cluster);
                if (size < 0 || size > cluster.remaining()) return null;
                if (id == 0xE7) clusterTime = number(cluster, (int) size);
                else if (id == 0xA3) return frame((int) size);
                else cluster.position(cluster.position() + (int) size);
            }
            if (!nextCluster()) return null;
        }
    }

    private Frame frame(int size) {
        int track = (cluster.get() & 0x7F) - 1;
        int relative = cluster.getShort();
        boolean key = (cluster.get() & 0x80) != 0;
        byte[] bytes = new byte[size - 4];
        cluster.get(bytes);
        return new Frame(track, clusterTime + relative, key, bytes);
    }

    private boolean nextCluster() throws IOException {
        while (at < length) {
            long begun = at;
            int id;
            long size;
            try {
                id = id();
                size = size();
            } catch (EOFException cut) {
                return false;
            }
            if (size < 0 || at + size > length) return false;
            if (id != CLUSTER) {
                skip(size);
                continue;
            }
            if (size > LARGEST_CLUSTER) return false;
            byte[] bytes = new byte[(int) size];
            in.readFully(bytes);
            at += size;
            cluster = ByteBuffer.wrap(bytes);
            clusterAt = begun;
            return true;
        }
        return false;
    }

    // — for the repair

    /** Where the cluster of the last frame begins, from the segment's beginning. */
    long clusterAt() {
        return clusterAt - segmentAt;
    }

    /** Where the cluster of the last frame ends in the file. */
    long clusterEnd() {
        return at;
    }

    long clusterTime() {
        return clusterTime;
    }

    long segmentAt() {
        return segmentAt;
    }

    long infoAt() {
        return infoAt;
    }

    /** Where the length stands in the file: it is the last thing said in the info. */
    long durationAt() {
        return infoEnd - 8;
    }

    long tracksAt() {
        return tracksAt;
    }

    // — the head

    private void readHead() throws IOException {
        if (id() != 0x1A45DFA3) throw new IOException("no Matroska file");
        skip(size());
        if (id() != SEGMENT) throw new IOException("no segment");
        size();
        segmentAt = at;
        while (tracks.isEmpty()) {
            long begun = at;
            int id = id();
            long size = size();
            if (id == INFO) {
                infoAt = begun - segmentAt;
                info(content(size));
                infoEnd = at;
            } else if (id == TRACKS) {
                tracksAt = begun - segmentAt;
                tracks(content(size));
            } else {
                skip(size);
            }
        }
    }

    private void info(ByteBuffer info) {
        while (info.hasRemaining()) {
            int id = id(info);
            int size = (int) size(info);
            if (id == 0x4489 && size == 8) duration = info.getDouble();
            else info.position(info.position() + size);
        }
    }

    private void tracks(ByteBuffer entries) {
        while (entries.hasRemaining()) {
            int id = id(entries);
            int size = (int) size(entries);
            ByteBuffer entry = entries.slice(entries.position(), size);
            entries.position(entries.position() + size);
            if (id == 0xAE) tracks.add(track(entry));
        }
    }

    private static TrackDescription track(ByteBuffer entry) {
        String codec = "";
        byte[] setup = null;
        int width = 0;
        int height = 0;
        while (entry.hasRemaining()) {
            int id = id(entry);
            int size = (int) size(entry);
            ByteBuffer value = entry.slice(entry.position(), size);
            entry.position(entry.position() + size);
            if (id == 0x86) codec = text(value);
            else if (id == 0x63A2) setup = bytes(value);
            else if (id == 0xE0) {
                while (value.hasRemaining()) {
                    int what = id(value);
                    long number = number(value, (int) size(value));
                    if (what == 0xB0) width = (int) number;
                    else if (what == 0xBA) height = (int) number;
                }
            }
        }
        return new TrackDescription(codec, setup, width, height);
    }

    // — elements

    private ByteBuffer content(long size) throws IOException {
        if (size < 0 || size > 1 << 20) throw new IOException("no file of ours");
        byte[] bytes = new byte[(int) size];
        in.readFully(bytes);
        at += size;
        return ByteBuffer.wrap(bytes);
    }

    private void skip(long size) throws IOException {
        in.skipNBytes(size);
        at += size;
    }

    private int id() throws IOException {
        int first = in.readUnsignedByte();
        int more = Integer.numberOfLeadingZeros(first) - 24;
        int id = first;
        for (int i = 0; i < more; i++) id = id << 8 | in.readUnsignedByte();
        at += 1 + more;
        return id;
    }

    /** −1 for unknown. */
    private long size() throws IOException {
        int first = in.readUnsignedByte();
        int more = Integer.numberOfLeadingZeros(first) - 24;
        long size = first & 0x7F >> more;
        boolean unknown = size == 0x7F >> more;
        for (int i = 0; i < more; i++) {
            int next = in.readUnsignedByte();
            unknown &= next == 0xFF;
            size = size << 8 | next;
        }
        at += 1 + more;
        return unknown ? -1 : size;
    }

    private static int id(ByteBuffer in) {
        int first = in.get() & 0xFF;
        int id = first;
        for (int i = Integer.numberOfLeadingZeros(first) - 24; i > 0; i--) {
            id = id << 8 | in.get() & 0xFF;
        }
        return id;
    }

    private static long size(ByteBuffer in) {
        int first = in.get() & 0xFF;
        int more = Integer.numberOfLeadingZeros(first) - 24;
        long size = first & 0x7F >> more;
        for (int i = 0; i < more; i++) size = size << 8 | in.get() & 0xFF;
        return size;
    }

    private static long number(ByteBuffer in, int size) {
        long value = 0;
        for (int i = 0; i < size; i++) value = value << 8 | in.get() & 0xFF;
        return value;
    }

    private static String text(ByteBuffer value) {
        return new String(bytes(value), StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
