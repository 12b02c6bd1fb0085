package dev.lectern.kit.work;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this node works. */
@ConfigMapping(prefix = "lectern.work")
interface WorkConfig {
    /** Off for a node that only answers requests. */
    @WithDefault("true")
    boolean enabled();

    /** How often a node looks for work that nobody announced. */
    @WithDefault("1s")
    Duration tick();

    /** How long a job stays a node's own after the last sign of life. */
    @WithDefault("60s")
    Duration lease();

    /** How long a stopping node waits for what runs before it gives it back. */
    @WithDefault("10s")
    Duration drain();
}
