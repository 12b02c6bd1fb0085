package dev.lectern.registration;

import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many visitors who send the form of a public page over HTTP, each on a line that is kept open. */
final class FormLoad {
    private static final Pattern SEAL = Pattern.compile("name=\"form\" value=\"([^\"]*)\"");

    private final HttpClient client;
    private final String path;
    private final String seal;

    FormLoad(Vertx vertx, String slug, int lines) {
        HttpClientOptions options =
                new HttpClientOptions()
                        .setDefaultHost("localhost")
                        .setDefaultPort(RestAssured.port)
                        .setMaxPoolSize(lines);
        this.client = vertx.createHttpClient(options);
        this.path = "/w/" + slug;
        Matcher found = SEAL.matcher(RestAssured.get(path).asString());
        this.seal = found.find() ? found.group(1) : "";
    }

    /** Answered when the person is registered and their mail is queued. */
    Uni<?> register(String name) {
        String body =
                "form="
                        + URLEncoder.encode(seal, StandardCharsets.UTF_8)
                        + "&name=Person+"
                        + name
                        + "&email="
                        + name
                        + "%40example.com";
        return Uni.createFrom()
                .completionStage(
                        () ->
                                client.request(HttpMethod.POST, path)
                                        .compose(
                                                request ->
                                                        request.putHeader(
                                                                        "Content-Type",
                                                                        "application/x-www-form-urlencoded")
                                                                .putHeader(
                                                                        "Sec-Fetch-Site",
                                                                        "same-origin")
                                                                .send(body))
                                        .map(answer -> expect(answer.statusCode()))
                                        .toCompletionStage());
    }

    private static int expect(int status) {
        if (status != 303) {
            throw new IllegalStateException("Answered " + status);
        }
        return status;
    }
}
