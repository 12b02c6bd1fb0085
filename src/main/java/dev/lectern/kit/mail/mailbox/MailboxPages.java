package dev.lectern.kit.mail.mailbox;

import dev.lectern.kit.mail.Attachment;
import dev.lectern.kit.mail.MessageJson;
import dev.lectern.kit.mail.Post;
import dev.lectern.kit.mail.mailbox.MailboxTable.Entry;
import dev.lectern.kit.mail.mailbox.MailboxTable.Opened;
import dev.lectern.kit.mail.mailbox.MailboxTable.Reader;
import dev.lectern.kit.web.Frame;
import dev.lectern.kit.web.api.Slice;
import dev.lectern.kit.web.api.SliceQuery;
import dev.lectern.kit.web.fault.NotAllowed;
import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was mailed, for members to read while nothing leaves this machine. */
@Path("/mailbox")
@Authenticated
@Produces(MediaType.TEXT_HTML)
class MailboxPages {
    private final MailboxReaders readers;
    private final MailboxTable mailbox;
    private final Post post;
    private final Frame frame;
    private final SecurityIdentity identity;

    MailboxPages(
            MailboxReaders readers,
            MailboxTable mailbox,
            Post post,
            Frame frame,
            SecurityIdentity identity) {
        this.readers = readers;
        this.mailbox = mailbox;
        this.post = post;
        this.frame = frame;
        this.identity = identity;
    }

    @GET
    public Uni<TemplateInstance> list(
            @QueryParam("q") @Nullable String search,
            @QueryParam("cursor") @Nullable String cursor) {
        String words = search == null ? "" : search.strip();
        SliceQuery asked = SliceQuery.of(null, cursor);
        return reader().chain(reader -> mailbox.list(reader, words.isEmpty() ? null : words, asked))
                .map(mails -> Templates.list(mails, words, post.leaves(), older(mails, words)));
    }

    private static @Nullable String older(Slice<Entry> mails, String words) {
        return mails.next() == null
                ? null
                : "/mailbox?cursor="
                        + mails.next()
                        + "&q="
                        + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @GET
    @Path("/{id}")
    public Uni<TemplateInstance> one(
            @PathParam("id") String id, @QueryParam("view") @Nullable String view) {
        return opened(id)
                .map(
                        mail -> {
                            boolean html = !"text".equals(view) && !html(mail).isBlank();
                            return Templates.one(
                                    mail.entry(), Content.of(mail), html, post.leaves());
                        });
    }

    /** The mail's own HTML, to stand in a frame that may run nothing. */
    @GET
    @Path("/{id}/html")
    public Uni<Response> html(@PathParam("id") String id) {
        return opened(id)
                .map(
                        mail -> {
                            String shown = frame.foreignDocument(html(mail));
                            return Response.ok(shown, "text/html;charset=UTF-8").build();
                        });
    }

    @GET
    @Path("/{id}/files/{number}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Uni<Response> file(@PathParam("id") String id, @PathParam("number") int number) {
        return opened(id).map(mail -> file(MessageJson.attachments(mail.content()), number));
    }

    private static Response file(List<Attachment> files, int number) {
        if (number < 0 || number >= files.size()) {
            throw new NotFound(Sentence.of("There is no such file.", "Diese Datei gibt es nicht."));
        }
        Attachment file = files.get(number);
        String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(file.content().getBytes(), MediaType.APPLICATION_OCTET_STREAM)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .build();
    }

    private Uni<Opened> opened(String id) {
        return reader().chain(reader -> mailbox.require(reader, MailboxReaders.id(id)));
    }

    /** The pages are for people: what a key may read, and whose, is the say of the API. */
    private Uni<Reader> reader() {
        if (identity.getPrincipal().getName().startsWith("key:")) {
            throw new NotAllowed(
                    Sentence.of(
                            "This page is for people who are signed in. A program reads"
                                    + " /api/v1/mailbox with an admin key.",
                            "Diese Seite ist für angemeldete Personen. Ein Programm liest"
                                    + " /api/v1/mailbox mit einem Schlüssel zum Verwalten."));
        }
        return readers.of(identity);
    }

    private static String html(Opened mail) {
        return mail.content().getString("html", "");
    }

    /** What a mail's page shows beside its HTML. */
    record Content(String text, List<Map.Entry<String, Object>> headers, List<String> files) {
        static Content of(Opened mail) {
            var headers = mail.content().getJsonObject("headers");
            return new Content(
                    mail.content().getString("text", ""),
                    headers == null ? List.of() : List.copyOf(headers.getMap().entrySet()),
                    MessageJson.attachments(mail.content()).stream()
                            .map(Attachment::name)
                            .toList());
        }
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        static native TemplateInstance list(
                Slice<Entry> mails, String search, boolean leaves, @Nullable String older);

        static native TemplateInstance one(
                Entry mail, Content content, boolean html, boolean leaves);
    }
}
