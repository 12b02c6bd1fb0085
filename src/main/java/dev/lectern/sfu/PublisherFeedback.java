package dev.lectern.sfu;

import dev.lectern.sfu.bandwidth.RepairTime;
import dev.lectern.sfu.net.Credentials;
import dev.lectern.sfu.rtp.NtpTime;
import dev.lectern.sfu.rtp.Rtcp;
import dev.lectern.sfu.rtp.RtcpWriter;
import dev.lectern.sfu.rtp.TransportFeedback;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes back to who sends: what arrived when, what is missing, that a picture is wanted from
 * scratch, how well all of it comes. Belongs to the publisher's loop.
 *
 * <p>On a long and lossy way each request is made twice, a tick apart: a request that is lost costs
 * a round trip. Who got the first does not answer the second (libwebrtc sends nothing again within
 * a round trip).
 */
final class PublisherFeedback {
    private static final long MILLI = 1_000_000L;
    private static final long ROUND_TRIP_GUESS = 60 * MILLI;
    private static final long LEAST_WAIT = 20 * MILLI;

    final TransportFeedback arrivals = new TransportFeedback();
    private final Publisher publisher;
    private final long mostBitsPerSecond;
    private final int ownSsrc = Credentials.ssrc();
    private final RtcpWriter rtcp = new RtcpWriter();
    private final int[] missing = new int[64];
    private final RepairTime repair = new RepairTime();
    private volatile int repairOnce;
    private volatile int repairTwice;
    private int roundTripMillis = -1;

    PublisherFeedback(Publisher publisher, long mostBitsPerSecond) {
        this.publisher = publisher;
        this.mostBitsPerSecond = mostBitsPerSecond;
    }

    /** Takes what the client says of the way there and back. */
    void take(Rtcp one) {
        int trip = one.roundTripMillis(ownSsrc, NtpTime.compact(ntpNow()));
        if (trip >= 0) roundTripMillis = trip;
    }

    /** As the client last said, −1 before the first time. */
    int roundTripMillis() {
        return roundTripMillis;
    }

    /**
     * How long what is lost is on its way, where it is asked for so often; any thread.
     *
     * @see RepairTime
     */
    int repairMillis(int requests) {
        return requests > 1 ? repairTwice : repairOnce;
    }

    void sendArrivals() {
        for (int i = 0; i < 4 && arrivals.isDue(); i++) {
            int length = arrivals.write(ownSsrc, anySsrc());
            if (length == 0) return;
            rtcp.reset().append(arrivals.bytes(), length);
            publisher.sendControl(rtcp.bytes(), rtcp.length());
        }
    }

    private int anySsrc() {
        for (Track track : publisher.tracks) {
            if (!track.layers.isEmpty()) return track.layers.get(0).ssrc;
        }
        return 0;
    }

    void ask(long now) {
        for (Track track : publisher.tracks) {
            for (Layer layer : track.layers) ask(layer, now);
        }
    }

    private void ask(Layer layer, long now) {
        int requests = repair.isLong() ? 2 : 1;
        int count = layer.takeMissing(now, waitForMissing(), requests, missing);
        boolean keyFrame = layer.takeKeyFrameRequest(now);
        if (count == 0 && !keyFrame) return;
        rtcp.reset();
        if (count > 0) rtcp.nack(ownSsrc, layer.ssrc, missing, count);
        if (keyFrame) rtcp.pictureLoss(ownSsrc, layer.ssrc);
        publisher.sendControl(rtcp.bytes(), rtcp.length());
    }

    /** How long what was asked for again may be on its way. */
    private long waitForMissing() {
        return roundTripMillis < 0
                ? ROUND_TRIP_GUESS
                : Math.max(LEAST_WAIT, roundTripMillis * MILLI);
    }

    void report(long now) {
        List<Layer> begun = new ArrayList<>();
        long packets = 0;
        long lost = 0;
        for (Track track : publisher.tracks) {
            for (Layer layer : track.layers) {
                if (!layer.reception.hasBegun()) continue;
                begun.add(layer);
                packets += layer.reception.expected();
                lost += layer.reception.lost();
            }
        }
        repair.look(packets, lost, roundTripMillis, now);
        repairOnce = repair.millis(1);
        repairTwice = repair.millis(2);
        send(begun, now);
    }

    private void send(List<Layer> begun, long now) {
        rtcp.reset().receiverReport(ownSsrc, begun.size());
        for (Layer layer : begun) layer.report(rtcp, now);
        rtcp.canonicalName(ownSsrc, "lectern").referenceTime(ownSsrc, ntpNow());
        if (mostBitsPerSecond > 0 && !begun.isEmpty()) {
            int[] sources = begun.stream().mapToInt(layer -> layer.ssrc).toArray();
            rtcp.remb(ownSsrc, mostBitsPerSecond, sources, sources.length);
        }
        publisher.sendControl(rtcp.bytes(), rtcp.length());
    }

    private long ntpNow() {
        return NtpTime.ofUnixNanos(publisher.engine.unixNanos(System.nanoTime()));
    }
}
