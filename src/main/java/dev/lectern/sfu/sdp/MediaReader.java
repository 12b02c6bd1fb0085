package dev.lectern.sfu.sdp;

import dev.lectern.sfu.rtp.Codec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the attributes of one m-line until all of them are known. */
final class MediaReader {
    private static final int MOST_ENTRIES = 128;
    private final String kind;
    private final String protocol;
    private final List<String> formats;
    private final boolean refused;
    private String mid;
    private OfferedMedia.Direction direction = OfferedMedia.Direction.SENDRECV;
    private final Map<Integer, String> encodings = new LinkedHashMap<>();
    private final Map<Integer, String> parameters = new HashMap<>();
    private final Map<Integer, Set<String>> feedback = new HashMap<>();
    private final Set<String> feedbackOfAll = new HashSet<>();
    private final Map<String, Integer> extensions = new LinkedHashMap<>();
    private final List<Integer> sources = new ArrayList<>();
    private final Map<Integer, Integer> retransmissions = new HashMap<>();
    private final List<String> rids = new ArrayList<>();
    private String simulcast;

    MediaReader(String line) {
        String[] words = line.substring(2).trim().split(" +");
        if (words.length < 4) throw new BadOffer("An m-line of the offer is incomplete.");
        kind = words[0];
        protocol = words[2];
        formats = List.of(words).subList(3, words.length);
        if (formats.size() > MOST_ENTRIES) throw new BadOffer("An m-line has too many formats.");
        refused = words[1].equals("0");
    }

    void attribute(String name, String value) {
        switch (name) {
            case "mid" -> mid = value;
            case "sendrecv" -> direction = OfferedMedia.Direction.SENDRECV;
            case "sendonly" -> direction = OfferedMedia.Direction.SENDONLY;
            case "recvonly" -> direction = OfferedMedia.Direction.RECVONLY;
            case "inactive" -> direction = OfferedMedia.Direction.INACTIVE;
            case "rtpmap" -> put(encodings, value);
            case "fmtp" -> put(parameters, value);
            case "rtcp-fb" -> readFeedback(value);
            case "extmap" -> readExtension(value);
            case "ssrc" -> readSource(value);
            case "ssrc-group" -> readGroup(value);
            case "rid" -> readRid(value);
            case "simulcast" -> simulcast = value;
            default -> {}
        }
    }

    private static void put(Map<Integer, String> map, String value) {
        int space = value.indexOf(' ');
        int type = space < 0 ? -1 : number(value.substring(0, space));
        if (type >= 0 && type < 128) map.put(type, value.substring(space + 1).trim());
    }

    private void readFeedback(String value) {
        int space = value.indexOf(' ');
        if (space < 0) return;
        String what = value.substring(space + 1).trim();
        if (value.startsWith("*")) {
            feedbackOfAll.add(what);
            return;
        }
        int type = number(value.substring(0, space));
        if (type >= 0) feedback.computeIfAbsent(type, t -> new HashSet<>()).add(what);
    }

    private void readExtension(String value) {
        String[] words = value.split(" +");
        if (words.length < 2 || extensions.size() >= MOST_ENTRIES) return;
        int slash = words[0].indexOf('/');
        int id = number(slash < 0 ? words[0] : words[0].substring(0, slash));
        if (id >= 1 && id <= 255) extensions.putIfAbsent(words[1], id);
    }

    private void readSource(String value) {
        int space = value.indexOf(' ');
        long ssrc = longNumber(space < 0 ? value : value.substring(0, space));
        if (ssrc >= 0 && sources.size() < MOST_ENTRIES && !sources.contains((int) ssrc)) {
            sources.add((int) ssrc);
        }
    }

    private void readGroup(String value) {
        String[] words = value.split(" +");
        if (words.length != 3 || !words[0].equals("FID")) return;
        long media = longNumber(words[1]);
        long repair = longNumber(words[2]);
        if (media >= 0 && repair >= 0) retransmissions.put((int) media, (int) repair);
    }

    private void readRid(String value) {
        String[] words = value.split(" +");
        if (words.length >= 2 && words[1].equals("send") && isRid(words[0]) && rids.size() < 3) {
            rids.add(words[0]);
        }
    }

    private static boolean isRid(String text) {
        return text.length() <= 16
                && !text.isEmpty()
                && text.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
    }

    OfferedMedia finish() {
        return new OfferedMedia(
                kind,
                protocol,
                formats,
                refused,
                mid,
                direction,
                codecs(),
                Map.copyOf(extensions),
                List.copyOf(sources),
                Map.copyOf(retransmissions),
                simulcast == null ? List.of() : simulcastOrder());
    }

    private List<String> simulcastOrder() {
        List<String> ordered = new ArrayList<>();
        for (String one : simulcast.split("[ ;,]+")) {
            String rid = one.startsWith("~") ? one.substring(1) : one;
            if (rids.contains(rid) && !ordered.contains(rid)) ordered.add(rid);
        }
        return List.copyOf(ordered);
    }

    private List<OfferedCodec> codecs() {
        Map<Integer, Integer> repairs = new HashMap<>();
        encodings.forEach(
                (type, encoding) -> {
                    int of =
                            encoding.toLowerCase(java.util.Locale.ROOT).startsWith("rtx/")
                                    ? apt(type)
                                    : -1;
                    if (of >= 0) repairs.put(of, type);
                });
        List<OfferedCodec> codecs = new ArrayList<>();
        for (String format : formats) {
            int type = number(format);
            String encoding = encodings.get(type);
            if (encoding == null) continue;
            int slash = encoding.indexOf('/');
            Codec codec = slash < 0 ? null : Codec.named(encoding.substring(0, slash));
            if (codec == null || codec.video != kind.equals("video")) continue;
            Set<String> wanted = new HashSet<>(feedbackOfAll);
            wanted.addAll(feedback.getOrDefault(type, Set.of()));
            codecs.add(
                    new OfferedCodec(
                            codec,
                            type,
                            encoding,
                            parameters.getOrDefault(type, ""),
                            Set.copyOf(wanted),
                            repairs.getOrDefault(type, -1)));
        }
        return List.copyOf(codecs);
    }

    private int apt(int type) {
        String text = parameters.getOrDefault(type, "");
        return text.startsWith("apt=") ? number(text.substring(4).split("[; ]")[0]) : -1;
    }

    private static int number(String text) {
        long value = longNumber(text);
        return value > Integer.MAX_VALUE ? -1 : (int) value;
    }

    private static long longNumber(String text) {
        if (text.isEmpty() || text.length() > 10) return -1;
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            value = value * 10 + digit;
        }
        return value > 0xFFFFFFFFL ? -1 : value;
    }
}
