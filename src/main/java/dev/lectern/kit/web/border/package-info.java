/**
 * Where what was thrown becomes an answer: a page for people, problem+json for programs. It has no
 * door; whoever has something to refuse throws a fault of {@link dev.lectern.kit.web}.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.web.border;
