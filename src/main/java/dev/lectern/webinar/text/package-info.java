/**
 * What hosts write, made safe for others: Markdown as HTML or plain text, a title as an address.
 * Knows no webinar. Doors: {@link dev.lectern.webinar.text.Markdown}, {@link
 * dev.lectern.webinar.text.Slug}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.webinar.text;
