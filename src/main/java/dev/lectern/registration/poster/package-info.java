/**
 * The picture that a shared link shows for a webinar without a cover: its title and date in the
 * workspace's colour. Door: {@link dev.lectern.registration.poster.Posters}; what is drawn is a
 * {@link dev.lectern.registration.poster.Poster}. Knows neither webinar nor registration.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.registration.poster;
