package dev.lectern.registration.poster;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Font;
import org.jboss.logging.Logger;

/** The door to posters: drawn one at a time, the last few hundred remembered. */
@ApplicationScoped
public class Posters {
    private static final Logger LOG = Logger.getLogger(Posters.class);
    private static final long REMEMBERED_BYTES = 16_000_000;
    private static final boolean LETTERS = letters();

    private final Vertx vertx;
    private final Cache<Poster, byte[]> drawn =
            Caffeine.newBuilder()
                    .maximumWeight(REMEMBERED_BYTES)
                    .weigher((Poster poster, byte[] png) -> png.length)
                    .build();

    Posters(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Whether this machine has letters to write with; some servers come without a single font. */
    public static boolean drawable() {
        return LETTERS;
    }

    /** The poster as PNG. */
    public Uni<byte[]> png(Poster poster) {
        byte[] known = drawn.getIfPresent(poster);
        return known != null
                ? Uni.createFrom().item(known)
                : vertx.executeBlocking(() -> drawn.get(poster, Poster::png), true);
    }

    private static boolean letters() {
        try {
            return new Font(Font.SANS_SERIF, Font.PLAIN, 20).canDisplay('a');
        } catch (RuntimeException | LinkageError | InternalError none) {
            LOG.infof("Shared links show no picture: this machine has no fonts (%s)", none);
            return false;
        }
    }
}
