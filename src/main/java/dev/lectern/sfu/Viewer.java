package dev.lectern.sfu;

import dev.lectern.sfu.rtp.Codec;
import dev.lectern.sfu.rtp.RtcpWriter;
import dev.lectern.sfu.sdp.AnswerWriter;
import dev.lectern.sfu.sdp.BadOffer;
import dev.lectern.sfu.sdp.Extensions;
import dev.lectern.sfu.sdp.Offer;
import dev.lectern.sfu.sdp.OfferedCodec;
import dev.lectern.sfu.sdp.OfferedMedia;
import java.util.ArrayList;
import java.util.List;

/** A client that receives: its slots, and what it reports about them. */
final class Viewer extends Peer implements Watching {
    private static final int REPORT_TICKS = 50;
    private static final int SHARE_TICKS = 10;
    private static final int MOST_SLOTS = 32;

    /** In the one-byte form. */
    private static final int MOST_EXTENSION = 14;

    private static final String CNAME = "lectern";

    /** Where this person sits now. */
    volatile Seat seat;

    /** What this viewer goes without; set by {@link Budget}. */
    volatile int austerity;

    private volatile long bearing;

    private final List<Slot> video = new ArrayList<>();
    private final List<Slot> audio = new ArrayList<>();
    private final RtcpWriter rtcp = new RtcpWriter();
    private Stage stage = Stage.EMPTY;
    private volatile List<SlotView> shown = List.of();
    private final Adaptation adaptation;
    private boolean measures;
    private int transportNumber;
    private final ViewerFeedback reports;

    Viewer(Room room, Watch wanted, Offer offer) {
        super(room, wanted.person(), offer);
        this.seat = wanted.seat();
        answerWith(negotiate());
        adaptation = new Adaptation(video, audio, measures);
        reports = new ViewerFeedback(this, adaptation);
    }

    // — the answer

    private String negotiate() {
        AnswerWriter answer = new AnswerWriter(transport(), offer);
        for (OfferedMedia one : offer.media()) {
            List<OfferedCodec> codecs = usable(one);
            if (codecs.isEmpty() || video.size() + audio.size() >= MOST_SLOTS) {
                answer.refuse(one);
            } else {
                accept(answer, one, codecs);
            }
        }
        if (video.isEmpty() && audio.isEmpty()) {
            throw new BadOffer("The offer receives nothing in Opus, VP8, H264, VP9 or AV1.");
        }
        return answer.toSdp(System.nanoTime() >>> 1);
    }

    private static List<OfferedCodec> usable(OfferedMedia one) {
        List<OfferedCodec> codecs = new ArrayList<>();
        if (one.refused() || !one.receives()) return codecs;
        for (Codec codec : Codec.values()) {
            OfferedCodec best = one.best(codec);
            if (best != null) codecs.add(best);
        }
        return codecs;
    }

    private void accept(AnswerWriter answer, OfferedMedia one, List<OfferedCodec> codecs) {
        List<Slot> slots = one.isAudio() ? audio : video;
        boolean adapts = codecs.get(0).has("transport-cc");
        int extension = adapts ? one.extension(Extensions.TRANSPORT_CC) : 0;
        if (extension > MOST_EXTENSION) extension = 0;
        int delay = one.isVideo() ? one.extension(Extensions.PLAYOUT_DELAY) : 0;
        if (delay > MOST_EXTENSION) delay = 0;
        measures |= extension > 0;
        Kind kind = one.isAudio() ? Kind.AUDIO : Kind.VIDEO;
        SlotHeader header = new SlotHeader(this, extension, delay);
        Slot slot = new Slot(this, kind, slots.size(), one.mid(), header);
        for (OfferedCodec codec : codecs) {
            slot.stream.speaks(codec.codec(), codec.payloadType(), codec.rtx());
            if (codec.rtx() < 0 && codec.has("nack")) slot.stream.repeats(kind);
        }
        slots.add(slot);
        answer.accept(one, codecs, "sendonly");
        if (extension > 0) answer.extension(one, Extensions.TRANSPORT_CC);
        if (delay > 0) answer.extension(one, Extensions.PLAYOUT_DELAY);
        String stream = slot.index == 0 ? "programme" : (one.isAudio() ? "a" : "v") + slot.index;
        String track = (one.isAudio() ? "audio" : "video") + slot.index;
        answer.source(
                stream,
                track,
                CNAME,
                slot.stream.ssrc,
                slot.stream.canRepair() ? slot.stream.repairSsrc : 0);
    }

    // — what it shows

    @Override
    void opened() {
        room.opened(this);
    }

    @Override
    void moved() {
        adaptation.moved(System.nanoTime());
    }

    @Override
    void fellSilent() {}

    @Override
    void ended() {
        for (Slot slot : video) slot.stop();
        for (Slot slot : audio) slot.stop();
    }

    /** The stage changed. Runs on this viewer's loop. */
    void restage(Stage now) {
        if (!isOpen()) return;
        stage = now;
        Casting casting = new Casting(now, person());
        cast(video, casting.video(wishes(), publications(video)), Kind.VIDEO);
        cast(audio, casting.audio(audio.size(), publications(audio)), Kind.AUDIO);
        tell();
    }

    private static void cast(List<Slot> slots, Publication[] cast, Kind kind) {
        for (int i = 0; i < cast.length; i++) {
            if (cast[i] == null) slots.get(i).stop();
        }
        for (int i = 0; i < cast.length; i++) {
            if (cast[i] != null) slots.get(i).show(cast[i], cast[i].track(kind));
        }
    }

    private List<SlotWish> wishes() {
        List<SlotWish> wishes = new ArrayList<>(video.size());
        for (Slot slot : video) wishes.add(slot.wish);
        return wishes;
    }

    private static Publication[] publications(List<Slot> slots) {
        Publication[] now = new Publication[slots.size()];
        for (int i = 0; i < now.length; i++) now[i] = slots.get(i).publication;
        return now;
    }

    private void tell() {
        List<SlotView> views = new ArrayList<>();
        long now = System.nanoTime();
        for (Slot slot : video) if (!slot.goesWithout(now)) view(slot, views);
        for (Slot slot : audio) view(slot, views);
        if (views.equals(shown)) return;
        shown = List.copyOf(views);
        room.listener.slots(person(), id(), shown);
    }

    @Override
    public List<SlotView> shown() {
        return shown;
    }

    private static void view(Slot slot, List<SlotView> views) {
        Publication who = slot.publication;
        if (who == null || slot.unplayable() != null) return;
        int wait = slot.kind == Kind.AUDIO ? slot.waitMillis() : 0;
        views.add(new SlotView(slot.kind, slot.index, slot.mid, who.person(), who.source(), wait));
    }

    @Override
    public void wish(int slot, SlotWish wish) {
        onLoop(
                () -> {
                    if (slot < 0 || slot >= video.size() || isOver()) return;
                    video.get(slot).wish = wish;
                    restage(stage);
                    loop().flush();
                });
    }

    /** The layer of a track that a slot begins with; {@link Adaptation} goes on from there. */
    Layer chosen(Track track) {
        long now = System.nanoTime();
        long budget = adaptation.bitsPerSecond();
        Layer best = null;
        for (Layer layer : track.layers) {
            if (best == null || isBetter(layer, best, now, budget)) best = layer;
        }
        return best;
    }

    private static boolean isBetter(Layer layer, Layer than, long now, long budget) {
        boolean flows = layer.isFlowing(now);
        if (flows != than.isFlowing(now)) return flows;
        long bits = layer.bitsPerSecond(now);
        long thanBits = than.bitsPerSecond(now);
        return thanBits <= budget ? bits > thanBits && bits <= budget : bits <= thanBits;
    }

    /** What the connection bears, as far as is known; any thread. */
    long bitsPerSecond() {
        return bearing;
    }

    // — what it sends

    /** A viewer has nothing to say but reports. */
    @Override
    void media(byte[] packet, int length) {
        loop().counters.refused++;
    }

    @Override
    void feedback(byte[] packet, int length) {
        reports.take(packet, length);
    }

    private List<Slot> slots() {
        List<Slot> slots = new ArrayList<>(video);
        slots.addAll(audio);
        return slots;
    }

    Slot slotOf(int ssrc) {
        for (Slot slot : video) if (slot.stream.ssrc == ssrc) return slot;
        for (Slot slot : audio) if (slot.stream.ssrc == ssrc) return slot;
        return null;
    }

    // — what goes out beside the media

    /** The next transport-wide number. */
    int transportNumber() {
        return transportNumber;
    }

    /** The packet that bears the number written last left, this long. */
    void sent(int length) {
        adaptation.sent(transportNumber++ & 0xFFFF, length, System.nanoTime());
    }

    /** The packet that bears this transport-wide number did not come and leaves again as it was. */
    void missed(int number) {
        adaptation.missed(number);
    }

    @Override
    void work(long now, long tick) {
        reports.tick();
        if (tick % SHARE_TICKS == 0) {
            if (adaptation.share(now, austerity)) tell();
            bearing = adaptation.bitsPerSecond();
        }
        adaptation.pad(loop().run, path, now);
        if (tick % REPORT_TICKS == 0) {
            if (adaptation.waits(requests(), reports.received().roundTripMillis(), now)) tell();
            report(now);
            reported(SessionReports.of(this, slots(), reports, now));
        }
    }

    /** How often what is lost may be asked for, one after the other, while pictures wait. */
    int requests() {
        return seat.mayAnswer() ? 1 : 2;
    }

    private void report(long now) {
        long unixNanos = engine.unixNanos(now);
        int first = 0;
        rtcp.reset();
        for (Slot slot : slots()) {
            if (!slot.stream.hasBegun() || !rtcp.hasRoomFor(28)) continue;
            if (first == 0) first = slot.stream.ssrc;
            slot.report(rtcp, now, unixNanos);
        }
        if (first == 0) return;
        rtcp.canonicalName(first, CNAME);
        sendControl(rtcp.bytes(), rtcp.length());
    }
}
