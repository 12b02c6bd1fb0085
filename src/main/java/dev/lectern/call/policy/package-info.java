/**
 * What a room is to be and what a provider can: the policy of a call ({@link
 * dev.lectern.call.policy.CallSpec}, filled by a {@link dev.lectern.call.policy.Preset}), the roles
 * in it, and {@link dev.lectern.call.policy.Capabilities}, which says what of a policy is refused
 * and what is met only nearly.
 *
 * <p>Words and rules alone: nothing here knows a call, a provider or a database.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.call.policy;
