/**
 * The frame of every page and every answer: errors by whose fault they are, mapped once to a page
 * or to problem+json; headers, CSRF, layout, assets. Knows no feature.
 */
@org.jspecify.annotations.NullMarked
package dev.lectern.kit.web;
