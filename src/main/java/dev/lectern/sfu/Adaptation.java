package dev.lectern.sfu;

import dev.lectern.sfu.bandwidth.Allocation;
import dev.lectern.sfu.bandwidth.Austerity;
import dev.lectern.sfu.bandwidth.BandwidthEstimate;
import dev.lectern.sfu.bandwidth.FirstPicture;
import dev.lectern.sfu.bandwidth.RepairTime;
import dev.lectern.sfu.rtp.TransportFeedbackReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Gives each picture of one viewer the layer that the connection bears. On the viewer's loop. */
final class Adaptation {
    private static final long[] NOTHING = {};
    private static final int PADDING = 240;
    private static final int PADDING_PER_TICK = 40;

    private final BandwidthEstimate estimate = new BandwidthEstimate();
    private final FirstPicture first = new FirstPicture();
    private final RepairTime repair = new RepairTime();
    private final List<Slot> video;
    private final List<Slot> audio;
    private final boolean measures;

    /** The places that go without a picture, a bit each. */
    private int without;

    /** {@code measures}: whether the viewer reports arrivals. */
    Adaptation(List<Slot> video, List<Slot> audio, boolean measures) {
        this.video = video;
        this.audio = audio;
        this.measures = measures;
    }

    void sent(int number, int bytes, long now) {
        estimate.sent(number, bytes, micros(now));
    }

    void moved(long now) {
        estimate.moved(micros(now));
    }

    void missed(int number) {
        estimate.missed(number);
    }

    void feedback(TransportFeedbackReader report, long now) {
        estimate.feedback(report, micros(now));
    }

    void reported(long bitsPerSecond) {
        if (measures) return;
        estimate.reported(bitsPerSecond);
    }

    long bitsPerSecond() {
        return estimate.bitsPerSecond();
    }

    /**
     * Looks once a second how much the line loses, and has pictures and voices wait for as long as
     * what is lost takes to come again; whether a voice waits for another time than before.
     *
     * @param requests how often it may be asked for, one after the other
     */
    boolean waits(int requests, int roundTripMillis, long now) {
        repair.look(estimate.packets(), estimate.lost(), roundTripMillis, now);
        InStep step = inStep(requests, now);
        int own = repair.millis(requests);
        for (Slot slot : video) slot.waits(slot.shows(now) ? step.of(slot.person()) : own);
        boolean other = false;
        for (Slot slot : audio) other |= slot.waits(step.of(slot.person()));
        return other;
    }

    private InStep inStep(int requests, long now) {
        InStep step = new InStep();
        for (Slot slot : video) {
            if (!slot.shows(now) || !slot.stream.header.delays()) continue;
            int theirs = slot.publication.publisher().repairMillis(requests);
            step.picture(slot.person(), theirs + repair.millis(requests));
        }
        boolean both = !video.isEmpty() && !audio.isEmpty();
        if (both && video.get(0).shows(now) && audio.get(0).shows(now)) {
            step.programme(audio.get(0).person(), video.get(0).person());
        }
        return step;
    }

    /**
     * Looks again at who gets what, while the engine asks for this {@link Austerity}. True where
     * another picture than before goes without.
     */
    boolean share(long now, int austerity) {
        int before = without;
        divide(now, austerity);
        without = 0;
        for (Slot slot : video) if (slot.goesWithout(now)) without |= 1 << slot.index;
        return without != before;
    }

    private void divide(long now, int austerity) {
        for (Slot slot : video) slot.insist(now);
        List<List<Layer>> layers = new ArrayList<>(video.size());
        List<long[]> ladders = new ArrayList<>(video.size());
        int[] standing = new int[video.size()];
        boolean choice = false;
        for (int i = 0; i < standing.length; i++) {
            if (!Austerity.allows(austerity, i) && video.get(i).layer() != null) {
                video.get(i).take(null, now);
            }
            List<Layer> one = ladder(video.get(i), now);
            if (!Austerity.allows(austerity, i)) one = List.of();
            else if (austerity > 0 && one.size() > 1) one = one.subList(0, 1);
            layers.add(one);
            ladders.add(one.stream().mapToLong(each -> each.bitsPerSecond(now)).toArray());
            Layer layer = video.get(i).layer();
            standing[i] = layer == null ? -1 : one.indexOf(layer);
            boolean elsewhere = standing[i] < 0 && !one.isEmpty();
            choice |= elsewhere || one.size() > 1 || i > 0 && !one.isEmpty();
        }
        if (!choice && !anyPaused() && !estimate.isFalling(micros(now))) return;
        long budget =
                estimate.isFounded() ? estimate.bitsPerSecond() - sound(now) : Long.MAX_VALUE / 4;
        int[] rungs = rungs(ladders, standing, budget, micros(now));
        for (int i = 0; i < rungs.length; i++) {
            if (layers.get(i).isEmpty()) continue;
            video.get(i).take(rungs[i] < 0 ? null : layers.get(i).get(rungs[i]), now);
        }
        long wanted = Allocation.wanted(ladders, rungs);
        if (wanted > 0) estimate.probe(wanted + sound(now), micros(now));
    }

    /** Which rung each picture stands on, the first one with the care that it needs. */
    private int[] rungs(List<long[]> ladders, int[] standing, long budget, int now) {
        int at = 0;
        while (at < ladders.size() && ladders.get(at).length == 0) at++;
        if (at == ladders.size()) return Allocation.rungs(ladders, standing, false, budget);
        long price = ladders.get(at)[0];
        boolean waits = first.waits(now);
        if (waits) ladders.set(at, NOTHING);
        boolean stays = !waits && first.stays(price, budget, estimate, now);
        int[] rungs = Allocation.rungs(ladders, standing, stays, budget);
        first.shown(rungs[at] >= 0, now);
        return rungs;
    }

    private boolean anyPaused() {
        for (Slot slot : video) if (slot.isPaused()) return true;
        return false;
    }

    private long sound(long now) {
        long sum = 0;
        for (Slot slot : audio) if (slot.layer() != null) sum += slot.layer().bitsPerSecond(now);
        return sum;
    }

    /** The layers that make sense in a slot, smallest first. */
    private static List<Layer> ladder(Slot slot, long now) {
        Track track = slot.track();
        if (track == null) return List.of();
        List<Layer> flowing = new ArrayList<>();
        for (Layer layer : track.layers) if (layer.isFlowing(now)) flowing.add(layer);
        flowing.sort(Comparator.comparingLong(layer -> layer.bitsPerSecond(now)));
        int most = slot.wish.maxHeight();
        if (most > 0) {
            while (flowing.size() > 1 && flowing.get(flowing.size() - 1).height > most) {
                flowing.remove(flowing.size() - 1);
            }
        }
        return flowing;
    }

    /** Sends the padding of a probe that is under way. */
    void pad(SendRun run, Path path, long now) {
        int left = estimate.paddingFor(Loop.TICK_MILLIS * 1000, micros(now));
        if (left <= 0) return;
        run.begin(path);
        for (int i = 0; i < PADDING_PER_TICK && left > 0; i++, left -= PADDING) {
            if (!padOne(run)) break;
        }
        run.end();
    }

    private boolean padOne(SendRun run) {
        for (Slot slot : video) if (slot.sendPadding(run, PADDING)) return true;
        return false;
    }

    private static int micros(long nanos) {
        return (int) (nanos / 1000);
    }
}
