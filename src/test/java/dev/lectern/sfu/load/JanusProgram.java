package dev.lectern.sfu.load;

import dev.lectern.sfu.dtls.Handshakes;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The same picture to the same viewers by the engine and then by a Janus, one after the other: the
 * CPU of either's process for each packet it forwarded. Needs Debian's package "janus".
 *
 * <p>Arguments: viewers, packets a second, seconds.
 */
public final class JanusProgram {
    private final int viewers;
    private final int rate;
    private final int seconds;
    private final Handshakes handshakes = new Handshakes(32);
    private final EventLoopGroup group =
            new EpollEventLoopGroup(1, new DefaultThreadFactory("load", true));
    private final List<LoadClient> clients = new CopyOnWriteArrayList<>();

    private JanusProgram(int viewers, int rate, int seconds) {
        this.viewers = viewers;
        this.rate = rate;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        int viewers = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 240;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 10;
        new LoadProgram(viewers, rate, seconds, false).run();
        new JanusProgram(viewers, rate, seconds).run();
        System.exit(0);
    }

    private void run() throws Exception {
        try (Janus janus = Janus.start()) {
            LoadClient publisher = new LoadClient(handshakes);
            janus.publish(publisher, group);
            clients.add(publisher);
            group.scheduleAtFixedRate(this::keepAlive, 5, 5, TimeUnit.SECONDS);
            group.scheduleAtFixedRate(this::insist, 200, 200, TimeUnit.MILLISECONDS);
            publisher.open.get(10, TimeUnit.SECONDS);
            List<LoadClient> audience = new ArrayList<>();
            for (int i = 0; i < viewers; i++) {
                LoadClient viewer = new LoadClient(handshakes);
                janus.watch(viewer, group);
                clients.add(viewer);
                audience.add(viewer);
            }
            for (LoadClient one : audience) one.open.get(30, TimeUnit.SECONDS);
            Camera camera = new Camera(publisher, rate);
            camera.film(LoadProgram.WARM);
            measure(janus, camera, audience);
        }
    }

    private void measure(Janus janus, Camera camera, List<LoadClient> audience) {
        long before = janus.processCpu();
        long received = received(audience);
        long began = System.nanoTime();
        camera.film(seconds);
        double took = (System.nanoTime() - began) / 1e9;
        LockSupport.parkNanos(300_000_000L);
        double busy = janus.processCpu() - before;
        long packets = received(audience) - received;
        System.out.printf(
                "Janus: %.0f packets/s to %d viewers, %.2f µs of the whole process, %.2f core,"
                        + " received %d of %d%n",
                packets / took,
                viewers,
                busy / 1000 / packets,
                busy / 1e9 / took,
                packets,
                (long) viewers * seconds * rate);
    }

    private static long received(List<LoadClient> audience) {
        return audience.stream().mapToLong(one -> one.packets).sum();
    }

    private void keepAlive() {
        for (LoadClient one : clients) one.check();
    }

    /** A check that came before Janus had read the answer is lost. */
    private void insist() {
        for (LoadClient one : clients) if (!one.open.isDone()) one.check();
    }
}
