package dev.lectern.webinar;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * At which provider a webinar's rooms are. Without a wish that is the usual one of the moment in
 * which it is published; there they stay, whatever is usual later.
 */
@Embeddable
class Venue {
    private @Nullable String provider;

    /** Whether the provider follows from what was usual, and not from a wish. */
    @Column(name = "provider_usual", nullable = false)
    private boolean usual;

    protected Venue() {}

    private Venue(@Nullable String provider, boolean usual) {
        this.provider = provider;
        this.usual = usual;
    }

    /** Nowhere yet. */
    static Venue asUsual() {
        return new Venue(null, true);
    }

    /** As wished; naming the one where it is wishes for nothing. */
    Venue wished(@Nullable String wish) {
        return Objects.equals(wish, provider) ? this : new Venue(wish, wish == null);
    }

    Venue settled(String usualNow) {
        return provider == null ? new Venue(usualNow, true) : this;
    }

    @Nullable String provider() {
        return provider;
    }

    boolean usual() {
        return usual;
    }
}
