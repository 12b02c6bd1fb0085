/**
 * Calendar files that real calendars take: an invitation that a later one replaces, a cancellation,
 * the rule of a series with its exceptions, and links to the calendars in the browser. Plain Java;
 * knows neither webinar nor registration.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.registration.calendar;
