package dev.lectern.call.stream;

import dev.lectern.call.CallPlan;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Under which id a person stands at Stream: their workspace's name before their own, since
 * workspaces may share an app. So nobody's identity is another workspace's person, or the user who
 * acts for us.
 */
final class StreamUser {
    private static final int BEFORE = 23;
    private static final Pattern OURS = Pattern.compile("[A-Za-z0-9_-]{22}_[A-Za-z0-9_-]{1,36}");

    private StreamUser() {}

    static String id(CallPlan plan, String identity) {
        return shortened(plan.workspace()) + "_" + identity;
    }

    /** Who came by another way than ours keeps the name that they have there. */
    static String identity(String id) {
        return OURS.matcher(id).matches() ? id.substring(BEFORE) : id;
    }

    private static String shortened(UUID workspace) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * 2);
        bytes.putLong(workspace.getMostSignificantBits());
        bytes.putLong(workspace.getLeastSignificantBits());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }
}
