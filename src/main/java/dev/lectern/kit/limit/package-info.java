/**
 * How often somebody may ask: limits per account, key and address, counted in memory by each node.
 * Door: {@link dev.lectern.kit.limit.Limits}; what exceeds one is answered 429 with Retry-After.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.limit;
