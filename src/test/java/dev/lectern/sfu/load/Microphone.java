package dev.lectern.sfu.load;

import dev.lectern.sfu.rtp.Rtp;
import io.netty.channel.EventLoopGroup;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Sends fifty packets of sound a second through a client, until it is closed. */
public final class Microphone implements AutoCloseable {
    private final LoadClient client;
    private final ScheduledFuture<?> sending;
    private int number = 100;

    public Microphone(EventLoopGroup group, LoadClient client) {
        this.client = client;
        this.sending = group.next().scheduleAtFixedRate(this::send, 0, 20, TimeUnit.MILLISECONDS);
    }

    private void send() {
        byte[] sound = new byte[200];
        number++;
        Rtp.writeHeader(sound, 0, 111, number, number * 960, 2222);
        client.write(sound, client.out.sealRtp(sound, 0, 12, 112, 2222, number));
        client.flush();
        if (number % 100 == 0) client.check();
    }

    @Override
    public void close() {
        sending.cancel(false);
    }
}
