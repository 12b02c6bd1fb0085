/**
 * What is signed and what is sealed, both with keys derived from one master secret: {@link
 * dev.lectern.kit.token.Tokens} for links and grants, each for one purpose and none with a name or
 * address in it; {@link dev.lectern.kit.token.Vault} for credentials at rest; {@link
 * dev.lectern.kit.token.Secret} for what is random and stored only as a hash.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.token;
