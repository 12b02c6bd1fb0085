package dev.lectern.sfu.sdp;

import java.util.Random;

/**
 * A browser's offer as somebody changed it to break its readers: letters, pieces, doubled parts.
 */
public final class HostileOffers {
    private final Random random;

    public HostileOffers(long seed) {
        this.random = new Random(seed);
    }

    /** Another one; it still begins as a session description does. */
    public String next() {
        StringBuilder text = new StringBuilder(OfferTest.OFFER);
        for (int c = 0; c <= random.nextInt(8); c++) {
            int at = 4 + random.nextInt(text.length() - 4);
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(300));
                case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(30)));
                case 2 -> number(text, at);
                default -> {
                    String all = OfferTest.OFFER;
                    text.insert(at, all, 0, random.nextInt(all.length()));
                }
            }
        }
        return text.toString();
    }

    /** Puts a number where one was, of any size and sign. */
    private void number(StringBuilder text, int from) {
        int at = from;
        while (at < text.length() && !Character.isDigit(text.charAt(at))) at++;
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) end++;
        text.replace(at, end, Long.toString(random.nextLong() >> random.nextInt(64)));
    }
}
