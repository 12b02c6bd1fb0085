package dev.lectern.kit.mail;

import dev.lectern.kit.limit.ClientAddress;
import dev.lectern.kit.mail.Undelivered.Cause;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with an SMTP server (RFC 5321), with pipelining (RFC 2920), STARTTLS (RFC 3207)
 * and AUTH PLAIN or LOGIN (RFC 4954).
 *
 * <p>A mail library would do less: Vert.x' never answers when the server hangs up before its
 * greeting, and loses a 421 among pipelined replies. All methods run on the socket's event loop; a
 * line takes one mail at a time.
 */
final class SmtpLine {
    /**
     * How long to wait for a reply. RFC 5321 section 4.5.3.2.6 asks for ten minutes after a mail's
     * last line: whoever hangs up earlier sends a mail again that was taken.
     */
    record Patience(Duration anyReply, Duration afterText) {
        static final Patience USUAL = new Patience(Duration.ofMinutes(2), Duration.ofMinutes(10));
    }

    private static final int LONGEST = 65_536;

    private final Vertx vertx;
    private final Patience patience;
    private final NetSocket socket;
    private final Deque<Promise<SmtpReply>> expected = new ArrayDeque<>();
    private final StringBuilder lines = new StringBuilder();
    private String offers = "";
    private boolean open = true;
    private boolean spent;
    private int mails;

    SmtpLine(Vertx vertx, NetSocket socket, Patience patience) {
        this.vertx = vertx;
        this.patience = patience;
        this.socket = socket;
        socket.handler(reader());
        socket.exceptionHandler(ignored -> socket.close());
        socket.closeHandler(ignored -> closed());
    }

    /** A line without an end ends the conversation. */
    private RecordParser reader() {
        return RecordParser.newDelimited("\n", this::line)
                .maxRecordSize(LONGEST)
                .exceptionHandler(ignored -> socket.close());
    }

    boolean open() {
        return open;
    }

    /** Whether it ended before the last mail's text was on its way: another line may take it. */
    boolean endedBeforeText() {
        return !open && !spent;
    }

    int mails() {
        return mails;
    }

    /** Waits for the greeting, says who we are, and signs in. */
    Future<Void> begin(SmtpAddress server, String ownHost) {
        return reply().compose(SmtpLine::welcomed)
                .compose(greeting -> hello(ownHost))
                .compose(hello -> secured(server, ownHost))
                .compose(secured -> signedIn(server));
    }

    private static Future<SmtpReply> welcomed(SmtpReply reply) {
        return reply.positive() ? Future.succeededFuture(reply) : Future.failedFuture(reply.ofUs());
    }

    private Future<Void> hello(String ownHost) {
        return command("EHLO " + ownHost)
                .compose(
                        reply ->
                                reply.permanent()
                                        ? command("HELO " + ownHost)
                                        : Future.succeededFuture(reply))
                .compose(SmtpLine::welcomed)
                .onSuccess(reply -> offers = reply.words().toUpperCase(Locale.ROOT) + " ")
                .mapEmpty();
    }

    private Future<Void> secured(SmtpAddress server, String ownHost) {
        if (server.tls() || !offers.contains("STARTTLS")) {
            return Future.succeededFuture();
        }
        return command("STARTTLS")
                .compose(SmtpLine::welcomed)
                .compose(reply -> encrypted())
                .compose(secure -> hello(ownHost));
    }

    /** What came before in the clear anybody may have said (RFC 3207 section 4.2). */
    private Future<Void> encrypted() {
        lines.setLength(0);
        socket.handler(reader());
        return socket.upgradeToSsl();
    }

    private Future<Void> signedIn(SmtpAddress server) {
        String user = server.user();
        if (user == null) {
            return Future.succeededFuture();
        }
        if (!socket.isSsl() && !isThisMachine()) {
            return Future.failedFuture(
                    new Undelivered(
                            Cause.SERVER_AWAY,
                            "The mail server offers no encryption, and a password is not sent"
                                    + " without. Use smtps:// or a server with STARTTLS."));
        }
        String password = server.password() == null ? "" : server.password();
        Future<SmtpReply> answer;
        if (offers.matches(".*AUTH[^\\n]* PLAIN .*")) {
            answer = command("AUTH PLAIN " + base64("\0" + user + "\0" + password));
        } else if (offers.contains("LOGIN")) {
            answer =
                    command("AUTH LOGIN")
                            .compose(SmtpLine::welcomed)
                            .compose(ask -> command(base64(user)))
                            .compose(SmtpLine::welcomed)
                            .compose(ask -> command(base64(password)));
        } else {
            return Future.failedFuture(
                    new Undelivered(
                            Cause.SERVER_AWAY, "The mail server offers no sign-in that we know."));
        }
        return answer.compose(SmtpLine::welcomed).mapEmpty();
    }

    private boolean isThisMachine() {
        return ClientAddress.isLoopback(socket.remoteAddress().hostAddress());
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Hands one mail over; the answer is what the server said when it took it. */
    Future<String> send(String from, String to, String mail) {
        mails++;
        spent = false;
        Future<SmtpReply> sender;
        Future<SmtpReply> recipient;
        Future<SmtpReply> start;
        if (offers.contains("PIPELINING")) {
            sender = command("MAIL FROM:<" + from + ">\r\nRCPT TO:<" + to + ">\r\nDATA");
            recipient = reply();
            start = reply();
        } else {
            sender = command("MAIL FROM:<" + from + ">");
            recipient =
                    sender.compose(this::orNothing).compose(ok -> command("RCPT TO:<" + to + ">"));
            start = recipient.compose(this::orNothing).compose(ok -> command("DATA"));
        }
        return Future.join(sender, recipient, start)
                .otherwiseEmpty()
                .compose(all -> content(sender, recipient, start, mail));
    }

    private Future<SmtpReply> orNothing(SmtpReply reply) {
        return reply.positive() ? Future.succeededFuture(reply) : Future.failedFuture("refused");
    }

    private Future<String> content(
            Future<SmtpReply> sender,
            Future<SmtpReply> recipient,
            Future<SmtpReply> start,
            String mail) {
        Undelivered refused = refusal(sender, recipient, start);
        if (refused == null) {
            spent = true;
            return command(dotted(mail) + "\r\n.", patience.afterText())
                    .compose(
                            reply ->
                                    reply.positive()
                                            ? Future.succeededFuture(reply.text())
                                            : Future.failedFuture(reply.ofThisMail()));
        }
        boolean started = start.succeeded() && start.result().positive();
        Future<?> ended = started ? command(".") : Future.succeededFuture();
        return ended.otherwiseEmpty().compose(ok -> Future.failedFuture(refused));
    }

    /** What the first of the three that was not agreed to means. */
    private static @Nullable Undelivered refusal(
            Future<SmtpReply> sender, Future<SmtpReply> recipient, Future<SmtpReply> start) {
        if (sender.failed()) {
            return (Undelivered) sender.cause();
        }
        if (!sender.result().positive()) {
            return sender.result().ofOurSender();
        }
        for (Future<SmtpReply> step : List.of(recipient, start)) {
            if (step.failed()) {
                return (Undelivered) step.cause();
            }
            if (!step.result().positive()) {
                return step.result().ofThisMail();
            }
        }
        return null;
    }

    /** RFC 5321 section 4.5.2: a line that begins with a dot gets one more. */
    private static String dotted(String mail) {
        String stuffed = mail.replace("\r\n.", "\r\n..");
        return stuffed.endsWith("\r\n") ? stuffed.substring(0, stuffed.length() - 2) : stuffed;
    }

    /** Makes the line fit for another mail; false when it is not to be used again. */
    Future<Boolean> reset() {
        return open
                ? command("RSET").map(SmtpReply::positive).otherwise(false)
                : Future.succeededFuture(false);
    }

    void quit() {
        if (open) {
            socket.write("QUIT\r\n");
            socket.close();
        }
    }

    private Future<SmtpReply> command(String text) {
        return command(text, patience.anyReply());
    }

    private Future<SmtpReply> command(String text, Duration wait) {
        if (open) {
            socket.write(Buffer.buffer(text + "\r\n"));
        }
        return reply(wait);
    }

    private Future<SmtpReply> reply() {
        return reply(patience.anyReply());
    }

    private Future<SmtpReply> reply(Duration wait) {
        if (!open) {
            return Future.failedFuture(broken());
        }
        Promise<SmtpReply> promise = Promise.promise();
        expected.add(promise);
        long silence = vertx.setTimer(wait.toMillis(), ignored -> socket.close());
        return promise.future().onComplete(ended -> vertx.cancelTimer(silence));
    }

    private void line(Buffer buffer) {
        String line = buffer.toString(StandardCharsets.UTF_8).stripTrailing();
        lines.append(line).append('\n');
        boolean more = line.length() > 3 && line.charAt(3) == '-';
        if (more && lines.length() < LONGEST) {
            return;
        }
        SmtpReply reply = SmtpReply.parse(lines.toString());
        lines.setLength(0);
        Promise<SmtpReply> next = expected.poll();
        if (next == null || reply.code() == 421) {
            end(next, reply);
        } else {
            next.complete(reply);
        }
    }

    /** The server closes the line, with a word that answers whatever was asked. */
    private void end(@Nullable Promise<SmtpReply> asked, SmtpReply reply) {
        open = false;
        if (asked != null) {
            asked.complete(reply);
        }
        while (!expected.isEmpty()) {
            expected.poll().complete(reply);
        }
        socket.close();
    }

    private void closed() {
        open = false;
        while (!expected.isEmpty()) {
            expected.poll().fail(broken());
        }
    }

    private static Undelivered broken() {
        return new Undelivered(Cause.LATER, "The line to the mail server broke.");
    }
}
