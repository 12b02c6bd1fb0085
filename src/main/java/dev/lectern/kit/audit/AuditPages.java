package dev.lectern.kit.audit;

import dev.lectern.kit.web.Answer;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.NavigationEntry;
import dev.lectern.kit.web.SettingsEntry;
import dev.lectern.kit.web.Words;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.Mistakes;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
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
                List<Line> lines, AuditForm form, Mistakes mistakes, @Nullable String older);
    }

    @GET
    public Uni<Response> list(@BeanParam AuditForm form, @RestQuery @Nullable String cursor) {
        Mistakes mistakes = form.mistakes(frame.times());
        if (!mistakes.isEmpty()) {
            return Uni.createFrom()
                    .item(Answer.mend(Templates.list(List.of(), form, mistakes, null)));
        }
        return table.find(
                        identity.getAttribute("workspace"),
                        form.query(frame.times(), names),
                        SliceQuery.of(null, cursor))
                .map(found -> Answer.ok(page(found, form)));
    }

    private TemplateInstance page(Slice<AuditEntry> found, AuditForm form) {
        return Templates.list(lines(found), form, Mistakes.none(), older(found, form));
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

    private static @Nullable String older(Slice<AuditEntry> found, AuditForm form) {
        return found.next() == null ? null : HERE + "?cursor=" + found.next() + form.asked();
    }

    @Produces
    @Singleton
    static NavigationEntry entry() {
        return new SettingsEntry(
                HERE, 190, "admin", language -> Words.in(language, AuditWords.class).title());
    }
}
