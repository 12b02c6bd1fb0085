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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The audit log as a page: searched, and read back page by page. */
@Path("/settings/audit")
@RolesAllowed("admin")
class AuditPages {
    private static final String HERE = "/settings/audit";

    private final AuditTable table;
    private final SecurityIdentity identity;
    private final Frame frame;

    AuditPages(AuditTable table, SecurityIdentity identity, Frame frame) {
        this.table = table;
        this.identity = identity;
        this.frame = frame;
    }

    /** A deed in words; what we have none for keeps its name. */
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
        AuditWords words = Words.in(frame.language(), AuditWords.class);
        return found.items().stream().map(entry -> line(entry, words)).toList();
    }

    private static Line line(AuditEntry entry, AuditWords words) {
        String from = entry.address();
        return new Line(
                entry.at(),
                entry.actor(),
                deed(entry.action(), words),
                entry.subject(),
                detail(entry.detail()),
                from == null ? "" : from);
    }

    private static String deed(String action, AuditWords words) {
        return switch (action) {
            case "account.signed-in" -> words.signedIn();
            case "account.linked" -> words.linked();
            case "account.sign-in-failed" -> words.signInFailed();
            case "account.locked-out" -> words.lockedOut();
            case "account.password-changed" -> words.passwordChanged();
            case "account.signed-out-elsewhere" -> words.signedOutElsewhere();
            case "account.signed-out-browser" -> words.signedOutBrowser();
            case "account.profile-changed" -> words.profileChanged();
            case "webinar.made" -> words.webinarMade();
            case "webinar.changed" -> words.webinarChanged();
            case "webinar.published" -> words.webinarPublished();
            case "webinar.started" -> words.webinarStarted();
            case "webinar.stopped" -> words.webinarStopped();
            case "webinar.cancelled" -> words.webinarCancelled();
            case "webinar.deleted" -> words.webinarDeleted();
            case "workspace.founded" -> words.workspaceFounded();
            case "member.invitation-withdrawn" -> words.invitationWithdrawn();
            case "member.invited" -> words.invited();
            case "member.joined" -> words.joined();
            case "member.changed" -> words.roleChanged();
            case "member.removed" -> words.removed();
            case "key.made" -> words.keyMade();
            case "key.revoked" -> words.keyRevoked();
            case "workspace.changed" -> words.workspaceChanged();
            default -> action;
        };
    }

    private static String detail(Map<String, Object> detail) {
        return detail.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
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
