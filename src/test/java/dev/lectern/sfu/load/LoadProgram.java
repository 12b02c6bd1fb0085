package dev.lectern.sfu.load;

import dev.lectern.sfu.dtls.Handshakes;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One publisher and many viewers on loopback, the engine in a process of its own: its CPU for each
 * packet it forwarded, joins a second, heap a viewer, and what was lost.
 *
 * <p>Arguments: viewers, packets a second, seconds, and "adapt" for viewers with transport-cc. The
 * CPU is that of the engine's loops, the kernel's part of sending included. {@code -Dload.rounds}
 * says how often all join: at first the virtual machine is cold. {@code -Dload.warm} says for how
 * many seconds all watch before anything is measured.
 */
public final class LoadProgram {
    private static final int JOINING_AT_ONCE = 24;
    private static final int ROUNDS = Integer.getInteger("load.rounds", 3);

    static final int WARM = Integer.getInteger("load.warm", 3);

    private final int viewers;
    private final int rate;
    private final int seconds;
    private final boolean adapts;
    private final Handshakes handshakes = new Handshakes(32);
    private final EventLoopGroup group =
            new EpollEventLoopGroup(1, new DefaultThreadFactory("load", true));
    private final List<LoadClient> clients = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private String address;

    LoadProgram(int viewers, int rate, int seconds, boolean adapts) {
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

    void run() throws Exception {
        Process server = server();
        try (BufferedReader said = server.inputReader()) {
            address = "http://127.0.0.1:" + said.readLine();
            LoadClient publisher = new LoadClient(handshakes);
            connect(publisher, "/whip", publisher.offer(true, false));
            publisher.open.get(10, TimeUnit.SECONDS);
            Camera camera = new Camera(publisher, rate);
            camera.film(1);
            group.scheduleAtFixedRate(() -> keepAlive(publisher), 5, 5, TimeUnit.SECONDS);
            for (int round = 1; round <= ROUNDS; round++) {
                if (!clients.isEmpty()) leave();
                join(round);
            }
            camera.film(WARM);
            measure(camera);
        } finally {
            server.destroyForcibly();
        }
    }

    /** The engine in a process of its own, with the same class path, and pauses on its log. */
    private static Process server() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String gc = System.getProperty("load.gc", "-XX:+UseSerialGC");
        return new ProcessBuilder(
                        java.toString(),
                        "-Xmx512m",
                        gc,
                        "-Xlog:gc:file=target/load-gc.txt",
                        "-Djava.util.logging.manager=java.util.logging.LogManager",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dsfu.gso=" + System.getProperty("sfu.gso", "true"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LoadServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void connect(LoadClient client, String path, String offer) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + path))
                        .POST(HttpRequest.BodyPublishers.ofString(offer))
                        .build();
        String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        String port = answer.replaceAll("(?s).*a=candidate:\\S+ 1 udp \\d+ \\S+ (\\d+) .*", "$1");
        InetAddress here = InetAddress.getLoopbackAddress();
        client.connect(group, new InetSocketAddress(here, Integer.parseInt(port)), answer);
    }

    private Map<String, Long> figures(String query) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/figures?" + query)).build();
        Map<String, Long> figures = new HashMap<>();
        http.send(request, HttpResponse.BodyHandlers.ofLines())
                .body()
                .map(line -> line.split("="))
                .forEach(pair -> figures.put(pair[0], Long.parseLong(pair[1])));
        return figures;
    }

    private void join(int round) throws Exception {
        Map<String, Long> before = figures("heap");
        long began = System.nanoTime();
        Semaphore joining = new Semaphore(JOINING_AT_ONCE);
        for (int i = 0; i < viewers; i++) {
            joining.acquire();
            LoadClient viewer = new LoadClient(handshakes);
            connect(viewer, "/whep", viewer.offer(false, adapts));
            viewer.open.whenComplete((done, failed) -> joining.release());
            clients.add(viewer);
        }
        for (LoadClient viewer : clients) viewer.open.get(30, TimeUnit.SECONDS);
        double took = (System.nanoTime() - began) / 1e9;
        Map<String, Long> after = figures("heap");
        double busy = (after.get("processCpu") - before.get("processCpu")) / 1e9;
        System.out.printf(
                "joins, round %d: %d in %.2f s, %.0f a second with the clients on the same machine, %.2f"
                        + " ms of the engine's CPU each (%.0f a second and core)%n",
                round, viewers, took, viewers / took, 1000 * busy / viewers, viewers / busy);
        System.out.printf(
                "heap: %.1f KB a viewer%n",
                (after.get("heap") - before.get("heap")) / 1024.0 / Math.max(1, viewers));
    }

    /** Ends every viewer's session, and waits until the engine has forgotten them. */
    private void leave() throws Exception {
        for (LoadClient viewer : clients) viewer.close();
        clients.clear();
        long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (figures("").get("viewers") > 0 && System.nanoTime() < patience) {
            LockSupport.parkNanos(50_000_000L);
        }
    }

    private void measure(Camera camera) throws Exception {
        Map<String, Long> before = figures("");
        long received = received();
        long gaps = gaps();
        long began = System.nanoTime();
        camera.film(seconds);
        double took = (System.nanoTime() - began) / 1e9;
        LockSupport.parkNanos(300_000_000L);
        Map<String, Long> after = figures("");
        long sent = after.get("sent") - before.get("sent");
        double busy = after.get("loopCpu") - before.get("loopCpu");
        double whole = after.get("processCpu") - before.get("processCpu");
        System.out.printf(
                "forwarded: %.0f packets/s to %d viewers, %.2f µs of loop CPU a packet, %.2f µs of"
                        + " the whole process, %.2f core%n",
                sent / took, viewers, busy / 1000 / sent, whole / 1000 / sent, busy / 1e9 / took);
        System.out.printf(
                "received %d of %d, gaps %d, reordered %d, shed %d, collector %d ms in all%n",
                received() - received,
                sent,
                gaps() - gaps,
                clients.stream().mapToLong(one -> one.reordered).sum(),
                after.get("shed") - before.get("shed"),
                after.get("pauses") - before.get("pauses"));
        System.out.printf("heap at the end: %.1f MB%n", figures("heap").get("heap") / 1e6);
    }

    private void keepAlive(LoadClient publisher) {
        publisher.check();
        for (LoadClient one : clients) one.check();
    }

    private long received() {
        return clients.stream().mapToLong(one -> one.packets).sum();
    }

    private long gaps() {
        return clients.stream().mapToLong(one -> one.gaps).sum();
    }
}
