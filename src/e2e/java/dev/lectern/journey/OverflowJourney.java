package dev.lectern.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node with two places, one of them the host's: who comes third is shown the programme. */
class OverflowJourney extends Journey {
    private static final Duration UNTIL_ASKED_AGAIN = Duration.ofSeconds(60);

    @Override
    Map<String, String> settings() {
        return Map.of("LECTERN_MEDIA_MAX_VIEWERS", "2");
    }

    @Test
    void who_finds_no_place_sees_the_stream_and_comes_in_when_there_is_room() {
        BrowserContext first = browser.person();
        try (Studio studio = Studio.open(lectern, browser.person(), "guest-webinar")) {
            studio.turnOn("Camera", "Microphone");
            studio.goLive();
            new Watching(studio.guest("carol", first)).seesTheTestPicture();

            Page dave = studio.guest("dave", browser.person());

            Watching watching = new Watching(dave);
            watching.playsTheProgramme();
            assertThat(dave.locator("[data-part=notice-text]"))
                    .containsText("watching a few seconds behind");
            assertThat(watching.frames()).isZero();

            first.close();

            await().atMost(UNTIL_ASKED_AGAIN).until(() -> watching.frames() > 0);
            watching.seesTheTestPicture();
            watching.hearsTheTestTone();
            assertThat(dave.locator(".stage-programme")).isHidden();
            studio.end();
        }
    }
}
