package dev.lectern.call.builtin;

import dev.lectern.sfu.Allowance;
import dev.lectern.sfu.Engine;
import dev.lectern.sfu.EngineConfig;
import dev.lectern.sfu.net.ReceiveBuffer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The engine's life in the application: started with it, ended with it. Where its port is taken the
 * rest of the application runs on, and every request for media is told so.
 */
@ApplicationScoped
class MediaEngine {
    private static final Logger LOG = Logger.getLogger(MediaEngine.class);

    private final MediaConfig config;
    private volatile @Nullable Engine engine;

    MediaEngine(MediaConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        List<InetAddress> addresses = addresses();
        EngineConfig wanted =
                EngineConfig.onPort(config.port())
                        .announcing(addresses)
                        .withLoops(config.loops().orElse(0))
                        .withMaxViewers(config.maxViewers())
                        .within(allowance());
        try {
            Engine started = Engine.start(wanted);
            engine = started;
            warnOfPrivate(started, addresses.isEmpty());
            shortage(started.receiveBuffer()).ifPresent(LOG::info);
        } catch (BindException taken) {
            LOG.errorf(
                    "No picture and no sound: %s. Another program has the port, or the address is"
                            + " not of this machine. Choose another with LECTERN_MEDIA_PORT.",
                    taken.getMessage());
        }
    }

    private Allowance allowance() {
        return new Allowance(
                config.maxPackets(),
                config.maxMegabits() * 1_000_000L,
                config.maxLoad() / 100.0,
                config.maxLateness());
    }

    private static void warnOfPrivate(Engine engine, boolean guessed) {
        if (guessed && !Reach.isPublic(engine.announced())) {
            LOG.warn(
                    "These addresses look private: people outside this network will see and hear"
                            + " nothing until LECTERN_MEDIA_ADDRESSES names the public one.");
        }
    }

    /** Said where the kernel grants less than is asked, which it does without a word. */
    static Optional<String> shortage(ReceiveBuffer buffer) {
        return buffer.isShort()
                ? Optional.of(
                        "The media port may keep %d KB that are not read yet, and wants %d: what"
                                        .formatted(buffer.granted() >> 10, buffer.asked() >> 10)
                                + " comes beyond that is lost. On Linux `sysctl -w"
                                + " net.core.rmem_max=%d` before the start grants it."
                                        .formatted(buffer.asked()))
                : Optional.empty();
    }

    private List<InetAddress> addresses() {
        List<InetAddress> addresses = new ArrayList<>();
        for (String text : config.addresses().orElse(List.of())) {
            try {
                addresses.add(InetAddress.getByName(text.strip()));
            } catch (UnknownHostException unknown) {
                LOG.errorf("LECTERN_MEDIA_ADDRESSES: nothing is known of %s", text);
            }
        }
        return addresses;
    }

    void stop(@Observes ShutdownEvent event) {
        Engine running = engine;
        if (running != null) {
            running.close();
        }
    }

    Optional<Engine> running() {
        return Optional.ofNullable(engine);
    }
}
