package dev.lectern.kit.work;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says what jobs are about, to whoever has to decide on them; asked one feature after another. */
public interface WorkSubjects {
    /** The jobs it knows something of, by their ids. */
    Uni<Map<UUID, Subject>> of(List<Job> jobs);

    /**
     * What one job is about.
     *
     * @param name as its people call it
     * @param page where they find it
     */
    record Subject(String name, @Nullable String page) {}
}
