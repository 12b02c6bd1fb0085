package dev.lectern.call.builtin;

import dev.lectern.call.CallId;
import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a room's programme over HTTP. Each carries what it is worth: a player needs
 * nothing else, and whoever is put out of the room loses theirs.
 */
@ApplicationScoped
class StreamAddresses {
    static final String PLAYLIST = "programme.m3u8";
    private static final String ROOM = "c";
    private static final String IDENTITY = "i";
    private static final String ISSUED = "t";
    private static final String PLACE = "p";

    private final Tokens tokens;
    private final PublicAddress address;

    StreamAddresses(Tokens tokens, PublicAddress address) {
        this.tokens = tokens;
        this.address = address;
    }

    /** What an address lets see; {@code identity} is empty for one that is anybody's. */
    record Pass(String room, String identity, Instant issuedAt, int place) {
        static Pass of(BuiltinGrant grant) {
            return new Pass(grant.room(), grant.identity(), grant.issuedAt(), grant.place());
        }

        boolean isOf(UUID occurrence) {
            return CallId.parse(room).filter(id -> id.occurrence().equals(occurrence)).isPresent();
        }

        /** Whether its holder has not been put out since. */
        boolean isGoodIn(BuiltinRoom there) {
            Instant out = there.removed().get(identity);
            return out == null || issuedAt.isAfter(out);
        }
    }

    /** For one person, as long as their grant. */
    String of(BuiltinGrant grant, Instant until) {
        Map<String, Object> claims = new HashMap<>();
        claims.put(ROOM, grant.room());
        claims.put(IDENTITY, grant.identity());
        claims.put(ISSUED, grant.issuedAt().toEpochMilli());
        claims.put(PLACE, grant.place());
        return signed(grant.room(), claims, until);
    }

    /** For a player outside, as long as the room is there. */
    String of(String room) {
        return signed(room, Map.of(ROOM, room), null);
    }

    private String signed(String room, Map<String, Object> claims, @Nullable Instant until) {
        String token = tokens.sign(Purpose.STREAM, claims, until);
        String occurrence = CallId.parse(room).map(id -> id.occurrence().toString()).orElseThrow();
        return address.of("/call/" + occurrence + "/hls/" + token + "/" + PLAYLIST);
    }

    Optional<Pass> read(String token) {
        return tokens.read(Purpose.STREAM, token).flatMap(StreamAddresses::pass);
    }

    private static Optional<Pass> pass(Map<String, Object> claims) {
        if (!(claims.get(ROOM) instanceof String room)) {
            return Optional.empty();
        }
        String identity = claims.get(IDENTITY) instanceof String text ? text : "";
        long issued = claims.get(ISSUED) instanceof Number number ? number.longValue() : 0;
        int place = claims.get(PLACE) instanceof Number number ? number.intValue() : 0;
        return Optional.of(new Pass(room, identity, Instant.ofEpochMilli(issued), place));
    }
}
