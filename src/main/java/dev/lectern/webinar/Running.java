package dev.lectern.webinar;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What the clock does of a webinar: begins it, ends it, reminds people of it. */
@Embeddable
class Running {
    @Column(name = "auto_start", nullable = false)
    private boolean autoStart;

    @Column(name = "auto_end", nullable = false)
    private boolean autoEnd;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(nullable = false)
    private JsonObject reminders;

    protected Running() {}

    Running(boolean autoStart, boolean autoEnd, List<Integer> reminders) {
        this.autoStart = autoStart;
        this.autoEnd = autoEnd;
        this.reminders = Webinar.list(new JsonArray(reminders));
    }

    /** A host begins it, an empty stage ends it; a day and a quarter of an hour before. */
    static Running usual() {
        return new Running(false, true, List.of(1440, 15));
    }

    boolean autoStart() {
        return autoStart;
    }

    boolean autoEnd() {
        return autoEnd;
    }

    /** Minutes before the start. */
    List<Integer> reminders() {
        return Webinar.items(reminders).stream().map(Integer.class::cast).toList();
    }
}
