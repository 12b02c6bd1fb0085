/**
 * What every request passes before anything else looks at it: addresses and sizes that no honest
 * client sends, forms of other sites, text that no database holds, and the orderly end. It has no
 * door; a rule here is a filter, and says why it refuses like everybody else.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.web.guard;
