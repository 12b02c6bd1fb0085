/**
 * DTLS-SRTP (RFC 5763, RFC 5764) by BouncyCastle: one self-signed identity for the engine, and
 * handshakes on a bounded pool of threads, never on an event loop.
 *
 * <p>Door: {@link dev.lectern.sfu.dtls.Handshakes}. A handshake ends in {@link
 * dev.lectern.sfu.dtls.Outcome}, called on a thread of the pool. A client whose certificate is not
 * the one its offer promised gets an alert and no keys.
 */
package dev.lectern.sfu.dtls;
