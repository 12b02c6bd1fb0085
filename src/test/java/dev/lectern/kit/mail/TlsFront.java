package dev.lectern.kit.mail;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SelfSignedCertificate;
import java.nio.charset.StandardCharsets;

/** Stands before a mail server that speaks in the clear and adds TLS, from the start or asked. */
final class TlsFront {
    private final Vertx vertx;
    private final int server;
    private final boolean fromTheStart;
    private final int port;

    private TlsFront(Vertx vertx, SelfSignedCertificate proof, int server, boolean fromTheStart) {
        this.vertx = vertx;
        this.server = server;
        this.fromTheStart = fromTheStart;
        NetServerOptions options =
                new NetServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(0)
                        .setSsl(fromTheStart)
                        .setKeyCertOptions(proof.keyCertOptions());
        this.port =
                vertx.createNetServer(options)
                        .connectHandler(this::join)
                        .listen()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join()
                        .actualPort();
    }

    /** As {@code smtps} speaks: nothing is ever in the clear. */
    static TlsFront always(Vertx vertx, SelfSignedCertificate proof, int server) {
        return new TlsFront(vertx, proof, server, true);
    }

    /** As {@code smtp} speaks with STARTTLS. */
    static TlsFront whenAsked(Vertx vertx, SelfSignedCertificate proof, int server) {
        return new TlsFront(vertx, proof, server, false);
    }

    int port() {
        return port;
    }

    private void join(NetSocket client) {
        client.pause();
        vertx.createNetClient()
                .connect(server, "127.0.0.1")
                .onSuccess(behind -> pass(client, behind))
                .onFailure(failure -> client.close());
    }

    private void pass(NetSocket client, NetSocket behind) {
        behind.handler(said -> client.write(client.isSsl() ? said : offering(said)));
        client.handler(
                said -> {
                    if (said.toString().equals("STARTTLS\r\n")) {
                        client.write("220 Go on\r\n").compose(told -> client.upgradeToSsl());
                    } else {
                        behind.write(said);
                    }
                });
        client.exceptionHandler(broken -> client.close());
        client.closeHandler(gone -> behind.close());
        behind.closeHandler(gone -> client.close());
        client.resume();
    }

    private Buffer offering(Buffer said) {
        String words = said.toString(StandardCharsets.UTF_8);
        boolean hello = !fromTheStart && words.startsWith("250-");
        return hello ? Buffer.buffer("250-STARTTLS\r\n" + words) : said;
    }
}
