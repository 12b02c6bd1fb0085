/**
 * What is announced and when it happens: webinars, their occurrences, taking them live and ending
 * them, by the host or by the clock. Doors: {@link dev.lectern.webinar.Webinars} to ask, {@link
 * dev.lectern.webinar.Stage} to start and stop. What happens is told to {@link
 * dev.lectern.webinar.WebinarListener}s in the same transaction; what other features must be asked
 * stands in {@link dev.lectern.webinar.WebinarVeto}, what they add to the webinar's page in {@link
 * dev.lectern.webinar.WebinarSection}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.webinar;
