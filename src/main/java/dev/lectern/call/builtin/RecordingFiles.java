package dev.lectern.call.builtin;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands out recorded files to who has a link, whole or in ranges, so that players can seek. */
@ApplicationScoped
class RecordingFiles {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

    private final RoomRecordings recordings;

    RecordingFiles(RoomRecordings recordings) {
        this.recordings = recordings;
    }

    void register(@Observes Router router) {
        router.get("/call/:occurrence/recordings/:token").blockingHandler(this::send, false);
        router.head("/call/:occurrence/recordings/:token").blockingHandler(this::send, false);
    }

    private void send(RoutingContext request) {
        Optional<Path> file = recordings.file(request.pathParam("token"));
        if (file.isEmpty()) {
            request.response().setStatusCode(404).end();
            return;
        }
        send(request, file.get(), size(file.get()));
    }

    private static void send(RoutingContext request, Path file, long size) {
        String name = file.getFileName().toString();
        HttpServerResponse response = request.response();
        response.putHeader("Content-Type", typeOf(name));
        response.putHeader("Content-Disposition", "inline; filename=\"" + name + "\"");
        response.putHeader("Accept-Ranges", "bytes");
        response.putHeader("Cache-Control", "private, max-age=3600");
        long from = 0;
        long to = size - 1;
        String wanted = request.request().getHeader("Range");
        Matcher range = RANGE.matcher(wanted == null ? "" : wanted);
        if (range.matches() && !(range.group(1) + range.group(2)).isEmpty()) {
            from = first(range, size);
            to = last(range, size);
            if (from > to) {
                response.putHeader("Content-Range", "bytes */" + size).setStatusCode(416).end();
                return;
            }
            response.setStatusCode(206);
            response.putHeader("Content-Range", "bytes " + from + "-" + to + "/" + size);
        }
        if (request.request().method().name().equals("HEAD")) {
            response.putHeader("Content-Length", Long.toString(to - from + 1)).end();
            return;
        }
        response.sendFile(file.toString(), from, to - from + 1);
    }

    /** Without a beginning, the range is so many bytes at the end (RFC 9110 §14.1.2). */
    private static long first(Matcher range, long size) {
        return range.group(1).isEmpty()
                ? Math.max(0, size - Long.parseLong(range.group(2)))
                : Long.parseLong(range.group(1));
    }

    private static long last(Matcher range, long size) {
        boolean open = range.group(1).isEmpty() || range.group(2).isEmpty();
        return open ? size - 1 : Math.min(size - 1, Long.parseLong(range.group(2)));
    }

    private static String typeOf(String name) {
        return name.endsWith(".mp4")
                ? "video/mp4"
                : name.endsWith(".webm") ? "video/webm" : "video/x-matroska";
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
