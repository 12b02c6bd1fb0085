/**
 * The media engine: a selective forwarding unit for webinars, on one UDP and TCP port.
 *
 * <p>Door: {@link dev.lectern.sfu.Engine} → {@link dev.lectern.sfu.Room} → {@link
 * dev.lectern.sfu.Session}; news through {@link dev.lectern.sfu.RoomListener}. Plain Java on Netty
 * and BouncyCastle: it knows no HTTP, no database and no webinar. What can be said without sessions
 * and rooms has a package below: addresses, handshakes, descriptions, packets, bandwidth, files.
 *
 * <p>The life of a packet: {@code UdpInlet} → {@code Inlet} (STUN, DTLS or RTP; whose?) → {@code
 * Publisher} (decrypted) → {@code Layer} (kept, gaps noted) → at the end of the read, batch by
 * batch, {@code Slot} of every viewer (renumbered, sealed) → {@code SendRun} → the kernel. Every
 * object belongs to one event loop; what crosses loops is immutable. Nothing on this way throws for
 * hostile bytes, blocks, or queues without a bound: what cannot be sent is dropped and counted.
 */
package dev.lectern.sfu;
