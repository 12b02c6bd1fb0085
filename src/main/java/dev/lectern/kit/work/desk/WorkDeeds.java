package dev.lectern.kit.work.desk;

import dev.lectern.kit.audit.NamedDeeds;
import dev.lectern.kit.web.fault.Sentence;
import dev.lectern.kit.work.Handler;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** What admins do about tasks, in words. */
@Singleton
class WorkDeeds implements NamedDeeds {
    private final Instance<Handler> handlers;

    WorkDeeds(@Any Instance<Handler> handlers) {
        this.handlers = handlers;
    }

    @Override
    public Map<String, Sentence> names() {
        Map<String, Sentence> names = new HashMap<>();
        names.put(
                "work.retried",
                Sentence.of("had a task tried again:", "hat eine Aufgabe erneut angestoßen:"));
        names.put("work.dropped", Sentence.of("dropped a task:", "hat eine Aufgabe verworfen:"));
        names.put("detail.about", Sentence.of("for", "für"));
        handlers.forEach(handler -> names.put("work:" + handler.kind(), handler.title()));
        return names;
    }
}
