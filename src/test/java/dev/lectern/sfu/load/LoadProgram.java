package dev.lectern.sfu.load;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.EngineConfig;
import dev.lectern.sfu.EngineStatistics;
import dev.lectern.sfu.Publish;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.RoomListener;
import dev.lectern.sfu.Source;
import dev.lectern.sfu.Watch;
import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.rtp.Rtp;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One publisher and many viewers on loopback, in this process: the engine's CPU for each packet it
 * forwarded, joins a second, heap a viewer, and what was lost.
 *
 * <p>Arguments: viewers, packets a second, seconds, and "adapt" for viewers with transport-cc. The
 * CPU is that of the engine's loops alone, the kernel's part of sending included.
 */
public final class LoadProgram {
    private static final int FRAME_PACKETS = 8;
    private static final int PAYLOAD = 1000;
    private static final int JOINING_AT_ONCE = 24;

    private final int viewers;
    private final int rate;
    private final int seconds;
    private final boolean adapts;
    private final Handshakes handshakes = new Handshakes(32);
    private final EventLoopGroup group =
            new EpollEventLoopGroup(1, new DefaultThreadFactory("load", true));
    private final List<LoadClient> clients = new ArrayList<>();

    private LoadProgram(int viewers, int rate, int seconds, boolean adapts) {
        this.viewers = viewers;
        this.rate = rate;
        this.seconds = seconds;
        this.adapts = adapts;
    }

    public static void main(String[] args) throws Exception {
        new LoadProgram(
                        args.length > 0 ? Integer.parseInt(args[0]) : 500,
                        args.length > 1 ? Integer.parseInt(args[1]) : 240,
                        args.length > 2 ? Integer.parseInt(args[2]) : 10,
                        args.length > 3 && args[3].equals("adapt"))
                .run();
        System.exit(0);
    }

    private void run() throws Exception {
        EngineConfig config =
                EngineConfig.onPort(0)
                        .announcing(List.of(InetAddress.getLoopbackAddress()))
                        .withLoops(1);
        try (Engine engine = Engine.start(config)) {
            Room room = engine.room("load", new RoomListener() {});
            room.open();
            LoadClient publisher = new LoadClient(handshakes);
            String offer = publisher.offer(true, false);
            InetSocketAddress port =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), engine.port());
            publisher.connect(
                    group, port, room.publish(Publish.of("host", Source.CAMERA, offer)).answer());
            publisher.open.get(10, TimeUnit.SECONDS);
            stream(publisher, 1);
            join(room, port);
            System.out.printf("  %s%n", ManagementFactory.getRuntimeMXBean().getVmVersion());
            stream(publisher, 2);
            measure(engine, publisher);
        }
    }

    private void join(Room room, InetSocketAddress port) throws Exception {
        long heap = heap();
        long cpu = processCpu();
        long began = System.nanoTime();
        Semaphore joining = new Semaphore(JOINING_AT_ONCE);
        for (int i = 0; i < viewers; i++) {
            joining.acquire();
            LoadClient viewer = new LoadClient(handshakes);
            String offer = viewer.offer(false, adapts);
            viewer.connect(group, port, room.watch(new Watch("v" + i, false, offer)).answer());
            viewer.open.whenComplete((done, failed) -> joining.release());
            clients.add(viewer);
        }
        for (LoadClient viewer : clients) viewer.open.get(30, TimeUnit.SECONDS);
        double took = (System.nanoTime() - began) / 1e9;
        double busy = (processCpu() - cpu) / 1e9;
        System.out.printf(
                "joins: %d in %.2f s, %.0f a second, %.1f ms of CPU each, both ends together%n",
                viewers, took, viewers / took, 1000 * busy / viewers);
        System.out.printf(
                "heap: %.1f KB a viewer, the client's end included%n",
                (heap() - heap) / 1024.0 / Math.max(1, viewers));
    }

    private void measure(Engine engine, LoadClient publisher) {
        EngineStatistics before = engine.statistics();
        long received = received();
        long gaps = gaps();
        long cpu = loopCpu();
        long pauses = pauseMillis();
        long began = System.nanoTime();
        stream(publisher, seconds);
        double took = (System.nanoTime() - began) / 1e9;
        double busy = loopCpu() - cpu;
        EngineStatistics after = engine.statistics();
        long sent = after.sent() - before.sent();
        System.out.printf(
                "forwarded: %.0f packets/s to %d viewers, %.2f µs of loop CPU a packet, %.2f core%n",
                sent / took, viewers, busy / 1000 / sent, busy / 1e9 / took);
        LockSupport.parkNanos(300_000_000L);
        System.out.printf(
                "received %d of %d, gaps %d, reordered %d, shed %d, collector %d ms%n",
                received() - received,
                sent,
                gaps() - gaps,
                clients.stream().mapToLong(one -> one.reordered).sum(),
                after.shed() - before.shed(),
                pauseMillis() - pauses);
    }

    private int sequence = 1000;
    private long index = 1000;
    private int timestamp = 90_000;

    /** Sends frames of {@value #FRAME_PACKETS} packets evenly; every 100th is a key frame. */
    private void stream(LoadClient publisher, int howLong) {
        long interval = 1_000_000_000L * FRAME_PACKETS / rate;
        long next = System.nanoTime();
        int frames = howLong * rate / FRAME_PACKETS;
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < FRAME_PACKETS; i++) sendPacket(publisher, i, frame % 100 == 0);
            publisher.flush();
            timestamp += 3000;
            if (frame % 60 == 0) keepAlive(publisher);
            next += interval;
            long wait = next - System.nanoTime();
            if (wait > 0) LockSupport.parkNanos(wait);
        }
    }

    private void keepAlive(LoadClient publisher) {
        publisher.check();
        for (LoadClient one : clients) one.check();
    }

    private void sendPacket(LoadClient publisher, int i, boolean key) {
        byte[] packet = new byte[PAYLOAD + 64];
        int type = 96 | (i == FRAME_PACKETS - 1 ? 0x80 : 0);
        Rtp.writeHeader(packet, 0, type, sequence++, timestamp, 1111);
        packet[12] = (byte) (i == 0 ? 0x10 : 0);
        packet[13] = (byte) (key && i == 0 ? 0 : 1);
        int length = publisher.out.sealRtp(packet, 0, 12, 12 + PAYLOAD, 1111, index++);
        publisher.write(packet, length);
    }

    private long received() {
        return clients.stream().mapToLong(one -> one.packets).sum();
    }

    private long gaps() {
        return clients.stream().mapToLong(one -> one.gaps).sum();
    }

    private static long loopCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            if (info != null && info.getThreadName().startsWith("sfu-loop")) {
                sum += threads.getThreadCpuTime(id);
            }
        }
        return sum;
    }

    private static long processCpu() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }

    private static long pauseMillis() {
        long sum = 0;
        for (GarbageCollectorMXBean one : ManagementFactory.getGarbageCollectorMXBeans()) {
            sum += one.getCollectionTime();
        }
        return sum;
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
