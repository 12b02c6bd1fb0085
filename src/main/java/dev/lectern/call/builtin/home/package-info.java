/**
 * Which node has the media of a call, and how the others reach it.
 *
 * <p>Door: {@link dev.lectern.call.builtin.home.Homes} claims, finds and leaves; {@link
 * dev.lectern.call.builtin.home.Household} hears when a home is kept or lost; {@link
 * dev.lectern.call.builtin.home.NodeClient} asks another node. Picture and sound go straight to the
 * home; what is asked over HTTP of any node is handed on by {@code HomeDoor}, once and never again.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.call.builtin.home;
