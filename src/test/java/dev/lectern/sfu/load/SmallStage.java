package dev.lectern.sfu.load;

import dev.lectern.sfu.Engine;
import dev.lectern.sfu.Publish;
import dev.lectern.sfu.Room;
import dev.lectern.sfu.RoomListener;
import dev.lectern.sfu.Seat;
import dev.lectern.sfu.Source;
import dev.lectern.sfu.Watch;
import dev.lectern.sfu.dtls.Handshakes;
import dev.lectern.sfu.rtp.Rtp;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** A room with one publisher, who sends a picture and a sound as long as told to. */
final class SmallStage implements AutoCloseable {
    private static final int PAYLOAD = 500;
    private static final int KEY_FRAME_EVERY = 100;
    final Room room;
    final LoadClient publisher;
    private final Handshakes handshakes = new Handshakes(8);
    final EventLoopGroup group = new EpollEventLoopGroup(1, new DefaultThreadFactory("load", true));
    final InetSocketAddress port;
    private volatile ScheduledFuture<?> sending;
    private volatile boolean falling;
    private int number = 100;

    SmallStage(Engine engine) throws Exception {
        this(engine, new RoomListener() {});
    }

    SmallStage(Engine engine, RoomListener told) throws Exception {
        room = engine.room("small", told);
        room.open();
        port = new InetSocketAddress(InetAddress.getLoopbackAddress(), engine.port());
        publisher = client();
        publish("host", publisher, publisher.offerWithSound(true));
    }

    void publish(String person, LoadClient client, String offer) throws Exception {
        connect(client, room.publish(Publish.of(person, Source.CAMERA, offer)).answer());
        client.open.get(30, TimeUnit.SECONDS);
    }

    LoadClient client() {
        return new LoadClient(handshakes);
    }

    LoadClient watch(String person) throws Exception {
        return watch(person, false);
    }

    LoadClient watchBackstage(String person) throws Exception {
        return watch(person, true);
    }

    private LoadClient watch(String person, boolean backstage) throws Exception {
        LoadClient viewer = client();
        String offer = viewer.offerWithSound(false);
        connect(
                viewer,
                room.watch(new Watch(person, backstage ? Seat.STAGE : Seat.AUDIENCE, offer))
                        .answer());
        viewer.open.get(30, TimeUnit.SECONDS);
        return viewer;
    }

    void connect(LoadClient client, String answer) {
        client.connect(group, port, answer);
    }

    /** So many packets of picture a second, and fifty of sound. */
    void send(int picturesPerSecond) {
        int each = Math.max(1, picturesPerSecond / 50);
        sending =
                group.next()
                        .scheduleAtFixedRate(() -> send50th(each), 0, 20, TimeUnit.MILLISECONDS);
    }

    void silence() {
        sending.cancel(false);
    }

    /**
     * Ends midway between two key frames, so that whoever keeps what came since the last one holds
     * much of it back.
     */
    void silenceMidway() {
        falling = true;
        try {
            sending.get();
        } catch (CancellationException silent) {
            falling = false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isMidway() {
        int sinceKeyFrame = number % KEY_FRAME_EVERY;
        return sinceKeyFrame >= KEY_FRAME_EVERY / 2 && sinceKeyFrame < KEY_FRAME_EVERY * 3 / 4;
    }

    private void send50th(int pictures) {
        if (falling && isMidway()) {
            sending.cancel(false);
            return;
        }
        for (int i = 0; i < pictures; i++) {
            number++;
            byte[] packet = new byte[PAYLOAD + 64];
            Rtp.writeHeader(packet, 0, 96 | 0x80, number, number * 300, 1111);
            packet[12] = 0x10;
            packet[13] = (byte) (number % KEY_FRAME_EVERY == 0 ? 0 : 1);
            int length = publisher.out.sealRtp(packet, 0, 12, 12 + PAYLOAD, 1111, number);
            publisher.write(packet, length);
        }
        byte[] sound = new byte[200];
        int voice = number / pictures;
        Rtp.writeHeader(sound, 0, 111, voice, voice * 960, 2222);
        publisher.write(sound, publisher.out.sealRtp(sound, 0, 12, 112, 2222, voice));
        publisher.flush();
        if (voice % 100 == 0) publisher.check();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        handshakes.close();
    }
}
