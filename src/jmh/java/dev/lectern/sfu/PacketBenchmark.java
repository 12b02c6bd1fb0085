package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.srtp.SrtpInbound;
import dev.lectern.sfu.srtp.SrtpKeys;
import dev.lectern.sfu.srtp.SrtpOutbound;
import dev.lectern.sfu.srtp.SrtpProfile;
import dev.lectern.sfu.stun.StunMessage;
import dev.lectern.sfu.stun.StunWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What is done for every packet and every viewer, piece by piece, on a packet of 1,000 bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
public class PacketBenchmark {
    private static final int LENGTH = 1000;
    private static final int SSRC = 0x1234;
    private static final byte[] PASSWORD =
            "abcdefghijklmnopqrstuvwx".getBytes(StandardCharsets.US_ASCII);

    @Param({"AEAD_AES_128_GCM", "AES128_CM_HMAC_SHA1_80"})
    public SrtpProfile profile;

    private final byte[] packet = new byte[LENGTH + SrtpOutbound.OVERHEAD];
    private SrtpOutbound out;
    private SrtpInbound in;
    private byte[] binding;
    private long index;

    @Setup
    public void keys() {
        byte[] exported = new byte[profile.keyingLength()];
        for (int i = 0; i < exported.length; i++) exported[i] = (byte) i;
        SrtpKeys keys = SrtpKeys.ofServer(profile, exported);
        out = new SrtpOutbound(keys);
        in = new SrtpInbound(keys);
        binding =
                StunWriter.request(new byte[12])
                        .username("ours:theirs")
                        .priority(1)
                        .controlling(1)
                        .useCandidate()
                        .integrity(PASSWORD)
                        .fingerprint()
                        .toBytes();
    }

    @Benchmark
    public byte[] rewrite_a_header() {
        Rtp.writeHeader(packet, 0, 96, (int) index++, (int) index * 3000, SSRC);
        return packet;
    }

    @Benchmark
    public int seal() {
        return out.sealRtp(packet, 0, Rtp.FIXED_HEADER, LENGTH, SSRC, index++);
    }

    @Benchmark
    public int seal_and_open() {
        Rtp.writeHeader(packet, 0, 96, (int) index, 0, SSRC);
        int sealed = out.sealRtp(packet, 0, Rtp.FIXED_HEADER, LENGTH, SSRC, index++);
        return in.openRtp(packet, Rtp.FIXED_HEADER, sealed);
    }

    @Benchmark
    public boolean read_and_verify_a_binding_request() {
        StunMessage message = StunMessage.parse(binding);
        return message.hasFingerprint() && message.isFrom(PASSWORD);
    }
}
