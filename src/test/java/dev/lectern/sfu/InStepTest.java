package dev.lectern.sfu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InStepTest {
    private final InStep step = new InStep();

    @Test
    void who_shows_camera_and_screen_waits_with_both_as_the_slower_one_does() {
        step.picture("alice", 300);
        step.picture("alice", 100);

        assertThat(step.of("alice")).isEqualTo(300);
    }

    @Test
    void who_shows_nothing_is_heard_at_once() {
        step.picture("alice", 300);

        assertThat(step.of("bob")).isZero();
    }

    @Test
    void the_programmes_voice_and_picture_wait_for_each_other_and_nobody_else_does() {
        step.picture("alice", 100);
        step.picture("bob", 300);
        step.picture("carol", 50);

        step.programme("bob", "alice");

        assertThat(step.of("alice")).isEqualTo(300);
        assertThat(step.of("bob")).isEqualTo(300);
        assertThat(step.of("carol")).isEqualTo(50);
    }
}
