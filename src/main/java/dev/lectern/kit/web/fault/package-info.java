/**
 * What goes wrong, named by whose fault it is, with a sentence in every language that says how to
 * mend it. Thrown by rules anywhere, answered once per border.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.web.fault;
