/**
 * Recordings of webinars, as their hosts and programs ask for them. The provider makes and keeps
 * them; every link given out is fresh and expires.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.recording;
