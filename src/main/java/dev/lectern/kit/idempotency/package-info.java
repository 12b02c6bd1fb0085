/**
 * Repeating a request without repeating its effect, by Stripe's rules: the same {@code
 * Idempotency-Key} from the same caller gets the same answer for 24 hours, with another body it is
 * refused (422), while the first is still at work too (409). The answer is kept in the transaction
 * of the change. Door: {@link dev.lectern.kit.idempotency.Idempotent}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.idempotency;
