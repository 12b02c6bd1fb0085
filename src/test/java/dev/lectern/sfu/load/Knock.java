package dev.lectern.sfu.load;

import dev.lectern.sfu.Seat;
import dev.lectern.sfu.Watch;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;

/** Somebody who makes an offer, proves whose the address is, and then does what is wanted here. */
final class Knock implements AutoCloseable {
    private static final int MOST_MILLIS = 2_000;
    private final SmallStage stage;
    private final DatagramSocket socket;
    private final byte[] request;

    Knock(SmallStage stage, String person, InetAddress from) throws IOException {
        this.stage = stage;
        LoadClient client = stage.client();
        String offer = client.offer(false, false);
        request =
                client.request(stage.room.watch(new Watch(person, Seat.AUDIENCE, offer)).answer());
        socket = new DatagramSocket(0, from);
        socket.setSoTimeout(MOST_MILLIS);
    }

    boolean isAnswered() throws IOException {
        say(request);
        try {
            socket.receive(new DatagramPacket(new byte[500], 500));
            return true;
        } catch (SocketTimeoutException silence) {
            return false;
        }
    }

    void say(byte[] bytes) throws IOException {
        socket.send(new DatagramPacket(bytes, bytes.length, stage.port));
    }

    @Override
    public void close() {
        socket.close();
    }
}
