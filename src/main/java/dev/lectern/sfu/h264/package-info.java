/**
 * What files need of H264 beyond forwarding it (ITU-T H.264, ISO 14496-15): the decoder's
 * configuration, the units of a picture, and a blank picture of our own.
 *
 * <p>Pictures are units with four bytes of length before each. Nothing throws on hostile bytes.
 */
package dev.lectern.sfu.h264;
