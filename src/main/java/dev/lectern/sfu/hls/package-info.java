/**
 * HTTP Live Streaming of one programme (RFC 8216): frames in the order of time in, a sliding window
 * of segments and its playlist out.
 *
 * <p>Door: {@link dev.lectern.sfu.hls.Segmenter}, {@link dev.lectern.sfu.hls.Playlist}. A stream
 * keeps its tracks for its whole life, as players want it: where there is no sound it is silent,
 * where there is no picture it is blank. Knows nothing of rooms or HTTP.
 */
package dev.lectern.sfu.hls;
