package dev.lectern.kit.audit;

import dev.lectern.kit.web.Sentence;
import java.util.Map;

/**
 * What a feature's deeds are called where they are read. A deed goes by its action ("key.made"), a
 * value in its detail by the detail's name and itself ("role.host").
 */
public interface NamedDeeds {
    /** A verb in the past with what stands before its subject: "published a webinar:". */
    Map<String, Sentence> names();
}
