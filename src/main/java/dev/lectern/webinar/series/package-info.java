/**
 * How often something happens: a rule of RFC 5545 and its dates, as a form asks for it, and as a
 * sentence. Knows no webinar. Doors: {@link dev.lectern.webinar.series.Series} for the dates,
 * {@link dev.lectern.webinar.series.Repeat} for forms, {@link dev.lectern.webinar.series.Rhythm}
 * for words.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.webinar.series;
