/**
 * STUN as an ICE-lite agent needs it (RFC 8489, RFC 8445): binding requests in, binding responses
 * out.
 *
 * <p>{@link dev.lectern.sfu.stun.StunMessage#parse} answers null for anything that is not a well
 * formed message; nothing here throws on hostile bytes, and nothing is answered before its
 * integrity was verified.
 */
package dev.lectern.sfu.stun;
