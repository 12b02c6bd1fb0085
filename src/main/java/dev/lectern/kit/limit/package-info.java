/**
 * How often somebody may ask: limits per account, key and address, counted in memory by each node.
 * Doors: {@link dev.lectern.kit.limit.Limits}, and {@link dev.lectern.kit.limit.Strangers} for who
 * has shown nothing that we know; what exceeds one is answered 429 with Retry-After.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.limit;
