/**
 * RTP and RTCP on the wire (RFC 3550, RFC 4585, RFC 8285, RFC 8888's ancestor transport-cc) and the
 * few bits of VP8, VP9, H264 and AV1 payloads that forwarding needs.
 *
 * <p>Stateless readers and writers over byte arrays, sequence arithmetic, and the books kept of one
 * stream: what arrived, what is missing, when it was, and what the other side says of it. Readers
 * answer −1 or false for what is malformed; they never throw and never read outside the given
 * length. This package knows nothing of sessions or rooms.
 */
package dev.lectern.sfu.rtp;
