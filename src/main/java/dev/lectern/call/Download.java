package dev.lectern.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a recording can be fetched, and until when, if that is known. */
public record Download(String url, @Nullable Instant expiresAt) {}
