package dev.lectern.webinar;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.File;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The disk of the recordings. One that hangs, as a share over a network does, holds up neither the
 * page that asks nor the thread that makes it, nor more than one worker.
 */
@ApplicationScoped
class RecordingDisk {
    private final File recordings;
    private final Duration patience;
    private final AtomicReference<@Nullable Uni<OptionalLong>> looking = new AtomicReference<>();

    RecordingDisk(
            @ConfigProperty(name = "lectern.recordings") Optional<String> recordings,
            @ConfigProperty(name = "lectern.data", defaultValue = "lectern-data") String data,
            @ConfigProperty(name = "lectern.recordings.patience", defaultValue = "3S")
                    Duration patience) {
        this.recordings = new File(recordings.orElse(data)).getAbsoluteFile();
        this.patience = patience;
    }

    /** How many bytes are left on it; empty where it does not answer. */
    Uni<OptionalLong> space() {
        Context asked = Vertx.currentContext();
        Uni<OptionalLong> space =
                looking.updateAndGet(known -> known == null ? aLook() : known)
                        .ifNoItem()
                        .after(patience)
                        .recoverWithItem(OptionalLong.empty());
        return asked == null ? space : space.emitOn(MutinyHelper.executor(asked));
    }

    /** Begun by the first who asks, and the same for whoever asks before it is done. */
    private Uni<OptionalLong> aLook() {
        return Uni.createFrom()
                .item(() -> OptionalLong.of(look()))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onTermination()
                .invoke(() -> looking.set(null))
                .memoize()
                .indefinitely();
    }

    /** Of the directory, or of what it will be made in. */
    long look() {
        File place = recordings;
        while (!place.exists() && place.getParentFile() != null) {
            place = place.getParentFile();
        }
        return place.getUsableSpace();
    }
}
