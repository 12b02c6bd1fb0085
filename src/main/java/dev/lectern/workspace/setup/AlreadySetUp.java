package dev.lectern.workspace.setup;

import dev.lectern.kit.web.fault.NotFound;
import dev.lectern.kit.web.fault.Sentence;

/** Somebody is there: an installation is founded once. */
class AlreadySetUp extends NotFound {
    AlreadySetUp() {
        super(
                Sentence.of(
                        "This installation is already set up.",
                        "Diese Installation ist schon eingerichtet."));
    }
}
