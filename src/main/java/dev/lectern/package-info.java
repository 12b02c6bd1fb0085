/**
 * Lectern, the self-hosted webinar platform: the entry point; every subject has a package of its
 * own below.
 */
package dev.lectern;
