package dev.lectern.kit.mail;

import dev.lectern.kit.mail.Undelivered.Cause;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.TrustOptions;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hands mails to an SMTP server over several lines that stay open. A line found broken before a
 * mail's text was on its way is replaced at once; broken later, the mail may have arrived, and goes
 * again with the same Message-ID.
 */
final class SmtpDelivery implements Delivery {
    private static final Logger LOG = Logger.getLogger(SmtpDelivery.class);
    private static final int CONNECT_MILLIS = 10_000;
    private static final int MAILS_PER_LINE = 200;

    private final NetClient client;
    private final SmtpAddress server;
    private final int connections;
    private final String ownHost;
    private final SmtpLine.Patience patience;
    private final Vertx vertx;
    private final Gate gate = new Gate();
    private final Clock clock;
    private final Context loop;

    /** Lines that rest; touched on the loop only, as they themselves are. */
    private final Deque<SmtpLine> idle = new ArrayDeque<>();

    private final Deque<Promise<Void>> turns = new ArrayDeque<>();
    private int busy;

    SmtpDelivery(Vertx vertx, SmtpAddress server, int connections, String ownHost, Clock clock) {
        this(vertx, server, connections, ownHost, clock, null, SmtpLine.Patience.USUAL);
    }

    /**
     * @param trusted who vouches for servers; absent for those whom the virtual machine trusts
     */
    SmtpDelivery(
            Vertx vertx,
            SmtpAddress server,
            int connections,
            String ownHost,
            Clock clock,
            @Nullable TrustOptions trusted,
            SmtpLine.Patience patience) {
        this.vertx = vertx;
        this.patience = patience;
        this.server = server;
        this.connections = connections;
        this.ownHost = ownHost;
        this.clock = clock;
        this.loop = ((VertxInternal) vertx).createEventLoopContext();
        this.client = vertx.createNetClient(options(server, trusted));
    }

    /** With a password the server must prove its name; without, any encryption beats none. */
    private static NetClientOptions options(SmtpAddress server, @Nullable TrustOptions trusted) {
        NetClientOptions options =
                new NetClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setTcpNoDelay(true)
                        .setSsl(server.tls());
        return server.user() != null || server.tls()
                ? options.setTrustOptions(trusted).setHostnameVerificationAlgorithm("HTTPS")
                : options.setTrustAll(true).setHostnameVerificationAlgorithm("");
    }

    @Override
    public Uni<String> deliver(Envelope envelope) {
        return Uni.createFrom().deferred(() -> deliverNow(envelope));
    }

    private Uni<String> deliverNow(Envelope envelope) {
        String mail = MimeMail.of(envelope);
        String from = envelope.sender().address();
        String to = recipient(envelope.message().to());
        return Uni.createFrom()
                .<String>emitter(emitter -> onLoop(() -> send(from, to, mail), emitter))
                .onItem()
                .invoke(this::answered)
                .onFailure(Undelivered.class)
                .invoke(failure -> note((Undelivered) failure));
    }

    /** Does it on the loop of the lines and answers where it was asked. */
    private void onLoop(Supplier<Future<String>> work, UniEmitter<? super String> emitter) {
        Context asked = Vertx.currentContext();
        loop.runOnContext(
                ignored ->
                        work.get()
                                .onComplete(
                                        answer ->
                                                (asked == null ? loop : asked)
                                                        .runOnContext(
                                                                on -> tell(answer, emitter))));
    }

    private static void tell(AsyncResult<String> answer, UniEmitter<? super String> emitter) {
        if (answer.succeeded()) {
            emitter.complete(answer.result());
        } else {
            emitter.fail(answer.cause());
        }
    }

    private static String recipient(String address) {
        int at = address.lastIndexOf('@');
        if (!MimeText.isAscii(address.substring(0, at))) {
            throw new Undelivered(
                    Cause.REFUSED,
                    "Letters beyond ASCII before the @ are not taken by mail servers.");
        }
        String plain = MimeText.address(address);
        if (!MimeText.isAscii(plain)) {
            throw new Undelivered(Cause.REFUSED, "There can be no such domain.");
        }
        return plain;
    }

    private void note(Undelivered failure) {
        if (failure.why() == Cause.SERVER_AWAY) {
            if (!gate.away()) {
                LOG.warnf("No mail goes by %s now: %s", server.host(), failure.getMessage());
            }
            gate.serverAway(clock.instant());
        } else if (String.valueOf(failure.getMessage()).matches("[245]\\d\\d .*")) {
            answered();
        }
    }

    private void answered() {
        if (gate.away()) {
            LOG.infof("Mail goes by %s again", server.host());
        }
        gate.serverAnswered();
    }

    /** Sends when a line is free. */
    private Future<String> send(String from, String to, String mail) {
        Promise<Void> turn = Promise.promise();
        turns.add(turn);
        nextTurn();
        return turn.future()
                .compose(free -> sendNow(from, to, mail))
                .onComplete(
                        ended -> {
                            busy--;
                            nextTurn();
                        });
    }

    private void nextTurn() {
        while (busy < connections && !turns.isEmpty()) {
            busy++;
            turns.poll().complete();
        }
    }

    private Future<String> sendNow(String from, String to, String mail) {
        SmtpLine rested = rested();
        if (rested == null) {
            return sendAnew(from, to, mail);
        }
        return handOver(rested, from, to, mail)
                .recover(
                        failure ->
                                rested.endedBeforeText()
                                        ? sendAnew(from, to, mail)
                                        : Future.failedFuture(failure));
    }

    private Future<String> sendAnew(String from, String to, String mail) {
        return connect().compose(line -> handOver(line, from, to, mail));
    }

    private @Nullable SmtpLine rested() {
        SmtpLine line = idle.poll();
        while (line != null && !line.open()) {
            line = idle.poll();
        }
        return line;
    }

    private Future<SmtpLine> connect() {
        return client.connect(server.port(), server.host())
                .recover(failure -> Future.failedFuture(away(failure)))
                .compose(this::begin);
    }

    private Future<SmtpLine> begin(NetSocket socket) {
        SmtpLine line = new SmtpLine(vertx, socket, patience);
        return line.begin(server, ownHost)
                .map(line)
                .recover(
                        failure -> {
                            socket.close();
                            return Future.failedFuture(away(failure));
                        });
    }

    /** Until a line stands, every failure means that no mail can go now. */
    private static Undelivered away(Throwable failure) {
        if (failure instanceof SSLHandshakeException) {
            return new Undelivered(
                    Cause.SERVER_AWAY,
                    "The mail server cannot prove its name: this machine trusts nobody who vouches"
                            + " for its certificate, and a password is not sent without.");
        }
        String words = String.valueOf(failure.getMessage()).replaceAll("[\\p{Cc}]+", " ");
        return new Undelivered(Cause.SERVER_AWAY, words);
    }

    private Future<String> handOver(SmtpLine line, String from, String to, String mail) {
        return line.send(from, to, mail)
                .onSuccess(taken -> rest(line))
                .onFailure(refused -> line.reset().onSuccess(fit -> restOrQuit(line, fit)));
    }

    private void restOrQuit(SmtpLine line, boolean fit) {
        if (fit) {
            rest(line);
        } else {
            line.quit();
        }
    }

    private void rest(SmtpLine line) {
        if (line.open() && line.mails() < MAILS_PER_LINE && idle.size() < connections) {
            idle.push(line);
        } else {
            line.quit();
        }
    }

    @Override
    public boolean keeps() {
        return false;
    }

    @Override
    public int appetite() {
        return gate.admits(clock.instant());
    }

    boolean serverAway() {
        return gate.away();
    }

    void close() {
        loop.runOnContext(
                ignored -> {
                    idle.forEach(SmtpLine::quit);
                    client.close();
                });
    }
}
