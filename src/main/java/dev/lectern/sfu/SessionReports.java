package dev.lectern.sfu;

import dev.lectern.sfu.bandwidth.Austerity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes down how a connection is doing. On the loop that owns it. */
final class SessionReports {
    private SessionReports() {}

    static SessionReport of(Publisher publisher, List<Track> tracks, long now) {
        List<SessionReport.StreamReport> streams = new ArrayList<>();
        long bits = 0;
        int asked = 0;
        int freezes = 0;
        double loss = 0;
        for (Track track : tracks) {
            freezes += publisher.source == Source.SCREEN ? 0 : track.freezes();
            for (Layer layer : track.layers) {
                bits += layer.bitsPerSecond(now);
                asked += layer.keyFramesAsked();
                loss = Math.max(loss, layer.reception.lossPercent());
                streams.add(layer.report(now));
            }
        }
        return new SessionReport(
                publisher.id(),
                publisher.person(),
                true,
                publisher.source.name(),
                publisher.openMillis(now),
                publisher.transportName(),
                bits,
                loss,
                publisher.intake.leftOut(),
                publisher.roundTripMillis(),
                0,
                asked,
                freezes,
                Austerity.NONE,
                List.of(),
                streams);
    }

    static SessionReport of(Viewer viewer, List<Slot> slots, ViewerFeedback said, long now) {
        List<SessionReport.StreamReport> streams = new ArrayList<>(slots.size());
        Set<String> unplayable = new TreeSet<>();
        int freezes = 0;
        long bits = 0;
        for (Slot slot : slots) {
            Layer layer = slot.layer();
            freezes += slot.freezes();
            if (slot.unplayable() != null) unplayable.add(slot.unplayable().sdpName());
            if (layer == null) continue;
            bits += layer.bitsPerSecond(now);
            streams.add(layer.report(now));
        }
        return new SessionReport(
                viewer.id(),
                viewer.person(),
                false,
                "",
                viewer.openMillis(now),
                viewer.transportName(),
                bits,
                said.received().lossPercent(),
                0,
                said.received().roundTripMillis(),
                viewer.bitsPerSecond(),
                said.keyFrameRequests(),
                freezes,
                viewer.austerity,
                List.copyOf(unplayable),
                streams);
    }
}
