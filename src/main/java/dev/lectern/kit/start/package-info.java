/**
 * What the start prints: one calm block that says where everything is. Whoever has a line to say
 * implements {@link dev.lectern.kit.start.StartLine}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.start;
