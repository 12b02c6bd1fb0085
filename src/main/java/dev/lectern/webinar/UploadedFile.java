package dev.lectern.webinar;

import dev.lectern.kit.files.Picture;
import dev.lectern.kit.files.Picture.Use;
import dev.lectern.kit.web.fault.Refused;
import dev.lectern.kit.web.fault.Sentence;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A picture that came in a form. */
final class UploadedFile {
    private UploadedFile() {}

    static Use use(String word) {
        for (Use use : Use.values()) {
            if (use.field().equals(word)) {
                return use;
            }
        }
        throw new Refused(
                "use", Sentence.of("Choose cover or photo.", "Wählen Sie cover oder photo."));
    }

    /** Its bytes, unless there are too many. */
    static Uni<byte[]> read(@Nullable FileUpload file, Use use) {
        if (file == null || file.size() == 0) {
            throw new Refused(use.field(), Sentence.of("Choose a file.", "Wählen Sie eine Datei."));
        }
        Picture.mustBeSmall(file.size(), use);
        return Uni.createFrom()
                .completionStage(
                        () ->
                                Vertx.currentContext()
                                        .executeBlocking(
                                                () -> Files.readAllBytes(file.uploadedFile()),
                                                false)
                                        .toCompletionStage());
    }
}
