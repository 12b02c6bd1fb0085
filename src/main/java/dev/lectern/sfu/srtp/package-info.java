/**
 * SRTP and SRTCP (RFC 3711, RFC 7714): keys from the DTLS exporter (RFC 5764), the two profiles
 * that WebRTC clients speak, rollover counters and replay windows.
 *
 * <p>Door: {@link dev.lectern.sfu.srtp.SrtpKeys}, {@link dev.lectern.sfu.srtp.SrtpInbound}, {@link
 * dev.lectern.sfu.srtp.SrtpOutbound}. Everything is confined to the thread that owns the session.
 * Packets are transformed in place in byte arrays; a packet that does not verify is answered with
 * −1, never with an exception.
 */
package dev.lectern.sfu.srtp;
