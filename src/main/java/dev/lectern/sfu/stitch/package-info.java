/**
 * One file for watching again, made of the parts of a recording without transcoding: MP4 where the
 * picture is H264, WebM otherwise.
 *
 * <p>Door: {@link dev.lectern.sfu.stitch.Stitching}. Works on files alone, blocks, may be begun
 * again at any time; what it makes appears whole or not at all.
 */
package dev.lectern.sfu.stitch;
