package dev.lectern.sfu.dtls;

import dev.lectern.sfu.srtp.SrtpKeys;

/** A side of a finished handshake: the keys of what it receives and of what it sends. */
interface Keyed {
    SrtpKeys inbound();

    SrtpKeys outbound();
}
