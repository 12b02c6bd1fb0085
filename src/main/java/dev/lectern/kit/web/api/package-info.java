/**
 * What all of the API has in common: lists in parts, versions of a thing, and the description that
 * programs are made from.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.web.api;
