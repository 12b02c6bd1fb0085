package dev.lectern.kit.mail;

import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailMessage;
import java.time.Clock;

/** Hands mails to an SMTP server, over several connections that stay open. */
final class SmtpDelivery implements Delivery {
    private final MailClient client;
    private final int connections;
    private final Gate gate = new Gate();
    private final Clock clock;

    SmtpDelivery(Vertx vertx, SmtpAddress server, int connections, String ownHost, Clock clock) {
        this.client = MailClient.create(vertx, server.config(connections, ownHost));
        this.connections = connections;
        this.clock = clock;
    }

    @Override
    public Uni<String> deliver(Envelope envelope) {
        MailMessage mail = mail(envelope);
        return Uni.createFrom()
                .completionStage(() -> client.sendMail(mail).toCompletionStage())
                .onItem()
                .invoke(gate::serverAnswered)
                .map(result -> "250 accepted")
                .onFailure()
                .transform(SmtpVerdict::of)
                .onFailure(Undelivered.class)
                .invoke(failure -> note((Undelivered) failure));
    }

    private void note(Undelivered failure) {
        if (failure.why() == Undelivered.Cause.SERVER_AWAY) {
            gate.serverAway(clock.instant());
        } else if (failure.getMessage().matches("[245]\\d\\d .*")) {
            gate.serverAnswered();
        }
    }

    private static MailMessage mail(Envelope envelope) {
        Message message = envelope.message();
        MailMessage mail =
                new MailMessage()
                        .setFrom(envelope.from())
                        .setTo(envelope.to())
                        .setSubject(message.subject())
                        .setText(message.text())
                        .setHtml(message.html().isBlank() ? null : message.html())
                        .setBounceAddress(envelope.sender().address());
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        envelope.extraHeaders().forEach(headers::add);
        mail.setHeaders(headers);
        mail.setAttachment(message.attachments().stream().map(SmtpDelivery::attachment).toList());
        return mail;
    }

    private static MailAttachment attachment(Attachment one) {
        return MailAttachment.create()
                .setName(one.name())
                .setContentType(one.type())
                .setDisposition("attachment")
                .setData(one.content());
    }

    @Override
    public boolean keeps() {
        return false;
    }

    @Override
    public int concurrency() {
        return connections;
    }

    @Override
    public int appetite() {
        return gate.admits(clock.instant());
    }

    boolean serverAway() {
        return gate.away();
    }

    void close() {
        client.close();
    }
}
