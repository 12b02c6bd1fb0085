package dev.lectern.call;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.kit.web.fault.Sentence;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A call as features see it. */
public record CallView(
        UUID occurrence,
        UUID webinar,
        UUID workspace,
        String provider,
        String providerId,
        CallState state,
        @Nullable Sentence lastError,
        List<Sentence> warnings,
        @Nullable String hls,
        CallSpec spec) {

    boolean stands() {
        return state == CallState.READY || state == CallState.LIVE;
    }

    /** The same, of which nothing is to be had any more for this reason. */
    CallView failing(Sentence why) {
        CallState now = state == CallState.READY ? CallState.FAILING : state;
        return new CallView(
                occurrence,
                webinar,
                workspace,
                provider,
                providerId,
                now,
                why,
                warnings,
                hls,
                spec);
    }

    @JsonValue
    public JsonObject toJson() {
        JsonObject json =
                new JsonObject()
                        .put("provider", provider)
                        .put("providerId", providerId)
                        .put("state", state.word())
                        .put(
                                "warnings",
                                new JsonArray(warnings.stream().map(CallView::english).toList()));
        if (lastError != null) {
            json.put("lastError", english(lastError));
        }
        if (hls != null) {
            json.put("hls", hls);
        }
        return json;
    }

    private static String english(Sentence sentence) {
        return sentence.in(Locale.ENGLISH);
    }
}
