package dev.lectern.call;

import dev.lectern.call.policy.Capabilities;
import dev.lectern.call.policy.Feature;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.TemplateData;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A provider as the people of a workspace see it.
 *
 * @param source where its credentials come from: {@code house} (it needs none), {@code
 *     environment}, {@code workspace}, or {@code none}
 * @param state {@code working}, {@code bad-key}, {@code unreachable}, {@code clock-skew}, {@code
 *     broken}, {@code unchecked}, or {@code not-configured}
 * @param trouble what has failed since it was checked, where nothing has gone well since
 * @param wellAt when a request last went well, where the check before it did not
 */
@TemplateData
record ProviderView(
        String name,
        String title,
        String source,
        boolean byDefault,
        String state,
        @Nullable Sentence sentence,
        @Nullable Instant checkedAt,
        ProviderOperations.@Nullable Trouble trouble,
        @Nullable Instant wellAt,
        List<Setting> settings,
        Capabilities capabilities) {

    static ProviderView of(
            Connector connector,
            boolean fromEnvironment,
            boolean own,
            boolean byDefault,
            Optional<ProviderChecks.Checked> checked) {
        boolean house = connector.settings().isEmpty();
        String source =
                house ? "house" : own ? "workspace" : fromEnvironment ? "environment" : "none";
        String unchecked =
                house ? "working" : source.equals("none") ? "not-configured" : "unchecked";
        Optional<ProviderChecks.Checked> told = checked.filter(one -> !source.equals("none"));
        return new ProviderView(
                connector.name(),
                connector.title(),
                source,
                byDefault,
                told.map(one -> one.checkup().state().word()).orElse(unchecked),
                told.map(one -> one.checkup().sentence()).orElse(null),
                told.map(ProviderChecks.Checked::at).orElse(null),
                null,
                null,
                connector.settings(),
                connector.capabilities());
    }

    /** A check knows what it says better than a request that failed before it. */
    ProviderView since(ProviderOperations.@Nullable Trouble last) {
        boolean later =
                last != null && configured() && (checkedAt == null || last.at().isAfter(checkedAt));
        return later ? with(last, null) : this;
    }

    /** A request that went well after a check that did not says more than the check. */
    ProviderView well(@Nullable Instant at) {
        return at == null || trouble != null ? this : with(null, at);
    }

    private ProviderView with(
            ProviderOperations.@Nullable Trouble last, @Nullable Instant wentWellAt) {
        return new ProviderView(
                name,
                title,
                source,
                byDefault,
                state,
                sentence,
                checkedAt,
                last,
                wentWellAt,
                settings,
                capabilities);
    }

    /** Whether it was checked and something was wrong. */
    boolean failedItsCheck() {
        return checkedAt != null && !state.equals("working");
    }

    /** Whether what happened since the check says otherwise. */
    public boolean overtaken() {
        return trouble != null || wellAt != null;
    }

    public boolean configured() {
        return !source.equals("none");
    }

    /** Whether the pages of our rooms show its picture and sound. */
    public boolean shown() {
        return capabilities.can(Feature.ROOM_PAGES);
    }

    public boolean own() {
        return source.equals("workspace");
    }

    public boolean settable() {
        return !settings.isEmpty();
    }

    JsonObject toJson() {
        JsonObject json =
                new JsonObject()
                        .put("name", name)
                        .put("title", title)
                        .put("configured", configured())
                        .put("source", source)
                        .put("default", byDefault)
                        .put("state", state)
                        .put("capabilities", capabilities.toJson());
        if (sentence != null) {
            json.put("message", sentence.in(Locale.ENGLISH));
        }
        if (trouble != null) {
            json.put(
                    "trouble",
                    new JsonObject()
                            .put("at", trouble.at().toString())
                            .put("message", trouble.message().in(Locale.ENGLISH)));
        }
        if (wellAt != null) {
            json.put("workedAt", wellAt.toString());
        }
        return checkedAt == null ? json : json.put("checkedAt", checkedAt.toString());
    }
}
