package dev.lectern.kit.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z.]+)}");

    @Test
    void every_word_is_there_in_german_too() {
        List<Class<?>> bundles = bundles();
        List<String> missing = new ArrayList<>();
        bundles.forEach(bundle -> missing.addAll(missingFrom(bundle, german(nameOf(bundle)))));

        assertThat(bundles).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void a_missing_word_and_a_lost_hole_are_noticed() {
        Properties german = new Properties();
        german.setProperty("greeting", "Guten Tag");

        List<String> missing = missingFrom(Greetings.class, german);

        assertThat(missing)
                .containsExactlyInAnyOrder(
                        "test_de.properties lacks farewell",
                        "test_de.properties: greeting needs [name], not []");
    }

    interface Greetings {
        @Message("Hello {name}")
        String greeting(String name);

        @Message("Good bye")
        String farewell();
    }

    private static List<Class<?>> bundles() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("dev.lectern")
                        .stream()
                        .filter(type -> type.isAnnotatedWith(MessageBundle.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    private static List<String> missingFrom(Class<?> bundle, Properties german) {
        String file = nameOf(bundle) + "_de.properties";
        List<String> missing = new ArrayList<>();
        for (Method word : bundle.getDeclaredMethods()) {
            Message english = word.getAnnotation(Message.class);
            String translated = german.getProperty(word.getName(), "");
            if (english == null || word.isSynthetic()) {
                continue;
            }
            if (translated.isBlank()) {
                missing.add(file + " lacks " + word.getName());
            } else if (!holes(translated).equals(holes(english.value()))) {
                missing.add(
                        file
                                + ": "
                                + word.getName()
                                + " needs "
                                + holes(english.value())
                                + ", not "
                                + holes(translated));
            }
        }
        return missing;
    }

    private static TreeSet<String> holes(String text) {
        TreeSet<String> names = new TreeSet<>();
        HOLE.matcher(text).results().forEach(hole -> names.add(hole.group(1)));
        return names;
    }

    private static String nameOf(Class<?> bundle) {
        MessageBundle annotation = bundle.getAnnotation(MessageBundle.class);
        return annotation == null ? "test" : annotation.value();
    }

    private static Properties german(String bundle) {
        Properties words = new Properties();
        String file = "messages/" + bundle + "_de.properties";
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try (var in = loader.getResourceAsStream(file)) {
            if (in != null) {
                words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return words;
    }
}
