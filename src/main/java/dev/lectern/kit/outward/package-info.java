/**
 * Where requests that somebody typed the address of may go: to other people's machines, and inside
 * our own network only where whoever runs the installation allowed it by name.
 *
 * <p>Door: {@link dev.lectern.kit.outward.Outward}, made by each feature with what it allows.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.outward;
