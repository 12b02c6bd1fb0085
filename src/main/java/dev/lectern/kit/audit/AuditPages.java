package dev.lectern.kit.audit;

import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Slice;
import dev.lectern.kit.web.SliceQuery;
import dev.lectern.kit.web.Words;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The audit log as a page: searched, and read back page by page. */
@Path("/settings/audit")
@RolesAllowed("admin")
class AuditPages {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final String HERE = "/settings/audit";

    private final AuditTable table;
    private final SecurityIdentity identity;
    private final Frame frame;
    private final AuditNames names;

    AuditPages(AuditTable table, SecurityIdentity identity, Frame frame, AuditNames names) {
        this.names = names;
        this.table = table;
        this.identity = identity;
        this.frame = frame;
    }

    /** A deed as it is read. */
    record Line(
            Instant at, String actor, String deed, String subject, String detail, String from) {}

    @CheckedTemplate(basePath = "audit")
    static class Templates {
        static native TemplateInstance list(
                List<Line> lines, long total, String q, @Nullable String older);
    }

    @GET
    public Uni<TemplateInstance> list(
            @RestQuery @Nullable String q, @RestQuery @Nullable String cursor) {
        String words = q == null ? "" : q.strip();
        return table.find(
                        identity.getAttribute("workspace"),
                        AuditQuery.of(null, words, null, null),
                        SliceQuery.of(null, cursor))
                .map(
                        found ->
                                Templates.list(
                                        lines(found), found.total(), words, older(found, words)));
    }

    private List<Line> lines(Slice<AuditEntry> found) {
        return found.items().stream().map(this::line).toList();
    }

    private Line line(AuditEntry entry) {
        String action = entry.action();
        String thing = action.substring(0, Math.max(0, action.indexOf('.')));
        String from = entry.address();
        return new Line(
                entry.at(),
                names.actor(entry.actor(), frame.language()),
                named(action).orElse(action),
                named(thing + ":" + entry.subject()).orElse(entry.subject()),
                detail(entry.detail()),
                from == null ? "" : from);
    }

    private Optional<String> named(String name) {
        return names.find(name, frame.language());
    }

    /** What a person can read of it: ids and lists are for programs, which have them. */
    private String detail(Map<String, Object> detail) {
        return detail.entrySet().stream()
                .filter(part -> !(part.getValue() instanceof Collection))
                .filter(part -> !ID.matcher(String.valueOf(part.getValue())).matches())
                .map(part -> value(part.getKey(), String.valueOf(part.getValue())))
                .collect(Collectors.joining(", "));
    }

    private String value(String key, String value) {
        String said = named(key + "." + value).orElseGet(() -> moment(value));
        return named("detail." + key).map(label -> label + ": " + said).orElse(said);
    }

    private String moment(String value) {
        return TIME.matcher(value).matches()
                ? frame.times().moment(Instant.parse(value), null)
                : value;
    }

    private static @Nullable String older(Slice<AuditEntry> found, String words) {
        return found.next() == null
                ? null
                : HERE
                        + "?cursor="
                        + found.next()
                        + "&q="
                        + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Produces
    @Singleton
    static NavigationEntry entry() {
        return new SettingsEntry(
                HERE, 190, "admin", language -> Words.in(language, AuditWords.class).title());
    }
}
