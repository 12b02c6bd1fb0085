package dev.lectern.sfu;

import dev.lectern.sfu.rtp.FrameAssembler;
import dev.lectern.sfu.rtp.StreamTime;
import java.util.function.Consumer;

/**
 * Reads the frames of one layer out of its ring, a little behind live, so that what was lost and
 * repaired stands in its place. What was not repaired breaks pictures until the next key frame.
 */
final class LayerReader {
    private static final long PATIENCE = 700_000_000L;
    private static final int MARGIN = 64;

    final Layer layer;
    final StreamTime time;
    final FrameAssembler assembler;
    private final boolean video;
    private long next;
    private long waitingSince;
    private boolean broken;
    private MediaPacket first;
    private boolean key;

    /** Begins with the newest key frame, or with what comes next. */
    LayerReader(Layer layer) {
        this.layer = layer;
        this.time = new StreamTime(layer.track.codec.clockRate);
        this.video = layer.track.codec.video;
        this.assembler = new FrameAssembler(layer.track.codec);
        this.broken = video;
        long start = video ? layer.keyFrame : layer.newest;
        boolean kept = start >= 0 && layer.newest - start < layer.ring.size() - MARGIN;
        this.next = kept ? start : layer.newest + 1;
    }

    void poll(long now, Consumer<Frame> sink) {
        long newest = layer.newest;
        if (newest < 0) return;
        if (newest - next > layer.ring.size() - MARGIN) skipTo(newest - layer.ring.size() / 2);
        while (next <= newest) {
            MediaPacket packet = layer.ring.get(next);
            if (packet == null) {
                if (waitingSince == 0) waitingSince = now;
                if (now - waitingSince < PATIENCE) return;
                skipTo(next + 1);
                continue;
            }
            waitingSince = 0;
            next++;
            take(packet, sink);
        }
    }

    private void skipTo(long number) {
        next = number;
        waitingSince = 0;
        assembler.clear();
        first = null;
        if (video && !broken) {
            broken = true;
            layer.keyFrameWanted();
        }
    }

    private void take(MediaPacket packet, Consumer<Frame> sink) {
        if (packet.payloadLength() == 0) return;
        if (first != null && packet.timestamp() != first.timestamp()) finish(sink);
        if (broken && packet.startsKeyFrame()) broken = false;
        if (broken) return;
        if (first == null) {
            first = packet;
            key = false;
        }
        key |= packet.startsKeyFrame();
        assembler.add(packet.bytes(), packet.payloadAt(), packet.payloadLength());
        if (!video || packet.marker()) finish(sink);
    }

    private void finish(Consumer<Frame> sink) {
        if (!assembler.isEmpty()) {
            byte[] bytes = assembler.take();
            sink.accept(new Frame(layer, first.timestamp(), first.arrived(), key, bytes));
        }
        first = null;
    }
}
