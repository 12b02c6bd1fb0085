package dev.lectern.sfu.load;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lectern.sfu.Engine;
import dev.lectern.sfu.EngineStatistics;
import dev.lectern.sfu.Publish;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.RoomListener;
import dev.lectern.sfu.Seat;
import dev.lectern.sfu.Source;
import dev.lectern.sfu.Watch;
import io.netty.util.internal.PlatformDependent;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The engine alone in a process, with one room behind the least HTTP there is, and what it costs:
 * {@code GET /figures}. {@link LoadProgram} starts it.
 */
public final class LoadServer {
    private final Engine engine;
    private final Room room;
    private final AtomicInteger viewers = new AtomicInteger();

    private LoadServer() throws IOException {
        engine = Engine.start(Loopback.CONFIG.withLoops(1).withMaxViewers(5_000));
        room = engine.room("load", new RoomListener() {});
        room.open();
    }

    public static void main(String[] args) throws IOException {
        LoadServer server = new LoadServer();
        HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 500);
        http.setExecutor(Executors.newFixedThreadPool(2));
        http.createContext("/whip", exchange -> server.answer(exchange, true));
        http.createContext("/whep", exchange -> server.answer(exchange, false));
        http.createContext("/figures", server::figures);
        http.start();
        System.out.println(http.getAddress().getPort());
    }

    private void answer(HttpExchange exchange, boolean publishes) throws IOException {
        String offer = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String answer =
                publishes
                        ? room.publish(Publish.of("host", Source.CAMERA, offer)).answer()
                        : room.watch(
                                        new Watch(
                                                "v" + viewers.incrementAndGet(),
                                                Seat.AUDIENCE,
                                                offer))
                                .answer();
        respond(exchange, answer);
    }

    private void figures(HttpExchange exchange) throws IOException {
        EngineStatistics statistics = engine.statistics();
        Properties figures = new Properties();
        put(figures, "viewers", statistics.viewers());
        put(figures, "sent", statistics.sent());
        put(figures, "shed", statistics.shed());
        put(figures, "loopCpu", loopCpu());
        put(figures, "processCpu", processCpu());
        put(figures, "pauses", pauseMillis());
        put(figures, "direct", PlatformDependent.usedDirectMemory());
        if ("heap".equals(exchange.getRequestURI().getQuery())) put(figures, "heap", heap());
        StringBuilder text = new StringBuilder();
        figures.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        respond(exchange, text.toString());
    }

    private static void put(Properties figures, String name, long value) {
        figures.setProperty(name, Long.toString(value));
    }

    private static void respond(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static long loopCpu() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            var thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().startsWith("sfu-loop")) {
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

    /** After two collections, so that what the first one only found dead is gone too. */
    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
