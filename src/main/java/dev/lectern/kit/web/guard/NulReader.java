package dev.lectern.kit.web.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.lectern.kit.web.fault.Malformed;
import dev.lectern.kit.web.fault.Sentence;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses U+0000 and halves of characters in JSON and other text that is sent as a body; see {@link
 * NulBorder}. Whoever reads a table decodes it, and lets one wrong row keep out no other.
 */
@Provider
class NulReader implements ReaderInterceptor {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Pattern ESCAPED =
            Pattern.compile("\\\\u(0000|d[89a-f])", Pattern.CASE_INSENSITIVE);

    private static final Sentence HALF =
            Sentence.of(
                    "Send whole characters: after \\uD83D belongs its second half, as \\uDE00.",
                    "Senden Sie ganze Zeichen: Hinter \\uD83D gehört die zweite Hälfte, etwa"
                            + " \\uDE00.");

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext reading) throws IOException {
        MediaType type = reading.getMediaType();
        boolean json = type != null && type.getSubtype().endsWith("json");
        boolean text = type != null && type.getType().equals("text");
        boolean table = text && type.getSubtype().equals("csv");
        if (json || text) {
            byte[] body = reading.getInputStream().readAllBytes();
            check(body, json || table);
            reading.setInputStream(new ByteArrayInputStream(body));
        }
        return reading.proceed();
    }

    private static void check(byte[] body, boolean mayHold) throws IOException {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        if (!mayHold && text.indexOf(0) >= 0) {
            throw NulBorder.refusal(null);
        }
        if (ESCAPED.matcher(text).find()) {
            checkJson(body);
        }
    }

    /** What is no JSON at all is for whoever reads it to say. */
    private static void checkJson(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
                if (text) {
                    checkText(parser.getText(), parser);
                }
            }
        } catch (JsonProcessingException unreadable) {
            return;
        }
    }

    private static void checkText(String text, JsonParser parser) {
        if (text.indexOf(0) >= 0) {
            throw NulBorder.refusal(place(parser));
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new Malformed(place(parser), HALF);
        }
    }

    private static String place(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.replace("\0", "").replaceFirst("^/", "").replace('/', '.');
    }
}
