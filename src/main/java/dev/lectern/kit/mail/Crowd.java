package dev.lectern.kit.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Many who get one letter.
 *
 * @param turn of what they all are, as the id of a webinar: where several crowds are mailed at a
 *     time, each of these has its turn
 */
public record Crowd(String letter, @Nullable UUID workspace, UUID turn) {}
