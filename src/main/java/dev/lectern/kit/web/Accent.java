package dev.lectern.kit.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A workspace's colour, with the shades that keep it readable on paper and on dark.
 *
 * <p>Contrast is WCAG 2.1's: text needs 4.5 to 1. A colour that is too pale for paper is darkened,
 * one that is too dark for the dark pages lightened, as little as does it.
 */
public record Accent(int red, int green, int blue) {
    public static final Accent DEFAULT = new Accent(0x1f, 0x6f, 0x5c);

    private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{6})");
    private static final Accent WHITE = new Accent(255, 255, 255);
    private static final Accent PAPER = new Accent(0xfb, 0xfa, 0xf7);
    private static final Accent NIGHT = new Accent(0x1c, 0x1f, 0x24);
    private static final Accent BLACK = new Accent(0x0c, 0x0d, 0x0f);
    private static final double READABLE = 4.5;

    /** Reads {@code #1F6F5C}, with or without the hash. */
    public static Optional<Accent> parse(String text) {
        var match = HEX.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        int rgb = Integer.parseInt(match.group(1), 16);
        return Optional.of(new Accent(rgb >> 16, rgb >> 8 & 255, rgb & 255));
    }

    /** Six hexadecimal digits, lower case, without the hash. */
    public String hex() {
        return String.format(Locale.ROOT, "%02x%02x%02x", red, green, blue);
    }

    /** The nearest shade on which white text and which on paper can be read. */
    public Accent onPaper() {
        Accent shade = this;
        for (int step = 1; shade.contrast(PAPER) < READABLE && step <= 20; step++) {
            shade = mix(BLACK, step * 0.05);
        }
        return shade;
    }

    /** The nearest shade that can be read on the dark pages. */
    public Accent onNight() {
        Accent shade = this;
        for (int step = 1; shade.contrast(NIGHT) < 6 && step <= 20; step++) {
            shade = mix(WHITE, step * 0.05);
        }
        return shade;
    }

    public double contrast(Accent other) {
        double light = Math.max(luminance(), other.luminance());
        double dark = Math.min(luminance(), other.luminance());
        return (light + 0.05) / (dark + 0.05);
    }

    /** The style sheet that dresses a page in this colour. */
    String css() {
        Accent paper = onPaper();
        Accent night = onNight();
        String light =
                declarations(paper, paper.mix(BLACK, 0.18), paper.mix(PAPER, 0.88), "#ffffff");
        String dark =
                declarations(
                        night, night.mix(WHITE, 0.18), night.mix(NIGHT, 0.82), "#" + BLACK.hex());
        return ":root{%s}\n:root[data-theme='dark']{%s}\n".formatted(light, dark)
                + "@media (prefers-color-scheme:dark){:root:not([data-theme='light']){%s}}\n"
                        .formatted(dark);
    }

    private static String declarations(Accent accent, Accent strong, Accent soft, String on) {
        return "--accent:#%s;--accent-strong:#%s;--accent-soft:#%s;--on-accent:%s"
                .formatted(accent.hex(), strong.hex(), soft.hex(), on);
    }

    private Accent mix(Accent other, double part) {
        return new Accent(
                mixed(red, other.red, part),
                mixed(green, other.green, part),
                mixed(blue, other.blue, part));
    }

    private static int mixed(int from, int to, double part) {
        return (int) Math.round(from + (to - from) * part);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
