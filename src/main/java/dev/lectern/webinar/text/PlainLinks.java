package dev.lectern.webinar.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.text.TextContentNodeRendererContext;

/** Links in plain text: their words, and where they lead in brackets, unless the words say so. */
final class PlainLinks implements NodeRenderer {
    private static final Pattern LEADS_SOMEWHERE = Pattern.compile("(?i)(https?|mailto):");

    private final TextContentNodeRendererContext context;

    PlainLinks(TextContentNodeRendererContext context) {
        this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Link.class);
    }

    @Override
    public void render(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
        String address = ((Link) node).getDestination();
        boolean said =
                node.getFirstChild() instanceof Text words && words.getLiteral().equals(address);
        if (!said && LEADS_SOMEWHERE.matcher(address).lookingAt()) {
            context.getWriter().write(" (" + address + ")");
        }
    }
}
