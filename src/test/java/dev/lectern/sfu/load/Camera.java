package dev.lectern.sfu.load;

import dev.lectern.sfu.rtp.Rtp;
import java.util.concurrent.locks.LockSupport;

/** Sends a picture through a client: frames of eight packets evenly, every 100th a key frame. */
final class Camera {
    private static final int FRAME_PACKETS = 8;
    private static final int PAYLOAD = 1000;
    private final LoadClient client;
    private final int packetsPerSecond;
    private int sequence = 1000;
    private long index = 1000;
    private int timestamp = 90_000;

    Camera(LoadClient client, int packetsPerSecond) {
        this.client = client;
        this.packetsPerSecond = packetsPerSecond;
    }

    /** Sends for so long, and returns then. */
    void film(int seconds) {
        long interval = 1_000_000_000L * FRAME_PACKETS / packetsPerSecond;
        long next = System.nanoTime();
        int frames = seconds * packetsPerSecond / FRAME_PACKETS;
        for (int frame = 0; frame < frames; frame++) {
            for (int i = 0; i < FRAME_PACKETS; i++) send(i, frame % 100 == 0);
            client.flush();
            timestamp += 3000;
            next += interval;
            long wait = next - System.nanoTime();
            if (wait > 0) LockSupport.parkNanos(wait);
        }
    }

    private void send(int i, boolean key) {
        byte[] packet = new byte[PAYLOAD + 64];
        int type = 96 | (i == FRAME_PACKETS - 1 ? 0x80 : 0);
        Rtp.writeHeader(packet, 0, type, sequence++, timestamp, 1111);
        packet[12] = (byte) (i == 0 ? 0x10 : 0);
        packet[13] = (byte) (key && i == 0 ? 0 : 1);
        int length = client.out.sealRtp(packet, 0, 12, 12 + PAYLOAD, 1111, index++);
        client.write(packet, length);
    }
}
