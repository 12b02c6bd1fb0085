package dev.lectern.kit.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests are answered, in a burst and a second; the sign-in has limits of its own. */
@ConfigMapping(prefix = "lectern.limit")
interface LimitConfig {
    @WithDefault("2000")
    int adminBurst();

    @WithDefault("1000")
    int adminPerSecond();

    /** Other people and keys. */
    @WithDefault("600")
    int memberBurst();

    @WithDefault("200")
    int memberPerSecond();

    /** Addresses from which nobody has signed in; never this machine itself. */
    @WithDefault("1000")
    int addressBurst();

    @WithDefault("200")
    int addressPerSecond();
}
