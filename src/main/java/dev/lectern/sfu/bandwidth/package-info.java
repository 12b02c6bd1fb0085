/**
 * How much there is and who goes without: what a viewer's line bears, how it is divided among the
 * pictures they see, and how hard the whole engine saves. Arithmetic on figures and the clock that
 * it is given; it sends nothing.
 */
package dev.lectern.sfu.bandwidth;
