package dev.lectern.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.call.Tape;
import dev.lectern.call.policy.CallSpec;
import dev.lectern.call.policy.Preset;
import dev.lectern.call.policy.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RoomTest {
    private static final Instant NOW = Instant.parse("2026-11-21T18:00:00Z");
    private static final CallSpec WEBINAR = Preset.GUEST_WEBINAR.spec();
    private static final CallSpec TEAM = Preset.TEAM_ROOM.spec();

    private final Room room = new Room(facts(Phase.WAITING, WEBINAR, false));

    @Test
    void who_comes_in_hears_who_they_are_and_how_things_stand() {
        Pages alice = Pages.quick();

        enter(room, alice, person("alice", Role.HOST));

        JsonObject welcome = alice.last("welcome").orElseThrow();
        assertThat(welcome.getJsonObject("you").getString("role")).isEqualTo("host");
        assertThat(welcome.getString("phase")).isEqualTo("waiting");
        assertThat(alice.types()).startsWith("welcome").contains("stage", "speakers");
    }

    @Test
    void those_who_wait_are_told_when_it_goes_live_and_only_once() {
        Pages carol = Pages.quick();
        enter(room, carol, person("carol", Role.ATTENDEE));

        room.learn(facts(Phase.LIVE, WEBINAR, false), NOW);
        room.learn(facts(Phase.LIVE, WEBINAR, false), NOW);

        assertThat(carol.types()).containsOnlyOnce("live");
    }

    @Test
    void everybody_knows_whether_it_is_recorded_those_who_come_later_too() {
        Pages carol = Pages.quick();
        Pages late = Pages.quick();
        enter(room, carol, person("carol", Role.ATTENDEE));
        room.tape(Tape.RUNNING);

        room.tape(Tape.PAUSED);
        enter(room, late, person("dave", Role.ATTENDEE));

        for (Pages one : List.of(carol, late)) {
            assertThat(one.last("tape").orElseThrow().getString("state")).isEqualTo("paused");
        }
    }

    @Test
    void a_second_device_is_asked_and_the_first_one_gives_way_when_told() {
        Pages phone = Pages.quick();
        Pages laptop = Pages.quick();
        enter(room, phone, person("carol", Role.ATTENDEE));

        Admission asked = enter(room, laptop, person("carol", Role.ATTENDEE));
        Admission taken = enter(room, laptop, person("carol", Role.ATTENDEE), "", true);

        assertThat(asked).isEqualTo(Admission.ELSEWHERE);
        assertThat(taken).isEqualTo(Admission.ADMITTED);
        assertThat(phone.closeCode()).isEqualTo(4001);
        assertThat(room.people()).isEqualTo(1);
    }

    @Test
    void where_the_host_allows_it_one_link_is_open_on_several_devices_and_counts_once() {
        Room shared = new Room(facts(Phase.LIVE, WEBINAR, false, RoomFacts.Places.SEVERAL));
        Pages phone = Pages.quick();
        enter(shared, phone, person("carol", Role.ATTENDEE));

        Admission second = enter(shared, Pages.quick(), person("carol", Role.ATTENDEE));

        assertThat(second).isEqualTo(Admission.ADMITTED);
        assertThat(phone.closed).isNull();
        assertThat(shared.people()).isEqualTo(1);
    }

    @Test
    void a_device_at_another_node_counts_as_a_second_one() {
        Room other = new Room(facts(Phase.LIVE, WEBINAR, false));
        enter(other, Pages.quick(), person("carol", Role.ATTENDEE));
        room.hear("other", other.census(NOW));

        Admission answer = enter(room, Pages.quick(), person("carol", Role.ATTENDEE));

        assertThat(answer).isEqualTo(Admission.ELSEWHERE);
    }

    @Test
    void the_same_page_comes_back_after_a_break_without_being_asked() {
        Pages before = Pages.quick();
        Pages after = Pages.quick();
        enter(room, before, person("carol", Role.ATTENDEE), "tab-1", false);

        Admission answer = enter(room, after, person("carol", Role.ATTENDEE), "tab-1", false);

        assertThat(answer).isEqualTo(Admission.ADMITTED);
        assertThat(room.people()).isEqualTo(1);
    }

    @Test
    void a_host_may_have_two_pages_open_and_counts_once() {
        enter(room, Pages.quick(), person("alice", Role.HOST));
        enter(room, Pages.quick(), person("alice", Role.HOST));

        assertThat(room.people()).isEqualTo(1);
    }

    @Test
    void presence_is_sent_with_the_tick_with_names_for_the_stage_only() {
        Pages alice = Pages.quick();
        Pages carol = Pages.quick();
        enter(room, alice, person("alice", Role.HOST));
        enter(room, carol, person("carol", Role.ATTENDEE));

        room.flush(NOW);

        assertThat(alice.last("presence").orElseThrow().getJsonArray("roster")).hasSize(2);
        assertThat(carol.last("presence").orElseThrow().getInteger("people")).isEqualTo(2);
        assertThat(carol.last("presence").orElseThrow().containsKey("roster")).isFalse();
    }

    @Test
    void nothing_is_sent_when_nothing_has_changed() {
        Pages carol = Pages.quick();
        enter(room, carol, person("carol", Role.ATTENDEE));
        room.flush(NOW);
        int before = carol.heard.size();

        room.flush(NOW);

        assertThat(carol.heard).hasSize(before);
    }

    @Test
    void who_may_speak_is_counted_in_a_team_everybody() {
        Room team = new Room(facts(Phase.LIVE, TEAM, false));
        enter(room, Pages.quick(), person("carol", Role.ATTENDEE));
        enter(team, Pages.quick(), person("dave", Role.ATTENDEE));

        assertThat(room.speakers()).isZero();
        assertThat(room.speakersHere()).isZero();
        assertThat(team.speakers()).isEqualTo(1);
        assertThat(team.speakersHere()).isEqualTo(1);
    }

    @Test
    void an_attendee_cannot_claim_to_send_a_picture_in_a_webinar_but_in_a_team_they_are_on_stage() {
        Room team = new Room(facts(Phase.LIVE, TEAM, false));
        Pages carol = Pages.quick();
        Pages dave = Pages.quick();
        enter(room, carol, person("carol", Role.ATTENDEE));
        enter(team, dave, person("dave", Role.ATTENDEE));

        room.sends(room.seat(carol.id()).orElseThrow(), new Sending(true, true, false));
        team.sends(team.seat(dave.id()).orElseThrow(), new Sending(true, true, false));

        assertThat(room.onStage()).isEmpty();
        assertThat(team.onStage()).extracting(Present::id).containsExactly("dave");
    }

    @Test
    void who_is_brought_up_hears_it_and_who_is_taken_down_sends_nothing_more() {
        Pages carol = Pages.quick();
        enter(room, carol, person("carol", Role.ATTENDEE));

        room.become("carol", Role.PANELIST);
        room.sends(room.seat(carol.id()).orElseThrow(), new Sending(true, true, false));
        room.become("carol", Role.ATTENDEE);

        assertThat(carol.last("role").orElseThrow().getString("role")).isEqualTo("attendee");
        assertThat(room.seat(carol.id()).orElseThrow().sending()).isEqualTo(Sending.NOTHING);
    }

    @Test
    void who_is_removed_is_shown_the_door_everywhere() {
        Pages carol = Pages.quick();
        enter(room, carol, person("carol", Role.ATTENDEE));

        room.dismiss("carol", CloseCode.REMOVED);

        assertThat(carol.closeCode()).isEqualTo(4003);
        assertThat(room.people()).isZero();
    }

    @Test
    void a_locked_room_takes_back_those_who_were_in_it_and_nobody_new() {
        Room locked = new Room(facts(Phase.LIVE, WEBINAR, true));
        Person known = new Person("erin", "Erin", Role.ATTENDEE, null, false, true, false, 0);

        Admission fresh = enter(locked, Pages.quick(), person("carol", Role.ATTENDEE));
        Admission back = enter(locked, Pages.quick(), known);
        Admission host = enter(locked, Pages.quick(), person("alice", Role.HOST));

        assertThat(fresh).isEqualTo(Admission.LOCKED);
        assertThat(back).isEqualTo(Admission.ADMITTED);
        assertThat(host).isEqualTo(Admission.ADMITTED);
    }

    @Test
    void a_full_team_room_makes_people_wait_and_a_webinar_does_not() {
        CallSpec two = TEAM.withMaxParticipants(2);
        Room team = new Room(facts(Phase.LIVE, two, false));
        Room webinar = new Room(facts(Phase.LIVE, WEBINAR.withMaxParticipants(2), false));

        for (Room one : new Room[] {team, webinar}) {
            enter(one, Pages.quick(), person("dave", Role.ATTENDEE));
            enter(one, Pages.quick(), person("erin", Role.ATTENDEE));
        }

        assertThat(enter(team, Pages.quick(), person("frank", Role.ATTENDEE)))
                .isEqualTo(Admission.FULL);
        assertThat(enter(webinar, Pages.quick(), person("frank", Role.ATTENDEE)))
                .isEqualTo(Admission.ADMITTED);
    }

    @Test
    void a_reader_that_does_not_keep_up_gets_the_latest_state_and_is_closed_when_events_pile_up() {
        Pages stuck = Pages.stuck();
        enter(room, stuck, person("carol", Role.ATTENDEE));

        for (int i = 0; i < 1_000; i++) {
            room.speak(List.of("speaker-" + i));
            room.show("carol", "s", new JsonArray().add(new JsonObject().put("slot", i)));
            room.flush(NOW);
        }
        assertThat(stuck.closeCode()).isZero();
        for (int i = 0; i < Outbox.MOST + 1; i++) {
            room.tell(Audience.EVERYBODY, "{\"type\":\"x\"}");
        }

        assertThat(stuck.closeCode()).isEqualTo(4008);
    }

    @Test
    void people_on_other_nodes_count_and_are_forgotten_when_their_node_falls_silent() {
        Room other = new Room(facts(Phase.WAITING, WEBINAR, false));
        enter(other, Pages.quick(), person("bob", Role.PANELIST));
        enter(room, Pages.quick(), person("alice", Role.HOST));

        room.hear("node-2", Census.from(other.census(NOW).toJson(), NOW));
        int together = room.people();
        room.flush(NOW.plus(Duration.ofSeconds(21)));

        assertThat(together).isEqualTo(2);
        assertThat(room.people()).isEqualTo(1);
    }

    @Test
    void who_publishes_with_another_program_is_on_stage_as_long_as_something_arrives() {
        Sending picture = new Sending(true, true, false);

        room.publishers().hear(new Present("obs", "OBS", Role.HOST, picture, false));
        List<Present> while_it_arrives = room.onStage();
        room.publishers().hear(new Present("obs", "OBS", Role.HOST, Sending.NOTHING, false));

        assertThat(while_it_arrives).extracting(Present::name).containsExactly("OBS");
        assertThat(room.onStage()).isEmpty();
    }

    @Test
    void a_page_that_has_said_nothing_for_long_loses_its_place() {
        Pages carol = Pages.quick();
        enter(room, carol, person("carol", Role.ATTENDEE));

        room.flush(NOW.plus(Room.SILENCE).plusSeconds(1));

        assertThat(room.people()).isZero();
        assertThat(carol.closed).isNotNull();
    }

    @Test
    void what_nodes_tell_each_other_of_a_room_survives_the_way() {
        RoomFacts facts = facts(Phase.LIVE, TEAM, true);

        assertThat(RoomFacts.from(new JsonObject(facts.toJson().encode()))).isEqualTo(facts);
    }

    private static Admission enter(Room room, Pages page, Person person) {
        return enter(room, page, person, "", false);
    }

    private static Admission enter(
            Room room, Pages page, Person person, String resume, boolean take) {
        String own = resume.isEmpty() ? page.id() : resume;
        return room.enter(new Seat(page, own, person, NOW), resume, take, NOW);
    }

    private static Person person(String id, Role role) {
        return new Person(id, id, role, null, false, false, false, 0);
    }

    private static RoomFacts facts(Phase phase, CallSpec policy, boolean locked) {
        return facts(phase, policy, locked, RoomFacts.Places.ONE);
    }

    private static RoomFacts facts(
            Phase phase, CallSpec policy, boolean locked, RoomFacts.Places places) {
        UUID id = new UUID(1, 2);
        Instant at = phase == Phase.LIVE ? NOW : null;
        return new RoomFacts(
                id,
                id,
                id,
                "builtin",
                phase,
                at,
                NOW,
                NOW.plusSeconds(3600),
                locked,
                places,
                policy);
    }
}
