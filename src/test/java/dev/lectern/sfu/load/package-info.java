/**
 * A load program for the engine: real sessions (ICE, DTLS, SRTP) without a browser. {@code
 * docs/performance.md} has its commands and figures.
 */
package dev.lectern.sfu.load;
