/**
 * News between nodes: whoever publishes reaches the subscribers of a topic on every node, this one
 * included, at most once and in order. In memory while there is one node, through Redis when {@code
 * LECTERN_REDIS_URL} is set. Nothing durable may hang on it. Door: {@link dev.lectern.kit.bus.Bus}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.bus;
