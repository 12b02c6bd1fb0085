package dev.lectern.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lectern.kit.db.Ids;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What an identity server gives and takes back. */
class FollowedRolesTest {
    private final Member carol = Member.of(Ids.next(), Ids.next(), Role.HOST, Instant.EPOCH);

    @Test
    void whom_people_here_made_a_member_stays_one() {
        assertThat(carol.endsWithoutRole(1)).isFalse();
    }

    @Test
    void whom_it_placed_goes_when_it_names_no_role_any_more() {
        carol.follow(Role.ADMIN, 1);

        assertThat(carol.role).isEqualTo(Role.ADMIN);
        assertThat(carol.endsWithoutRole(1)).isTrue();
    }

    @Test
    void whom_people_here_gave_a_role_afterwards_stays() {
        carol.follow(Role.ADMIN, 1);

        carol.become(Role.HOST, Role.OWNER, 1);

        assertThat(carol.endsWithoutRole(1)).isFalse();
    }

    @Test
    void the_last_owner_stays() {
        carol.follow(Role.OWNER, 0);

        carol.follow(Role.HOST, 0);

        assertThat(carol.role).isEqualTo(Role.OWNER);
        assertThat(carol.endsWithoutRole(0)).isFalse();
        assertThat(carol.endsWithoutRole(1)).isTrue();
    }
}
