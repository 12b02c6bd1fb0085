package dev.lectern.sfu;

import io.netty.buffer.ByteBuf;

/**
 * Consecutive packets to one client, gathered while they are equally long so that one system call
 * sends them (generic segmentation offload: all segments equal, only the last may be shorter).
 *
 * <p>{@link #begin}, then for each packet write into {@link #buffer} at {@link #at} and {@link
 * #add} its length, then {@link #end}. Belongs to one loop; allocates one pooled buffer a run.
 */
final class SendRun {
    private static final int MOST_SEGMENTS = 48;
    private static final int MOST_BYTES = 60_000;
    static final int ROOM = 2200;

    final byte[] buffer = new byte[MOST_BYTES + ROOM];
    private final Loop loop;
    private Path path;
    private int start;
    private int at;
    private int segment;
    private int count;

    SendRun(Loop loop) {
        this.loop = loop;
    }

    void begin(Path to) {
        path = to;
        start = 0;
        at = 0;
        count = 0;
    }

    int at() {
        return at;
    }

    void add(int length) {
        if (count == 0) {
            segment = length;
        } else if (length > segment) {
            write(at);
            start = at;
            count = 0;
            segment = length;
        }
        at += length;
        count++;
        if (length < segment || count == MOST_SEGMENTS || at > MOST_BYTES) {
            write(at);
            start = at > MOST_BYTES ? 0 : at;
            at = start;
            count = 0;
        }
    }

    void end() {
        if (count > 0) write(at);
        path = null;
    }

    private void write(int end) {
        int length = end - start;
        if (length == 0) return;
        if (path.isCongested()) {
            loop.counters.shed += count;
            return;
        }
        ByteBuf run = path.channel.alloc().directBuffer(length).writeBytes(buffer, start, length);
        path.writeRun(run, segment);
        loop.counters.countSent(count, length);
        loop.wrote(path.channel, length);
    }
}
