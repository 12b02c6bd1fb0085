/**
 * Signed tokens, each for one purpose, none with a name or address in it. Door: {@link
 * dev.lectern.kit.token.Tokens}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.token;
