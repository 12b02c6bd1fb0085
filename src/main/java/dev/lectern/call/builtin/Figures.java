package dev.lectern.call.builtin;

import dev.lectern.sfu.SessionReport;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** How the connections of one room are doing, as JSON for whoever looks for a fault. */
final class Figures {
    private Figures() {}

    static JsonObject of(List<SessionReport> reports) {
        JsonArray publishing = new JsonArray();
        JsonArray watching = new JsonArray();
        for (SessionReport one : reports) {
            (one.publishes() ? publishing : watching).add(session(one));
        }
        return new JsonObject().put("publishing", publishing).put("watching", watching);
    }

    private static JsonObject session(SessionReport one) {
        JsonObject json =
                new JsonObject()
                        .put("session", one.session())
                        .put("person", one.person())
                        .put("openSeconds", one.openMillis() / 1000)
                        .put("transport", one.transport())
                        .put("bitsPerSecond", one.bitsPerSecond())
                        .put("lossPercent", Math.round(one.lossPercent() * 10) / 10.0)
                        .put("keyFrameRequests", one.keyFrameRequests())
                        .put("freezes", one.freezes())
                        .put("streams", streams(one));
        if (!one.unplayable().isEmpty()) {
            json.put("cannotPlay", new JsonArray(one.unplayable()));
        }
        if (one.roundTripMillis() >= 0) {
            json.put("roundTripMillis", one.roundTripMillis());
        }
        if (one.publishes()) {
            json.put("leftOutPackets", one.leftOut());
            return json.put("source", one.source().toLowerCase(Locale.ROOT));
        }
        return json.put("bearsBitsPerSecond", one.estimate()).put("saving", one.austerity());
    }

    private static JsonArray streams(SessionReport report) {
        JsonArray streams = new JsonArray();
        for (SessionReport.StreamReport one : report.streams()) {
            JsonObject json =
                    new JsonObject()
                            .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                            .put("codec", one.codec())
                            .put("person", one.person())
                            .put("bitsPerSecond", one.bitsPerSecond());
            if (one.height() > 0) {
                json.put("height", one.height());
            }
            if (!one.rid().isEmpty()) {
                json.put("layer", one.rid());
            }
            streams.add(json);
        }
        return streams;
    }
}
