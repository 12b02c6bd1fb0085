package dev.lectern.sfu;

import dev.lectern.sfu.bandwidth.Repairs;
import dev.lectern.sfu.rtp.Received;
import dev.lectern.sfu.rtp.Rtcp;
import dev.lectern.sfu.rtp.TransportFeedbackReader;
import java.util.function.IntPredicate;

/**
 * What a viewer reports: what is missing, what arrived when, that a picture broke. Belongs to the
 * viewer's loop.
 *
 * <p>On a long and lossy way what was missing is sent again in each of the next two ticks: losing
 * it a second time would cost another round trip, which freezes the picture.
 */
final class ViewerFeedback {
    private static final int RESENDS_PER_TICK = 100;
    private static final int MOST_REPEATED = 64;

    private final Viewer viewer;
    private final Adaptation adaptation;
    private final Received received = new Received();
    private final IntPredicate isMedia;
    private final Repairs repairs = new Repairs();
    private int keyFrameRequests;
    private int resendsLeft = RESENDS_PER_TICK;
    private final Slot[] repeated = new Slot[MOST_REPEATED];
    private final int[] repeatedNumbers = new int[MOST_REPEATED];
    private int repeats;

    /** How many of those at the front have been repeated once. */
    private int repeatedOnce;

    ViewerFeedback(Viewer viewer, Adaptation adaptation) {
        this.viewer = viewer;
        this.adaptation = adaptation;
        this.isMedia = ssrc -> viewer.slotOf(ssrc) != null;
    }

    /** A new tick, with as many packets to send again as one may cost. */
    void tick() {
        resendsLeft = RESENDS_PER_TICK;
        repairs.refill(adaptation.bitsPerSecond(), Loop.TICK_MILLIS);
        repeat();
    }

    int keyFrameRequests() {
        return keyFrameRequests;
    }

    Received received() {
        return received;
    }

    void take(byte[] packet, int length) {
        Rtcp one = new Rtcp(packet, length);
        while (one.next()) {
            switch (one.type()) {
                case Rtcp.TRANSPORT_FEEDBACK -> {
                    if (one.count() == Rtcp.NACK) resend(one);
                    else if (one.count() == Rtcp.TRANSPORT_CC) arrived(one);
                }
                case Rtcp.PAYLOAD_FEEDBACK -> pictureLost(one);
                case Rtcp.RECEIVER_REPORT, Rtcp.SENDER_REPORT ->
                        received.take(one, viewer.engine.unixNanos(System.nanoTime()), isMedia);
                default -> {}
            }
        }
    }

    private void arrived(Rtcp one) {
        TransportFeedbackReader report = viewer.loop().feedback;
        if (report.read(one.bytes(), one.at(), one.length())) {
            adaptation.feedback(report, System.nanoTime());
        }
    }

    private void pictureLost(Rtcp one) {
        if (one.count() == Rtcp.PICTURE_LOSS) {
            wantsKeyFrame(viewer.slotOf(one.word(8)));
        } else if (one.count() == Rtcp.FULL_INTRA_REQUEST) {
            for (int at = 12; at + 8 <= one.length(); at += 8) {
                wantsKeyFrame(viewer.slotOf(one.word(at)));
            }
        } else {
            long most = one.remb();
            if (most >= 0) adaptation.reported(most);
        }
    }

    private void wantsKeyFrame(Slot slot) {
        if (slot == null) return;
        keyFrameRequests++;
        slot.keyFrameWanted();
    }

    private void resend(Rtcp nack) {
        Slot slot = viewer.slotOf(nack.word(8));
        if (slot == null) return;
        SendRun run = viewer.loop().run;
        run.begin(viewer.path);
        for (int at = 12; at + 4 <= nack.length(); at += 4) {
            int word = nack.word(at);
            int first = word >>> 16;
            resend(slot, first, run);
            for (int bit = 0; bit < 16; bit++) {
                if ((word >>> bit & 1) != 0) resend(slot, first + bit + 1 & 0xFFFF, run);
            }
        }
        run.end();
    }

    private void resend(Slot slot, int sequence, SendRun run) {
        if (resendsLeft-- <= 0 || !repair(slot, sequence, run)) return;
        if (isLongAndLossy() && repeats < repeated.length) {
            repeated[repeats] = slot;
            repeatedNumbers[repeats++] = sequence;
        }
    }

    /** A sound is small and goes whatever the pictures took. */
    private boolean repair(Slot slot, int sequence, SendRun run) {
        boolean picture = slot.kind == Kind.VIDEO;
        if (picture && !repairs.hasRoom()) return false;
        int bytes = slot.stream.resend(sequence, run);
        if (picture) repairs.sent(bytes);
        return true;
    }

    /** Where to lose a packet twice would be seen, because asking again takes too long. */
    private boolean isLongAndLossy() {
        return received.lossPercent() > 1 && received.roundTripMillis() > 60;
    }

    private void repeat() {
        if (repeats == 0) return;
        SendRun run = viewer.loop().run;
        run.begin(viewer.path);
        for (int i = 0; i < repeats; i++) repair(repeated[i], repeatedNumbers[i], run);
        run.end();
        repeats -= repeatedOnce;
        System.arraycopy(repeated, repeatedOnce, repeated, 0, repeats);
        System.arraycopy(repeatedNumbers, repeatedOnce, repeatedNumbers, 0, repeats);
        repeatedOnce = repeats;
    }
}
