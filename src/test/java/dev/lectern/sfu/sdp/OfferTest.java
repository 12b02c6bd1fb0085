package dev.lectern.sfu.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lectern.sfu.rtp.Codec;
import org.junit.jupiter.api.Test;

class OfferTest {
    static final String OFFER =
            """
            v=0
            o=- 1 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0 1
            m=audio 9 UDP/TLS/RTP/SAVPF 111 0
            c=IN IP4 0.0.0.0
            a=ice-ufrag:abcd
            a=ice-pwd:abcdefghijklmnopqrstuvwx
            a=fingerprint:sha-256 %s
            a=setup:actpass
            a=mid:0
            a=sendonly
            a=rtcp-mux
            a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
            a=rtpmap:111 opus/48000/2
            a=fmtp:111 minptime=10;useinbandfec=1
            a=ssrc:77 cname:x
            m=video 9 UDP/TLS/RTP/SAVPF 96 97 102 108
            a=mid:1
            a=sendonly
            a=rtpmap:96 VP8/90000
            a=rtcp-fb:96 nack pli
            a=rtpmap:97 rtx/90000
            a=fmtp:97 apt=96
            a=rtpmap:102 H264/90000
            a=fmtp:102 packetization-mode=0;profile-level-id=42001f
            a=rtpmap:108 H264/90000
            a=fmtp:108 packetization-mode=1;profile-level-id=42e01f
            a=rid:q send
            a=rid:h send
            a=simulcast:send q;h
            """
                    .formatted("AB:".repeat(31) + "AB");

    @Test
    void an_offer_is_read() {
        Offer offer = Offer.parse(OFFER);

        assertThat(offer.iceFragment()).isEqualTo("abcd");
        assertThat(offer.fingerprint().algorithm()).isEqualTo("sha-256");
        OfferedMedia audio = offer.media().get(0);
        assertThat(audio.best(Codec.OPUS).payloadType()).isEqualTo(111);
        assertThat(audio.sources()).containsExactly(77);
        assertThat(audio.extension(Extensions.AUDIO_LEVEL)).isEqualTo(1);
        OfferedMedia video = offer.media().get(1);
        assertThat(video.best(Codec.VP8).rtx()).isEqualTo(97);
        assertThat(video.best(Codec.H264).payloadType()).isEqualTo(108);
        assertThat(video.best(Codec.AV1)).isNull();
        assertThat(video.rids()).containsExactly("q", "h");
    }

    @Test
    void what_is_missing_is_said() {
        assertThatThrownBy(() -> Offer.parse("hello")).hasMessageContaining("not a session");
        assertThatThrownBy(() -> Offer.parse(OFFER.replaceAll("a=fingerprint.*\n", "")))
                .hasMessageContaining("lacks a fingerprint");
        assertThatThrownBy(() -> Offer.parse(OFFER.replace("sha-256", "sha-1")))
                .hasMessageContaining("sha-256");
        assertThatThrownBy(() -> Offer.parse(OFFER.replaceAll("a=ice-ufrag.*\n", "")))
                .hasMessageContaining("ice-ufrag");
        assertThatThrownBy(() -> Offer.parse("v=0\n".repeat(50_000))).isInstanceOf(BadOffer.class);
    }

    @Test
    void control_characters_are_refused_and_ends_of_lines_are_none() {
        for (String hidden : new String[] {"\0", "\r", "\u001b", "\f"}) {
            String offer = OFFER.replace("minptime=10", "minptime" + hidden + "=10");
            assertThatThrownBy(() -> Offer.parse(offer)).hasMessageContaining("control");
        }
        assertThat(Offer.parse(OFFER.replace("\n", "\r\n"))).isEqualTo(Offer.parse(OFFER));
    }

    @Test
    void no_text_makes_the_reader_fail_otherwise_than_by_saying_so() {
        HostileOffers offers = new HostileOffers(7);
        for (int i = 0; i < Integer.getInteger("fuzz.rounds", 5_000); i++) {
            String text = offers.next();
            readOrRefused(() -> Offer.parse(text));
            readOrRefused(() -> IceFragment.parse(text));
        }
    }

    private static void readOrRefused(Runnable reader) {
        try {
            reader.run();
        } catch (BadOffer refused) {
            assertThat(refused.getMessage()).endsWith(".");
        }
    }
}
