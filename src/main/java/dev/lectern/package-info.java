/**
 * Lectern, the self-hosted webinar platform: the entry point; every subject has a package of its
 * own below.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern;
