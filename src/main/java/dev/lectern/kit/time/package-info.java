/** The one place where time comes from: everything else injects {@link java.time.Clock}. */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.time;
