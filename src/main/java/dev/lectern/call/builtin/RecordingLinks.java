package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.call.Download;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Links to the files on the {@link Shelf}, which expire. */
record RecordingLinks(Shelf shelf, Tokens tokens, PublicAddress address, Clock clock) {
    private static final String FILE_CLAIM = "f";
    private static final String ROOM_CLAIM = "c";
    private static final Duration LIFE = Duration.ofHours(6);

    Download link(String room, String recording) {
        Instant until = clock.instant().plus(LIFE);
        Map<String, Object> claims = Map.of(FILE_CLAIM, recording, ROOM_CLAIM, room);
        String token = tokens.sign(Purpose.RECORDING, claims, until);
        UUID occurrence = CallId.parse(room).map(CallId::occurrence).orElseThrow();
        return new Download(address.of("/call/" + occurrence + "/recordings/" + token), until);
    }

    /** The file that a link of {@link #link} stands for. */
    Optional<Path> file(String token) {
        return tokens.read(Purpose.RECORDING, token)
                .flatMap(
                        claims ->
                                claims.get(ROOM_CLAIM) instanceof String room
                                                && claims.get(FILE_CLAIM) instanceof String file
                                        ? shelf.find(room, file)
                                        : Optional.empty());
    }
}
