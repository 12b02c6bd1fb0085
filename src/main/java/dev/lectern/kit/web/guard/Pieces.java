package dev.lectern.kit.web.guard;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;

/**
 * A body that is read whole before anybody waits for it, up to a limit: a form, or what does not
 * say how long it is. Whoever leaves in the middle of it gets no answer.
 *
 * <p>The framework's own counting gives up without an answer, and the connection then hangs until
 * it is closed for idleness. Everything here runs on the connection's event loop.
 */
final class Pieces {
    private final RoutingContext request;
    private final long most;
    private final Buffer read = Buffer.buffer();
    private boolean refused;

    private Pieces(RoutingContext request, long most) {
        this.request = request;
        this.most = most;
    }

    static Pieces of(RoutingContext request, long most) {
        return new Pieces(request, most);
    }

    /**
     * What comes after a refusal is let run dry; whoever waits to be told to go on is told once.
     */
    void read(Runnable whole, Runnable tooMuch) {
        if ("100-continue".equalsIgnoreCase(request.request().getHeader("Expect"))) {
            request.response().writeContinue();
            request.request().headers().remove("Expect");
        }
        request.request()
                .exceptionHandler(left -> {})
                .handler(
                        piece -> {
                            if (refused) {
                                return;
                            }
                            refused = read.length() + (long) piece.length() > most;
                            if (refused) {
                                request.response().putHeader("Connection", "close");
                                tooMuch.run();
                            } else {
                                read.appendBuffer(piece);
                            }
                        })
                .endHandler(
                        end -> {
                            if (!refused) {
                                ((RoutingContextInternal) request).setBody(read);
                                whole.run();
                            }
                        })
                .resume();
    }
}
