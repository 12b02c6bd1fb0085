package dev.lectern.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * What was read, for a moment. What is forgotten while it is being read is not remembered after
 * all: the reading may be from before the change.
 */
final class Remembered<K, V> {
    private static final int MOST = 200_000;

    private final Function<K, Uni<Optional<V>>> read;
    private final AtomicLong forgotten = new AtomicLong();
    private final Cache<K, V> kept;

    Remembered(Duration moment, Function<K, Uni<Optional<V>>> read) {
        this.read = read;
        this.kept = Caffeine.newBuilder().expireAfterWrite(moment).maximumSize(MOST).build();
    }

    Uni<Optional<V>> find(K key) {
        V known = kept.getIfPresent(key);
        if (known != null) {
            return Uni.createFrom().item(Optional.of(known));
        }
        long before = forgotten.get();
        return read.apply(key)
                .invoke(found -> found.ifPresent(value -> remember(key, value, before)));
    }

    /** Looks once more after the deed: a change in between found nothing to forget. */
    private void remember(K key, V value, long before) {
        kept.put(key, value);
        if (forgotten.get() != before) {
            kept.invalidate(key);
        }
    }

    void forget(K key) {
        forgotten.incrementAndGet();
        kept.invalidate(key);
    }
}
