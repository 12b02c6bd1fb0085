package dev.lectern.webinar.text;

import dev.lectern.kit.web.fault.Sentence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** What people write about a webinar: Markdown in, safe HTML or plain text out. */
public final class Markdown {
    public static final int LONGEST = 20_000;
    private static final int DEEPEST = 40;
    private static final int MOST_NODES = 5_000;

    /** The parser looks to the end of the text for the end of each. */
    private static final int MOST_ANGLES = 200;

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br>").build();
    private static final TextContentRenderer TEXT =
            TextContentRenderer.builder().nodeRendererFactory(PlainLinks::new).build();
    private static final PolicyFactory ALLOWED =
            new HtmlPolicyBuilder()
                    .allowElements(
                            "p",
                            "br",
                            "em",
                            "strong",
                            "ul",
                            "ol",
                            "li",
                            "blockquote",
                            "code",
                            "pre",
                            "hr",
                            "h2",
                            "h3",
                            "h4",
                            "a")
                    .allowElements(
                            (name, attributes) -> name.equals("h1") ? "h2" : "h4",
                            List.of("h1", "h5", "h6").toArray(String[]::new))
                    .allowAttributes("href")
                    .matching((element, attribute, address) -> address.isBlank() ? null : address)
                    .onElements("a")
                    .allowAttributes("start")
                    .matching(java.util.regex.Pattern.compile("\\d{1,9}"))
                    .onElements("ol")
                    .allowUrlProtocols("https", "http", "mailto")
                    .requireRelNofollowOnLinks()
                    .toFactory();

    private Markdown() {}

    /** A sentence saying why this cannot stand, or nothing. */
    public static Optional<Sentence> problem(String text) {
        if (text.length() > LONGEST) {
            return Optional.of(
                    Sentence.of(
                                    "Shorten this to %,d characters.",
                                    "Kürzen Sie das auf %,d Zeichen.")
                            .about(LONGEST));
        }
        if (angles(text) > MOST_ANGLES) {
            return Optional.of(
                    Sentence.of(
                                    "Use at most %d “<” signs.",
                                    "Verwenden Sie höchstens %d Zeichen „<“.")
                            .about(MOST_ANGLES));
        }
        if (tooBig(PARSER.parse(text))) {
            return Optional.of(
                    Sentence.of(
                            "This is nested or marked up more than a page can show. Make it"
                                    + " simpler.",
                            "Das ist tiefer verschachtelt oder ausgezeichnet, als eine Seite zeigen"
                                    + " kann. Machen Sie es einfacher."));
        }
        return Optional.empty();
    }

    public static String html(String text) {
        return read(text).map(document -> ALLOWED.sanitize(HTML.render(document))).orElse("");
    }

    public static String plain(String text) {
        return read(text).map(TEXT::render).orElse("");
    }

    private static Optional<Node> read(String text) {
        return angles(text) > MOST_ANGLES
                ? Optional.empty()
                : Optional.of(PARSER.parse(text)).filter(document -> !tooBig(document));
    }

    private static long angles(String text) {
        return text.chars().filter(letter -> letter == '<').count();
    }

    private static boolean tooBig(Node document) {
        record Step(Node node, int depth) {}
        Deque<Step> open = new ArrayDeque<>();
        open.push(new Step(document, 0));
        int nodes = 0;
        while (!open.isEmpty()) {
            Step step = open.pop();
            if (step.depth() > DEEPEST || ++nodes > MOST_NODES) {
                return true;
            }
            for (Node child = step.node().getFirstChild(); child != null; child = child.getNext()) {
                open.push(new Step(child, step.depth() + 1));
            }
        }
        return false;
    }
}
