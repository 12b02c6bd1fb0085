/**
 * A program that runs two nodes as processes on one database, publishes on one, watches through the
 * other, and kills the home. {@code .ci/run} starts it.
 */
package dev.lectern.nodes;
