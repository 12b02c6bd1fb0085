package dev.lectern.webinar;

import io.nayuki.qrcodegen.QrCode;

/** An address as a QR code, drawn in one path. */
final class QrPicture {
    /** Light modules round it, as ISO 18004 asks for. */
    private static final int QUIET = 4;

    private QrPicture() {}

    static String of(String address) {
        QrCode code = QrCode.encodeText(address, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append("M%d %dh1v1h-1z".formatted(x + QUIET, y + QUIET));
                }
            }
        }
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%1$dv%1$dH0z"/><path d="%2$s"/></svg>
        """
                .formatted(side, path);
    }
}
