package dev.lectern.sfu;

import dev.lectern.sfu.rtp.FrameAssembler;
import dev.lectern.sfu.rtp.StreamTime;
import java.util.function.Consumer;

/**
 * Reads the frames of one layer out of its ring, a little behind live, so that what was lost and
 * repaired stands in its place.
 *
 * <p>All that is missing is given up together, once something behind it has been there for as long
 * as a repair may take. However much is lost, the reader is never further behind live than that. A
 * picture then goes on with the next key frame, which the publisher is asked for until it comes.
 */
final class LayerReader {
    private static final long REPAIR_PATIENCE = 700_000_000L;

    /** Sound is not sent again; it may only be overtaken on its way. */
    private static final long REORDER_PATIENCE = 100_000_000L;

    private static final long KEY_FRAME_PATIENCE = 1_000_000_000L;
    private static final int MARGIN = 64;

    final Layer layer;
    final StreamTime time;
    final FrameAssembler assembler;
    private final boolean video;
    private final long patience;
    private long next;
    private boolean broken;
    private long askedAt;
    private MediaPacket first;
    private boolean key;

    /** Begins with the newest key frame, or with what comes next. */
    LayerReader(Layer layer) {
        this.layer = layer;
        this.time = new StreamTime(layer.track.codec.clockRate);
        this.video = layer.track.codec.video;
        this.patience = layer.track.repairs() ? REPAIR_PATIENCE : REORDER_PATIENCE;
        this.assembler = new FrameAssembler(layer.track.codec);
        this.broken = video;
        this.askedAt = System.nanoTime() - KEY_FRAME_PATIENCE;
        long start = video ? layer.keyFrame : layer.newest;
        boolean kept = start >= 0 && layer.newest - start < layer.ring.size() - MARGIN;
        this.next = kept ? start : layer.newest + 1;
    }

    void poll(long now, Consumer<Frame> sink) {
        long newest = layer.newest;
        if (newest < 0) return;
        if (newest - next > layer.ring.size() - MARGIN) giveUpUntil(newest - layer.ring.size() / 2);
        while (next <= newest) {
            MediaPacket packet = layer.ring.get(next);
            if (packet == null) {
                long from = firstAfterGap(newest, now);
                if (from < 0) break;
                giveUpUntil(from);
                continue;
            }
            next++;
            take(packet, sink);
        }
        if (broken && layer.keyFrame < next) askForKeyFrame(now);
    }

    /** The first that is there behind what is missing; −1 while that may still be repaired. */
    private long firstAfterGap(long newest, long now) {
        long there = -1;
        for (long number = next + 1; number <= newest; number++) {
            MediaPacket packet = layer.ring.get(number);
            if (packet == null) continue;
            if (there < 0) there = number;
            if (now - packet.arrived() >= patience) return there;
        }
        return -1;
    }

    private void giveUpUntil(long number) {
        next = number;
        assembler.clear();
        first = null;
        broken = video;
    }

    /** Again where none came: what asks for it may be lost as well. */
    private void askForKeyFrame(long now) {
        if (now - askedAt < KEY_FRAME_PATIENCE) return;
        askedAt = now;
        layer.keyFrameWanted();
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
