/**
 * Matroska and WebM files (RFC 9559, RFC 8794) of what was received, without transcoding.
 *
 * <p>Door: {@link dev.lectern.sfu.matroska.MatroskaFile}. A file is written cluster by cluster, so
 * that whatever is on disk can be played; closing it adds the index and the length. Knows nothing
 * of RTP.
 */
package dev.lectern.sfu.matroska;
