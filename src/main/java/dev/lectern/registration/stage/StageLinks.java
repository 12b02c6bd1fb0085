package dev.lectern.registration.stage;

import dev.lectern.kit.token.Purpose;
import dev.lectern.kit.token.Tokens;
import dev.lectern.kit.web.PublicAddress;
import dev.lectern.webinar.StageDoor;
import dev.lectern.webinar.StagePeople;
import dev.lectern.webinar.StagePersonView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door to the links of those on stage: what one stands for, and the cookie it becomes. */
@ApplicationScoped
public class StageLinks implements StageDoor {
    private static final String PERSON = "p";
    private static final String WEBINAR = "w";
    private static final String VERSION = "v";
    private static final int COOKIE_SECONDS = 60 * 60 * 24 * 90;

    private final Tokens tokens;
    private final StagePeople people;
    private final PublicAddress address;

    StageLinks(Tokens tokens, StagePeople people, PublicAddress address) {
        this.tokens = tokens;
        this.people = people;
        this.address = address;
    }

    /** How mails name somebody on stage. */
    public static String reference(UUID person) {
        return "stage:" + person;
    }

    /** The link of a person as it is now, to be mailed or copied by the host. */
    @Override
    public String url(StagePersonView person) {
        Map<String, Object> claims =
                Map.of(
                        PERSON, person.id(),
                        WEBINAR, person.webinar(),
                        VERSION, person.linkVersion());
        return address.of("/join/" + tokens.sign(Purpose.PANELIST, claims, null));
    }

    /** What the link stands for; empty when it is none that we made for a stage. */
    public Uni<Optional<StageLink>> read(@Nullable String token) {
        return tokens.read(Purpose.PANELIST, token)
                .filter(StageLinks::complete)
                .map(this::standing)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    /** What the browser's cookie for this webinar's stage stands for; empty without one. */
    public Uni<Optional<StageLink>> read(UUID webinar, Map<String, Cookie> cookies) {
        Cookie cookie = cookies.get(cookieName(webinar));
        return read(cookie == null ? null : cookie.getValue())
                .map(found -> found.filter(link -> link.webinar().equals(webinar)));
    }

    private static boolean complete(Map<String, Object> claims) {
        return claims.keySet().containsAll(Set.of(PERSON, WEBINAR, VERSION));
    }

    private Uni<Optional<StageLink>> standing(Map<String, Object> claims) {
        UUID webinar = UUID.fromString(String.valueOf(claims.get(WEBINAR)));
        UUID person = UUID.fromString(String.valueOf(claims.get(PERSON)));
        int version = claims.get(VERSION) instanceof Number number ? number.intValue() : 0;
        return people.find(person)
                .map(found -> found.filter(one -> one.webinar().equals(webinar)))
                .map(
                        found ->
                                Optional.of(
                                        new StageLink(
                                                webinar,
                                                found.orElse(null),
                                                found.filter(one -> one.linkVersion() == version)
                                                        .isPresent())));
    }

    /** The name of the cookie that a browser keeps for a webinar's stage. */
    public static String cookieName(UUID webinar) {
        return "stage-" + webinar;
    }

    /** Keeps the link in the browser and out of its history. */
    public NewCookie cookie(UUID webinar, String token) {
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
}
