package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Chromium publishes to the engine and plays from it. */
class BrowserTest extends BrowserScene {
    @Test
    void a_viewer_sees_and_hears_a_publisher() {
        page.evaluate("publish('alice', 'person=alice', { codec: 'VP8' })");
        world.room.open();

        page.evaluate("watch('carol', 'person=carol')");

        await().atMost(SOON).until(() -> frames("carol") > 30);
        await().atMost(SOON).until(() -> energy("carol") > 0.0001);
    }

    @Test
    void a_publisher_says_how_far_away_they_are() {
        page.evaluate("publish('alice', 'person=alice', { codec: 'VP8' })");

        await().atMost(SOON)
                .until(
                        () ->
                                world.room.reports().stream()
                                        .anyMatch(one -> one.roundTripMillis() >= 0));
    }

    @Test
    void h264_is_forwarded_like_vp8() {
        page.evaluate("publish('alice', 'person=alice', { codec: 'H264' })");
        world.room.open();

        page.evaluate("watch('carol', 'person=carol')");

        await().atMost(SOON).until(() -> frames("carol") > 30);
    }

    @Test
    void before_the_start_only_the_stage_sees_the_stage() {
        page.evaluate("publish('alice', 'person=alice', { colour: 'rgb(200,0,0)' })");
        page.evaluate("watch('bob', 'person=bob&backstage')");
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(SOON).until(() -> frames("bob") > 30);
        assertThat(frames("carol")).isZero();

        world.room.open();

        await().atMost(SOON).until(() -> frames("carol") > 10);
        assertThat(red("carol", 0)).isBetween(170, 230);
    }

    @Test
    void two_people_fill_two_slots_and_the_right_picture_is_in_each() {
        page.evaluate("publish('alice', 'person=alice', { colour: 'rgb(200,0,0)' })");
        page.evaluate("publish('bob', 'person=bob', { colour: 'rgb(0,0,200)', silent: true })");
        world.room.open();

        page.evaluate("watch('carol', 'person=carol', { video: 2, audio: 2 })");

        await().atMost(SOON).until(() -> world.slots.getOrDefault("carol", List.of()).size() == 3);
        await().atMost(SOON)
                .until(() -> colours("carol").equals(Map.of("alice", "red", "bob", "blue")));
    }

    /** Which colour stands in the slot of each person, as far as there is a picture. */
    private Map<String, String> colours(String viewer) {
        Map<String, String> colours = new HashMap<>();
        for (SlotView slot : world.slots.get(viewer)) {
            if (slot.kind() == Kind.VIDEO) {
                colours.put(slot.person(), colour(viewer, slot.slot()));
            }
        }
        return colours;
    }

    private String colour(String viewer, int slot) {
        if (red(viewer, slot) > 150) {
            return "red";
        }
        return part(viewer, slot, 2) > 150 ? "blue" : "none";
    }

    @Test
    void a_shared_screen_becomes_the_programme_and_gives_it_back() {
        page.evaluate("publish('alice', 'person=alice', { colour: 'rgb(200,0,0)' })");
        world.room.open();
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(SOON).until(() -> red("carol", 0) > 150);

        page.evaluate(
                "publish('screen', 'person=alice&source=screen', { colour: 'rgb(0,0,200)' })");
        await().atMost(SOON).until(() -> red("carol", 0) < 60);

        page.evaluate("end('screen')");
        await().atMost(SOON).until(() -> red("carol", 0) > 150);
    }

    @Test
    void tcp_alone_is_enough() {
        page.evaluate("publish('alice', 'person=alice', { tcp: true })");
        world.room.open();

        page.evaluate("watch('carol', 'person=carol', { tcp: true })");

        await().atMost(SOON).until(() -> frames("carol") > 60);
    }

    @Test
    void both_sides_restart_ice_and_the_picture_goes_on() {
        page.evaluate("publish('alice', 'person=alice')");
        world.room.open();
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(SOON).until(() -> frames("carol") > 20);

        page.evaluate("restart('carol')");
        page.evaluate("restart('alice')");
        int before = frames("carol");

        await().atMost(SOON).until(() -> frames("carol") > before + 60);
    }

    @Test
    void a_publisher_who_comes_again_replaces_themselves() {
        page.evaluate("publish('old', 'person=alice', { colour: 'rgb(0,0,200)' })");
        world.room.open();
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(SOON).until(() -> frames("carol") > 20);

        page.evaluate("publish('new', 'person=alice', { colour: 'rgb(200,0,0)' })");

        await().atMost(SOON).until(() -> red("carol", 0) > 150);
        assertThat(world.room.publications()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VP8", "H264"})
    void simulcast_gives_a_thumbnail_its_own_size(String codec) {
        page.evaluate(
                "publish('alice', 'person=alice', { simulcast: true, codec: '" + codec + "' })");
        world.room.open();
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(SOON).until(() -> height("carol") >= 180);

        Watching viewer = (Watching) world.engine.session(world.sessions.get("carol"));
        withoutAFreeze(
                () -> {
                    viewer.wish(0, SlotWish.PROGRAMME.notTallerThan(90));
                    await().atMost(SOON).until(() -> height("carol") <= 90);
                    viewer.wish(0, SlotWish.PROGRAMME);
                    await().atMost(SOON).until(() -> height("carol") >= 180);
                });
    }

    @Test
    void a_camera_that_is_off_leaves_its_slot_and_comes_back() {
        page.evaluate("publish('alice', 'person=alice')");
        world.room.open();
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(SOON).until(() -> frames("carol") > 20);

        page.evaluate("turn('alice', 'video', false)");
        await().atMost(SOON).until(() -> world.slots.get("carol").size() == 1);

        page.evaluate("turn('alice', 'video', true)");
        int before = frames("carol");
        await().atMost(SOON).until(() -> frames("carol") > before + 20);
    }

    @Test
    void a_page_that_closes_frees_its_session_at_once() {
        page.evaluate("publish('alice', 'person=alice')");
        await().atMost(SOON).until(() -> !world.room.publications().isEmpty());

        page.evaluate("end('alice')");

        await().atMost(SOON).until(() -> world.engine.statistics().sessions() == 0);
        await().atMost(SOON).until(() -> world.room.publications().isEmpty());
    }

    @Test
    void nobody_unmutes_whom_the_room_has_muted_by_going_on() {
        page.evaluate("publish('alice', 'person=alice')");
        world.room.open();
        page.evaluate("watch('carol', 'person=carol')");
        await().atMost(SOON).until(() -> energy("carol") > 0.0001);

        world.room.mute("alice", Source.CAMERA, Kind.AUDIO);

        await().atMost(SOON).until(() -> world.slots.get("carol").size() == 1);
        assertThat(world.slots.get("carol").get(0).kind()).isEqualTo(Kind.VIDEO);
    }
}
