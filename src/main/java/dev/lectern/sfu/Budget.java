package dev.lectern.sfu;

import dev.lectern.sfu.bandwidth.Austerity;
import dev.lectern.sfu.bandwidth.Pressure;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What the engine may use of this machine, what it uses, and who goes without what while that is
 * more: the CPU of its loops, packets and bits a second, and how late its loops are, which is how a
 * machine looks that has no CPU left for us.
 */
final class Budget implements AutoCloseable {
    static final int LOOK_MILLIS = 500;
    private static final double MOST_FOR_LATENESS = 1.1;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Allowance allowance;
    private final List<Loop> loops;
    private final Supplier<Collection<Peer>> peers;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread made = new Thread(task, "sfu-budget");
                        made.setDaemon(true);
                        return made;
                    });
    private final Pressure pressure = new Pressure();
    private long lookedAt = System.nanoTime();
    private long cpu;
    private long packets;
    private long bytes;
    private volatile int level;
    private volatile double used;

    Budget(Allowance allowance, List<Loop> loops, Supplier<Collection<Peer>> peers) {
        this.allowance = allowance;
        this.loops = loops;
        this.peers = peers;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Whether another viewer may come. */
    boolean admits() {
        return level == 0;
    }

    int level() {
        return level;
    }

    /** The share that was used when last looked at, 1 for all of it. */
    double used() {
        return used;
    }

    private void look() {
        try {
            look(System.nanoTime());
        } catch (RuntimeException bug) {
            Engine.report("its budget", bug);
        }
    }

    private void look(long now) {
        double seconds = (now - lookedAt) / 1e9;
        lookedAt = now;
        used = Math.max(traffic(seconds), Math.max(work(seconds), lateness(now)));
        int before = level;
        level = pressure.look(used);
        if (level > 0 || before > 0) impose(peers.get());
        if ((level > 0) != (before > 0)) tell();
    }

    private void tell() {
        Engine.LOG.log(
                System.Logger.Level.WARNING,
                level > 0
                        ? "The media engine is over its budget: the slowest viewers get less."
                        : "The media engine is within its budget again.");
    }

    private double traffic(double seconds) {
        long packetsNow = 0;
        long bytesNow = 0;
        for (Loop loop : loops) {
            packetsNow += loop.counters.sent;
            bytesNow += loop.counters.sentBytes;
        }
        double packetShare = (packetsNow - packets) / seconds / allowance.packetsPerSecond();
        double bitShare = (bytesNow - bytes) * 8 / seconds / allowance.bitsPerSecond();
        packets = packetsNow;
        bytes = bytesNow;
        return Math.max(packetShare, bitShare);
    }

    private double work(double seconds) {
        long cpuNow = 0;
        for (Loop loop : loops) {
            if (loop.threadId() > 0) cpuNow += THREADS.getThreadCpuTime(loop.threadId());
        }
        double share = (cpuNow - cpu) / 1e9 / seconds / loops.size() / allowance.load();
        cpu = cpuNow;
        return share;
    }

    /**
     * The worst of the loops, as a share of what is bearable; a stall alone never asks for much.
     */
    private double lateness(long now) {
        double worst = 0;
        for (Loop loop : loops) worst = Math.max(worst, (double) loop.takeLateness(now));
        return Math.min(MOST_FOR_LATENESS, worst / allowance.lateness().toNanos());
    }

    private void impose(Collection<Peer> peers) {
        List<Viewer> viewers = new ArrayList<>();
        for (Peer peer : peers) if (peer instanceof Viewer viewer) viewers.add(viewer);
        List<Ranked> ranked = new ArrayList<>(viewers.size());
        for (Viewer viewer : viewers) ranked.add(new Ranked(viewer, viewer.bitsPerSecond()));
        ranked.sort(Comparator.comparingLong(Ranked::bits).thenComparing(one -> one.viewer.id()));
        for (int i = 0; i < ranked.size(); i++) {
            ranked.get(i).viewer.austerity = Austerity.of(level, i, ranked.size());
        }
    }

    /** Estimates move while they are sorted; these do not. */
    private record Ranked(Viewer viewer, long bits) {}
}
