package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.NtpTime;
import dev.lectern.sfu.rtp.Rtcp;
import dev.lectern.sfu.rtp.Rtp;
import dev.lectern.sfu.sdp.AnswerWriter;
import dev.lectern.sfu.sdp.BadOffer;
import dev.lectern.sfu.sdp.Extensions;
import dev.lectern.sfu.sdp.Offer;
import dev.lectern.sfu.sdp.OfferedCodec;
import dev.lectern.sfu.sdp.OfferedMedia;
import java.util.ArrayList;
import java.util.List;

/** A client that sends: its tracks, and the feedback that lets it send well. */
final class Publisher extends Peer {
    private static final int FEEDBACK_TICKS = 2;
    private static final int REPORT_TICKS = 50;
    private static final long CAMERA_PATIENCE = 1_500_000_000L;
    private static final long SCREEN_PATIENCE = 5_000_000_000L;

    final Source source;
    final List<Track> tracks = new ArrayList<>();
    private final Publish wanted;
    final Intake intake;
    private final StreamTable streams = new StreamTable(this, tracks);
    private final PublisherFeedback back;
    private volatile long clockOffset = Long.MAX_VALUE;
    private int transportCc;
    private int audioLevelExtension;

    Publisher(Room room, Publish wanted, Offer offer) {
        super(room, wanted.person(), offer);
        this.wanted = wanted;
        this.back = new PublisherFeedback(this, wanted.maxBitsPerSecond());
        this.intake = new Intake(this, wanted.maxBitsPerSecond(), made);
        this.source = wanted.source();
        answerWith(negotiate());
    }

    // — the answer

    private String negotiate() {
        AnswerWriter answer = new AnswerWriter(transport(), offer);
        boolean audio = false;
        boolean video = false;
        for (OfferedMedia one : offer.media()) {
            boolean taken = one.isAudio() ? audio : video;
            OfferedCodec codec = taken ? null : wanted.codecOf(one);
            if (codec == null) {
                answer.refuse(one);
                continue;
            }
            audio |= one.isAudio();
            video |= one.isVideo();
            accept(answer, one, codec);
        }
        if (tracks.isEmpty()) {
            throw new BadOffer(
                    "The offer has nothing to send in Opus, VP8, H264, VP9 or AV1 here.");
        }
        return answer.toSdp(System.nanoTime() >>> 1);
    }

    /** Whether its picture is in another codec, and need not be. */
    boolean couldSendH264() {
        boolean other = tracks.stream().anyMatch(t -> t.codec.video && t.codec != Codec.H264);
        return other && offer.media().stream().anyMatch(one -> one.best(Codec.H264) != null);
    }

    private void accept(AnswerWriter answer, OfferedMedia one, OfferedCodec codec) {
        Track track = new Track(one.isAudio() ? Kind.AUDIO : Kind.VIDEO, codec, one.mid());
        tracks.add(track);
        answer.accept(one, List.of(codec), "recvonly");
        if (wanted.maxBitsPerSecond() > 0 && one.isVideo()) {
            answer.bandwidth(wanted.maxBitsPerSecond());
        }
        answer.extension(one, Extensions.MID).extension(one, Extensions.TRANSPORT_CC);
        streams.midExtension = Math.max(streams.midExtension, one.extension(Extensions.MID));
        transportCc = Math.max(transportCc, one.extension(Extensions.TRANSPORT_CC));
        if (one.isAudio()) {
            answer.extension(one, Extensions.AUDIO_LEVEL);
            audioLevelExtension = one.extension(Extensions.AUDIO_LEVEL);
        } else if (!one.rids().isEmpty()) {
            answer.extension(one, Extensions.RID).extension(one, Extensions.REPAIRED_RID);
            answer.simulcast(one.rids());
            streams.ridExtension = one.extension(Extensions.RID);
            streams.repairedRidExtension = one.extension(Extensions.REPAIRED_RID);
        }
        streams.announced(one, track);
    }

    // — what arrives

    @Override
    void media(byte[] packet, int length) {
        if (inbound == null || isOver()) return;
        int header = Rtp.headerLength(packet, length);
        if (header < 0) {
            loop().counters.malformed++;
            return;
        }
        int opened = inbound.openRtp(packet, header, length);
        if (opened < 0) {
            loop().counters.forged++;
            return;
        }
        int payload = Rtp.payloadLength(packet, header, opened);
        if (payload < 0) {
            loop().counters.malformed++;
            return;
        }
        long now = System.nanoTime();
        noteArrival(packet, header, now);
        StreamTable.Stream stream = streams.of(packet, header);
        if (stream == null) {
            loop().counters.refused++;
            return;
        }
        stream.layer().track.arrived(now);
        take(stream, packet, header, payload, now);
    }

    private void noteArrival(byte[] packet, int header, long now) {
        if (transportCc == 0) return;
        int element = Rtp.extension(packet, header, transportCc);
        if (element >= 0 && (element & 0xFF) == 2) {
            back.arrivals.arrived(Rtp.short16(packet, element >>> 8), now);
        }
    }

    private void take(StreamTable.Stream stream, byte[] packet, int header, int payload, long now) {
        Layer layer = stream.layer();
        Track track = layer.track;
        boolean again = stream.retransmits();
        if (again && payload < 3) return; // a probe for bandwidth
        if (!again && Rtp.payloadType(packet) != track.offered.payloadType()) {
            loop().counters.refused++;
            return;
        }
        int number = again ? Rtp.short16(packet, header) : Rtp.sequence(packet);
        Repair repair = new Repair(number, again);
        if (!intake.takes(layer, packet, header, payload, repair, now)) return;
        if (track.kind == Kind.AUDIO) listen(track, packet, header, payload, now);
        layer.arrived(packet, header, payload, now, repair);
    }

    private void listen(Track track, byte[] packet, int header, int payload, long now) {
        int level =
                audioLevelExtension > 0 ? Rtp.extension(packet, header, audioLevelExtension) : -1;
        if (level >= 0) track.level(packet[level >>> 8] & 0x7F, now);
        else if (!track.isMeasured()) track.length(payload, now);
    }

    @Override
    void feedback(byte[] packet, int length) {
        Rtcp one = new Rtcp(packet, length);
        while (one.next()) {
            if (one.type() == Rtcp.SENDER_REPORT && one.length() >= 28) senderReport(one);
            back.take(one);
        }
    }

    private void senderReport(Rtcp one) {
        StreamTable.Stream stream = streams.get(one.word(4));
        if (stream == null || stream.retransmits()) return;
        long ntp = (long) one.word(8) << 32 | one.word(12) & 0xFFFFFFFFL;
        long now = System.nanoTime();
        clockOffset = Math.min(clockOffset, now - NtpTime.toUnixNanos(ntp));
        stream.layer().senderReport(ntp, one.word(16), now);
    }

    /** As the client last said, −1 before the first time. */
    int roundTripMillis() {
        return back.roundTripMillis();
    }

    /** How long what its line loses is on its way, where it is asked for so often; any thread. */
    int repairMillis(int requests) {
        return back.repairMillis(requests);
    }

    // — what goes back

    @Override
    void moved() {}

    @Override
    void fellSilent() {
        engine.replaced.fellSilent(this);
    }

    @Override
    void opened() {
        room.opened(this);
    }

    @Override
    void ended() {
        for (Track track : tracks) track.layers.clear();
        streams.clear();
    }

    @Override
    void work(long now, long tick) {
        if (tick % FEEDBACK_TICKS == 0) back.sendArrivals();
        lookWhatFlows(now);
        back.ask(now);
        if (tick % REPORT_TICKS == 0) {
            back.report(now);
            reported(SessionReports.of(this, tracks, now));
        }
    }

    private void lookWhatFlows(long now) {
        boolean changed = false;
        for (Track track : tracks) {
            boolean still = source == Source.SCREEN && track.kind == Kind.VIDEO;
            changed |= track.look(now, still ? SCREEN_PATIENCE : CAMERA_PATIENCE);
        }
        if (changed) room.sends(this);
    }

    /**
     * How far this publisher's clock is behind ours: one figure for picture and sound, the least
     * ever seen, which is the one with the least time on the way.
     */
    long clockOffset() {
        return clockOffset;
    }

    Track track(Kind kind) {
        for (Track track : tracks) if (track.kind == kind) return track;
        return null;
    }
}
