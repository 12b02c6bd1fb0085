package dev.lectern.webinar;

import dev.lectern.call.policy.Role;
import io.quarkus.qute.TemplateData;
import java.util.Optional;

/**
 * What whoever reads a webinar's page may do with it: the page offers nothing else.
 *
 * @param admin of the workspace
 * @param role nothing for members of the workspace who have no part in it
 */
@TemplateData
record Allowed(boolean admin, Optional<Role> role) {
    public boolean change() {
        return may(Right.CHANGE);
    }

    public boolean start() {
        return may(Right.START);
    }

    public boolean end() {
        return may(Right.END);
    }

    public boolean delete() {
        return may(Right.DELETE);
    }

    /** Its studio, which is for the stage. */
    public boolean studio() {
        return role.filter(Role::onStage).isPresent();
    }

    private boolean may(Right right) {
        return role.filter(right::allowed).isPresent();
    }
}
