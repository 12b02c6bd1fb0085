package dev.lectern.call.builtin.home;

import dev.lectern.call.Tape;
import java.util.UUID;

/**
 * The node that has an occurrence's media.
 *
 * @param epoch grows with every change of hands
 * @param tape whether a recording is under way there, or was when its node went
 */
public record Home(UUID occurrence, UUID node, String url, long epoch, Tape tape) {}
