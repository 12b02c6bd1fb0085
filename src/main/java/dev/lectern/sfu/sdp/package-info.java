/**
 * Session descriptions of WHIP and WHEP (RFC 8866, RFC 9429, RFC 8843 BUNDLE, RFC 8853 simulcast):
 * offers read with hard limits, answers written.
 *
 * <p>Door: {@link dev.lectern.sfu.sdp.Offer#parse}, {@link dev.lectern.sfu.sdp.AnswerWriter},
 * {@link dev.lectern.sfu.sdp.IceFragment}. What cannot be used is refused with {@link
 * dev.lectern.sfu.sdp.BadOffer}, whose message tells the client's author what to mend.
 */
package dev.lectern.sfu.sdp;
