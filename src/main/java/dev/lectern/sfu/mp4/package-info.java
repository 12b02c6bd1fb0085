/**
 * MP4 (ISO 14496-12, -15; Opus by its encapsulation in ISO base media files): headers, fragments
 * for streaming (CMAF, ISO 23000-19), and the length and silence of Opus packets.
 *
 * <p>Door: {@link dev.lectern.sfu.mp4.Header}, {@link dev.lectern.sfu.mp4.Fragment}, {@link
 * dev.lectern.sfu.mp4.SoundLine}. Pictures count in 90,000ths of a second, sound in 48,000ths.
 * Knows nothing of RTP or rooms.
 */
package dev.lectern.sfu.mp4;
