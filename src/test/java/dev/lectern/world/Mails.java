package dev.lectern.world;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mailbox as somebody's admin reads it. */
public final class Mails {
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/\\S+)");

    private Mails() {}

    /** The path of the first link in the newest mail to this address, once it has arrived. */
    public static String linkTo(Person reader, String address) {
        Matcher link = LINK.matcher(textTo(reader, address));
        if (!link.find()) {
            throw new AssertionError("The mail to " + address + " has no link");
        }
        return link.group(1);
    }

    /** What the newest mail to this address says, once it has arrived. */
    public static String textTo(Person reader, String address) {
        String id =
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> newest(reader, address), ids -> !ids.isEmpty())
                        .get(0);
        return reader.api().get("/api/v1/mailbox/" + id).then().extract().path("text");
    }

    public static long countTo(Person reader, String address) {
        return newest(reader, address).size();
    }

    private static List<String> newest(Person reader, String address) {
        return reader.api()
                .get("/api/v1/mailbox")
                .then()
                .statusCode(200)
                .extract()
                .path("items.findAll { it.to == '" + address + "' }.id");
    }
}
