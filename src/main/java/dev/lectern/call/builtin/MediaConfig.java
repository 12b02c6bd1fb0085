package dev.lectern.call.builtin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where picture and sound come in: {@code LECTERN_MEDIA_PORT}, {@code LECTERN_MEDIA_ADDRESSES}. */
@ConfigMapping(prefix = "lectern.media")
interface MediaConfig {
    /** UDP and TCP; 0 takes a free one. */
    @WithDefault("7882")
    int port();

    /** What browsers are told; absent: all addresses of this machine. */
    Optional<List<String>> addresses();

    /** Event loops; absent: half the processors. */
    Optional<Integer> loops();

    /** The most people whom this node serves with live pictures at once. */
    @WithDefault("2000")
    int maxViewers();

    /** The most packets a second that this node sends. */
    @WithDefault("400000")
    int maxPackets();

    /** The most megabits a second that this node sends. */
    @WithDefault("5000")
    int maxMegabits();

    /** How busy the loops may be, in percent of a core each. */
    @WithDefault("85")
    int maxLoad();

    /** How late the loops may come to their work before this node saves. */
    @WithDefault("500ms")
    Duration maxLateness();
}
