package dev.lectern.kit.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * An SMTP server that says at each step what a test wants it to say, or hangs up there. Steps are
 * {@code GREETING}, {@code EHLO}, {@code MAIL}, {@code RCPT}, {@code DATA}, {@code END} (after the
 * last line of a mail) and {@code RSET}.
 */
final class HostileSmtpServer implements AutoCloseable {
    private static final String HANG_UP = "";

    private final ServerSocket socket;
    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final Map<String, String> onces = new ConcurrentHashMap<>();
    private final Map<String, Duration> waits = new ConcurrentHashMap<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    final List<String> mails = Collections.synchronizedList(new ArrayList<>());
    final List<String> commands = Collections.synchronizedList(new ArrayList<>());

    HostileSmtpServer() throws IOException {
        this(0);
    }

    HostileSmtpServer(int port) throws IOException {
        socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        start("smtp-accept", this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    HostileSmtpServer at(String step, String reply) {
        replies.put(step, reply);
        return this;
    }

    /** Says what it says at a step only after a while, or when the test is over. */
    HostileSmtpServer slowAt(String step, Duration wait) {
        waits.put(step, wait);
        return this;
    }

    void once(String step, String reply) {
        onces.put(step, reply);
    }

    HostileSmtpServer hangUpAt(String step) {
        return at(step, HANG_UP);
    }

    List<String> copies() {
        synchronized (mails) {
            return List.copyOf(mails);
        }
    }

    int received() {
        return mails.size();
    }

    /** How often it was told this about an address. */
    long asked(String step, String address) {
        synchronized (commands) {
            return commands.stream()
                    .filter(line -> line.startsWith(step) && line.contains(address))
                    .count();
        }
    }

    void forget() {
        mails.clear();
        commands.clear();
    }

    void behave() {
        replies.clear();
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                if (over.getCount() == 0) {
                    connection.close();
                    return;
                }
                connection.setTcpNoDelay(true);
                connections.add(connection);
                start("smtp-talk", () -> talkUntilItEnds(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talkUntilItEnds(Socket connection) {
        try (connection) {
            talk(connection);
        } catch (IOException gone) {
            connections.remove(connection);
        }
    }

    private void talk(Socket connection) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = connection.getOutputStream();
        if (!say(out, "GREETING", "220 hostile")) {
            return;
        }
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            String step = line.split("[ :]")[0].toUpperCase(Locale.ROOT);
            boolean on =
                    switch (step) {
                        case "EHLO" -> say(out, "EHLO", "250-hostile\r\n250 PIPELINING");
                        case "DATA" -> data(in, out);
                        case "QUIT" -> false;
                        default -> say(out, step, "250 fine");
                    };
            if (!on) {
                return;
            }
        }
    }

    private boolean data(BufferedReader in, OutputStream out) throws IOException {
        if (!say(out, "DATA", "354 go on")) {
            return false;
        }
        if (replies.containsKey("DATA")) {
            return true;
        }
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                return false;
            }
            mail.append(line).append('\n');
        }
        mails.add(mail.toString());
        return say(out, "END", "250 queued");
    }

    private boolean say(OutputStream out, String step, String usual) throws IOException {
        String once = onces.remove(step);
        String reply = once == null ? replies.getOrDefault(step, usual) : once;
        try {
            over.await(waits.getOrDefault(step, Duration.ZERO).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return false;
        }
        if (reply.equals(HANG_UP)) {
            return false;
        }
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return !reply.startsWith("421");
    }

    @Override
    public void close() throws IOException {
        over.countDown();
        socket.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
