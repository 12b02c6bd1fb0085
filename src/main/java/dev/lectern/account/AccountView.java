package dev.lectern.account;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An account as others see it.
 *
 * @param language as "en" or "de"; absent: as the browser asks
 * @param timezone as "Europe/Berlin"; absent: the workspace's
 */
public record AccountView(
        UUID id, String email, String name, @Nullable String language, @Nullable String timezone) {}
