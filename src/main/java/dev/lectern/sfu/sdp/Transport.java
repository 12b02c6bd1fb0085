package dev.lectern.sfu.sdp;

import dev.lectern.sfu.dtls.Fingerprint;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * Our end of a connection, as every m-line of the answer repeats it.
 *
 * @param candidates where we are reached, by UDP and by TCP passive
 * @param active whether we say hello in DTLS, because the client insists on being passive
 */
public record Transport(
        String fragment,
        String password,
        Fingerprint fingerprint,
        List<InetSocketAddress> candidates,
        boolean active) {}
