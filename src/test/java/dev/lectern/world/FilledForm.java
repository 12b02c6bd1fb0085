package dev.lectern.world;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form of a page as a browser without script would send it back. */
public final class FilledForm {
    private static final Pattern FIELD = Pattern.compile("<(input|select|textarea)\\b([^>]*)>");
    private static final Pattern OPTION = Pattern.compile("<option value=\"([^\"]*)\"( selected)?");

    private FilledForm() {}

    /** Its fields; of several forms on the page, those of all. */
    public static Map<String, String> of(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = FIELD.matcher(page);
        while (field.find()) {
            String about = field.group(2);
            String name = attribute(about, "name");
            boolean box = about.contains("type=\"checkbox\"") || about.contains("type=\"radio\"");
            if (!name.isEmpty() && (!box || about.contains(" checked"))) {
                fields.put(name, plain(value(field, page)));
            }
        }
        fields.remove("csrf");
        return fields;
    }

    private static String value(Matcher field, String page) {
        return switch (field.group(1)) {
            case "select" ->
                    chosen(page.substring(field.end(), page.indexOf("</select>", field.end())));
            case "textarea" ->
                    page.substring(field.end(), page.indexOf("</textarea>", field.end()));
            default -> attribute(field.group(2), "value");
        };
    }

    private static String chosen(String options) {
        Matcher option = OPTION.matcher(options);
        String first = null;
        while (option.find()) {
            if (option.group(2) != null) {
                return option.group(1);
            }
            first = first == null ? option.group(1) : first;
        }
        return first == null ? "" : first;
    }

    private static String attribute(String about, String name) {
        Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(about);
        return found.find() ? found.group(1) : "";
    }

    private static String plain(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
