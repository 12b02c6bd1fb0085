package dev.lectern.kit.mail.mailbox;

import dev.lectern.kit.mail.Attachment;
import dev.lectern.kit.mail.MessageJson;
import dev.lectern.kit.mail.mailbox.MailboxTable.Entry;
import dev.lectern.kit.mail.mailbox.MailboxTable.Opened;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was mailed, for an admin's programs, while no mail server is configured. */
@Path("/api/v1/mailbox")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Mailbox")
class MailboxApi {
    private final MailboxReaders readers;
    private final MailboxTable mailbox;
    private final SecurityIdentity identity;

    MailboxApi(MailboxReaders readers, MailboxTable mailbox, SecurityIdentity identity) {
        this.readers = readers;
        this.mailbox = mailbox;
        this.identity = identity;
    }

    /** A file that came with a mail; content in base64. */
    record File(String name, String type, String content) {
        static File of(Attachment one) {
            String content = Base64.getEncoder().encodeToString(one.content().getBytes());
            return new File(one.name(), one.type(), content);
        }
    }

    record Mail(
            UUID id,
            String to,
            String subject,
            OffsetDateTime sentAt,
            Map<String, String> headers,
            String text,
            String html,
            List<File> attachments) {
        static Mail of(Opened mail) {
            JsonObject content = mail.content();
            Map<String, String> headers =
                    content.getJsonObject("headers", new JsonObject()).stream()
                            .collect(
                                    Collectors.toMap(
                                            Map.Entry::getKey, e -> String.valueOf(e.getValue())));
            return new Mail(
                    mail.entry().id(),
                    mail.entry().to(),
                    mail.entry().subject(),
                    mail.entry().sentAt(),
                    headers,
                    content.getString("text"),
                    content.getString("html"),
                    MessageJson.attachments(content).stream().map(File::of).toList());
        }
    }

    @GET
    @Operation(summary = "List what was mailed, newest first")
    public Uni<Slice<Entry>> list(
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("q") @Nullable String search) {
        requireAdmin();
        SliceQuery asked = SliceQuery.of(limit, cursor);
        String words = search == null || search.isBlank() ? null : search.strip();
        return readers.of(identity).chain(reader -> mailbox.list(reader, words, asked));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One mail with everything in it")
    public Uni<Mail> one(@PathParam("id") String id) {
        requireAdmin();
        UUID mail = MailboxReaders.id(id);
        return readers.of(identity).chain(reader -> mailbox.require(reader, mail)).map(Mail::of);
    }

    private void requireAdmin() {
        if (!identity.hasRole("admin")) {
            throw new NotAllowed(
                    Sentence.of(
                            "This needs the role admin.", "Dazu braucht es die Rolle Verwalter."));
        }
    }
}
