/**
 * A person's place in a webinar: the public page and its form, approval, seats and the waiting
 * list, the join link, the registrant's own page, panelists' links, calendars.
 *
 * <p>Doors: {@link dev.lectern.registration.Registrations}, {@link
 * dev.lectern.registration.JoinLinks}. Seats are given in batches under one lock per webinar, so
 * capacity is exact however many ask at once; a link is good as long as its version is the
 * registration's and the registration is approved.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.registration;
