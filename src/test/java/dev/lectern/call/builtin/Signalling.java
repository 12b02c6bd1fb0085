package dev.lectern.call.builtin;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;

/** WHIP and WHEP as a client speaks them that has no media. */
public final class Signalling {
    private Signalling() {}

    /** An offer of one sound and one picture, {@code sendonly} or {@code recvonly}. */
    public static String offer(String direction) {
        return """
                v=0
                o=- 1 2 IN IP4 127.0.0.1
                s=-
                t=0 0
                a=group:BUNDLE 0 1
                m=audio 9 UDP/TLS/RTP/SAVPF 111
                a=ice-ufrag:abcd
                a=ice-pwd:abcdefghijklmnopqrstuvwx
                a=fingerprint:sha-256 %s
                a=setup:actpass
                a=mid:0
                a=%s
                a=rtpmap:111 opus/48000/2
                m=video 9 UDP/TLS/RTP/SAVPF 96
                a=mid:1
                a=%s
                a=rtpmap:96 VP8/90000
                """
                .formatted("AB:".repeat(31) + "AB", direction, direction);
    }

    /** A question whose body is text of the types that media speaks. */
    public static RequestSpecification asking() {
        EncoderConfig asText =
                EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .encodeContentTypeAs("application/sdp", ContentType.TEXT)
                        .encodeContentTypeAs("application/trickle-ice-sdpfrag", ContentType.TEXT);
        return given().config(RestAssuredConfig.config().encoderConfig(asText));
    }

    public static RequestSpecification bearing(String token) {
        return asking().header("Authorization", "Bearer " + token).contentType("application/sdp");
    }
}
