package dev.lectern.registration;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The door to join links: what one stands for, and the cookie it becomes in a browser.
 *
 * <p>A link names a registration and a version of it; it is good while the registration is approved
 * and of that version, which is looked up each time, so a link taken away is dead at once.
 */
@ApplicationScoped
public class JoinLinks {
    /**
     * Topic of the bus that tells which registrations changed, as {@code {"registrations": [ids]}}:
     * whoever let one in looks again.
     */
    public static final String CHANGED = LinkStates.TOPIC;

    private static final String REGISTRATION = "r";
    private static final String VERSION = "v";
    private static final int COOKIE_SECONDS = 60 * 60 * 24 * 90;

    private final Tokens tokens;
    private final LinkStates states;
    private final PublicAddress address;

    JoinLinks(Tokens tokens, LinkStates states, PublicAddress address) {
        this.tokens = tokens;
        this.states = states;
        this.address = address;
    }

    /** What the link stands for; empty when we never made it or the person is gone. */
    public Uni<Optional<JoinLink>> read(@Nullable String token) {
        Optional<Named> named = named(Purpose.JOIN, token);
        if (named.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        Named link = named.get();
        return states.find(link.registration)
                .map(found -> found.map(state -> state.link(link.version)));
    }

    /** What the browser's cookie for this webinar stands for; empty without one. */
    public Uni<Optional<JoinLink>> read(UUID webinar, Map<String, Cookie> cookies) {
        Cookie cookie = cookies.get(cookieName(webinar));
        return read(cookie == null ? null : cookie.getValue())
                .map(found -> found.filter(link -> link.webinar().equals(webinar)));
    }

    /** Whether this is the link of this very place, as it is good now. */
    boolean names(@Nullable String token, Registration person) {
        return named(Purpose.JOIN, token)
                .filter(link -> link.registration.equals(person.id))
                .filter(link -> link.version == person.linkVersion())
                .isPresent();
    }

    /** Without the full stop or bracket behind it, which mail programs take for a part of it. */
    static String bare(String token) {
        int end = token.length();
        while (end > 0 && !ofToken(token.charAt(end - 1))) {
            end--;
        }
        return token.substring(0, end);
    }

    private static boolean ofToken(char letter) {
        return letter < 128 && Character.isLetterOrDigit(letter) || letter == '-' || letter == '_';
    }

    /** The name of the cookie that a browser keeps for a webinar. */
    public static String cookieName(UUID webinar) {
        return "join-" + webinar;
    }

    /** The link of a registration, to be mailed or copied by a host. */
    public String url(UUID registration, int version) {
        return address.of("/join/" + token(registration, version));
    }

    /** The link of a registration to what was recorded of a date that is over. */
    public String replayUrl(UUID registration, int version, UUID date) {
        return url(registration, version) + "?date=" + date;
    }

    String token(UUID registration, int version) {
        return tokens.sign(
                Purpose.JOIN, Map.of(REGISTRATION, registration, VERSION, version), null);
    }

    /** The address of the person's own page. */
    public String placeUrl(UUID registration, int version) {
        return address.of(placePath(registration, version));
    }

    String placePath(UUID registration, int version) {
        return "/place/"
                + tokens.sign(
                        Purpose.PLACE, Map.of(REGISTRATION, registration, VERSION, version), null);
    }

    NewCookie cookie(UUID webinar, String token) {
        return cookie(webinar, token, COOKIE_SECONDS);
    }

    /** Takes the link out of the browser. */
    public NewCookie noCookie(UUID webinar) {
        return cookie(webinar, "", 0);
    }

    private NewCookie cookie(UUID webinar, String token, int seconds) {
        return new NewCookie.Builder(cookieName(webinar))
                .value(token)
                .path("/")
                .httpOnly(true)
                .secure(address.secure())
                .sameSite(NewCookie.SameSite.LAX)
                .maxAge(seconds)
                .build();
    }

    Optional<Named> named(Purpose purpose, @Nullable String token) {
        return tokens.read(purpose, token)
                .filter(claims -> claims.get(VERSION) instanceof Number)
                .map(
                        claims ->
                                new Named(
                                        UUID.fromString((String) claims.get(REGISTRATION)),
                                        versionOf(claims)));
    }

    /** The registration and version that a token names. */
    record Named(UUID registration, int version) {}

    private static int versionOf(Map<String, Object> claims) {
        return claims.get(VERSION) instanceof Number version ? version.intValue() : 0;
    }
}
