package dev.lectern.workspace;

import java.time.ZoneId;
import java.util.UUID;

/**
 * A workspace as others see it.
 *
 * @param accent the one colour of its pages, as "#1F6F5C"
 * @param language of its pages and mails where nobody said otherwise, "en" or "de"
 */
public record WorkspaceView(UUID id, String name, String accent, String language, ZoneId zone) {}
