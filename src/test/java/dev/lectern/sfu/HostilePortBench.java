package dev.lectern.sfu;

import dev.lectern.sfu.load.Loopback;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What a datagram that proves nothing costs. {@code mvn test -Dtest=HostilePortBench | grep FIGURE}
 */
class HostilePortBench {
    private static final int ROUNDS = 2_000;

    private final Random random = new Random(3);

    @Test
    void junk() throws Exception {
        List<ByteBuf> junk = new ArrayList<>();
        for (int i = 0; i < 256; i++) junk.add(Unpooled.wrappedBuffer(junk(i)));
        try (Engine engine = Engine.start(Loopback.CONFIG.withLoops(1))) {
            Loop loop = engine.loops().get(0);
            Inlet inlet = new Inlet(engine, loop);
            long nanos = loop.thread.submit(() -> secondHalf(inlet, junk)).get();

            double micros = nanos / 1e3 / (ROUNDS / 2 * junk.size());
            System.out.printf("FIGURE junk: %.3f µs a datagram after the system call%n", micros);
        }
    }

    /** How long the later rounds take, when all is warm. */
    private static long secondHalf(Inlet inlet, List<ByteBuf> junk) {
        InetSocketAddress from = new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);
        long began = 0;
        for (int round = 0; round < ROUNDS; round++) {
            if (round == ROUNDS / 2) began = System.nanoTime();
            for (ByteBuf one : junk) inlet.arrived(one, null, from, null);
        }
        return System.nanoTime() - began;
    }

    private byte[] junk(int first) {
        byte[] bytes = new byte[20 + random.nextInt(400)];
        random.nextBytes(bytes);
        bytes[0] = (byte) first;
        return bytes;
    }
}
