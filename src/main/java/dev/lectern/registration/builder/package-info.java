/**
 * Where a host makes the form and its rules in the browser: questions added, put in order and taken
 * away, who may register, privacy, the frame on other sites. No door: it is pages alone, which
 * write the webinar's registration settings as a request by REST does; what may be asked is {@code
 * registration.form}'s to say.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.registration.builder;
