package dev.lectern.world;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mailbox as somebody's admin reads it. */
public final class Mails {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");

    private Mails() {}

    /** The path of the first link in the newest mail to this address, once it has arrived. */
    public static String linkTo(Person reader, String address) {
        return linkTo(reader, address, "/");
    }

    /** The path that begins so in the newest mail to this address with one, once it has arrived. */
    public static String linkTo(Person reader, String address, String start) {
        return await().atMost(PATIENCE)
                .until(() -> links(reader, address, start), paths -> !paths.isEmpty())
                .get(0);
    }

    private static List<String> links(Person reader, String address, String start) {
        return newest(reader, address)
                .flatMap(text -> LINK.matcher(text).results())
                .map(link -> link.group(1))
                .filter(path -> path.startsWith(start))
                .limit(1)
                .toList();
    }

    /** What the newest mail to this address says, once it has arrived. */
    public static String textTo(Person reader, String address) {
        return textTo(reader, address, "");
    }

    /**
     * What the newest mail to this address that holds these words says, once one has arrived. Of
     * two that were sent at once, either may come last.
     */
    public static String textTo(Person reader, String address, String words) {
        return await().atMost(PATIENCE)
                .until(() -> texts(reader, address, words), texts -> !texts.isEmpty())
                .get(0);
    }

    private static List<String> texts(Person reader, String address, String words) {
        return newest(reader, address).filter(text -> text.contains(words)).limit(1).toList();
    }

    /** The texts of the mails to this address, read one by one. */
    private static Stream<String> newest(Person reader, String address) {
        return ids(reader, address).stream().map(id -> text(reader, id));
    }

    private static String text(Person reader, String id) {
        return reader.api().get("/api/v1/mailbox/" + id).then().extract().path("text");
    }

    public static long countTo(Person reader, String address) {
        return ids(reader, address).size();
    }

    private static List<String> ids(Person reader, String address) {
        return reader.api()
                .get("/api/v1/mailbox")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.to == '" + address + "' }.id");
    }
}
