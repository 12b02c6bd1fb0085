package dev.lectern.kit.audit;

import dev.lectern.kit.web.fault.Sentence;
import java.util.Map;

/**
 * What a feature's deeds are called where they are read. A deed goes by its action ("key.made"),
 * its subject, where that is a word of ours, by the action's thing and itself ("work:mail"); a
 * detail by "detail." and its name ("detail.role"), a value in it by the name and itself
 * ("role.host"); who did it and is no person by "actor." and what they are called in the log
 * ("actor.API key").
 */
public interface NamedDeeds {
    /** A verb in the past with what stands before its subject: "published a webinar:". */
    Map<String, Sentence> names();
}
