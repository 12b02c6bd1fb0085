package dev.lectern.kit.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How mail leaves this machine, if it does. */
@ConfigMapping(prefix = "lectern.mail")
interface PostConfig {
    /** The sender's address, with or without a name before it; absent: no-reply at our host. */
    Optional<String> from();

    /** By each node; absent: as fast as the server takes them. */
    Optional<Integer> perMinute();

    /** To one address within an hour; what exceeds it waits. */
    @WithDefault("60")
    int perRecipient();

    /** Connections to the server, per node. */
    @WithDefault("8")
    int connections();

    /** Signs what the mail server's provider posts to {@code /hooks/mail}; absent: closed. */
    Optional<String> hookSecret();
}
