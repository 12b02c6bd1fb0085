package dev.lectern.webinar;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words for templates. */
@MessageBundle("template")
interface TemplateWords {
    @Message("Templates")
    String templates();

    @Message("What your webinars have in common, ready to begin from.")
    String templatesHelp();

    @Message("From a template")
    String fromTemplate();

    @Message("Begin with an empty one")
    String emptyStart();

    @Message("No templates yet")
    String noTemplates();

    @Message(
            "On the page of a webinar, “Save as template” keeps everything but the time. Then it is here to begin from.")
    String noTemplatesHelp();

    @Message("Name of the template")
    String templateName();

    @Message("Save template")
    String saveTemplate();

    @Message("Saved as the template “{name}”.")
    String templateSaved(String name);

    @Message("The template is gone.")
    String templateDeleted();

    @Message("Plan one like it")
    String begin();

    @Message("Plan one like {name}")
    String beginFrom(String name);

    @Message("Delete")
    String deleteTemplate();

    @Message("Delete the template “{name}”?")
    String deleteTemplateTitle(String name);

    @Message("Webinars made from it stay as they are.")
    String deleteTemplateHelp();

    @Message("{count} minutes")
    String minutes(long count);

    @Message("Save as template")
    String saveAsTemplate();

    @Message(
            "Everything but the time is kept: texts, speakers, pictures, registration, the video room.")
    String saveAsTemplateHelp();
}
