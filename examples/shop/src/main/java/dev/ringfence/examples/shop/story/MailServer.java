package dev.ringfence.examples.shop.story;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes mail by SMTP (RFC 5321) on the loopback interface and delivers none: it notes the recipients of each message. */
public final class MailServer implements Closeable {
    private final ServerSocket socket;
    private final List<String> recipients = new CopyOnWriteArrayList<>();

    private MailServer(ServerSocket socket) {
        this.socket = socket;
    }

    static MailServer start() throws IOException {
        MailServer server = new MailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(server::listen, "mail-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Whom mail has reached, a message after the other. */
    public List<String> recipients() {
        return List.copyOf(recipients);
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                serve(client);
            } catch (IOException gone) {
                // The client has left, or the server was closed: the next one, if there is any.
            }
        }
    }

    private void serve(Socket client) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
        BufferedWriter out =
                new BufferedWriter(new OutputStreamWriter(client.getOutputStream(), StandardCharsets.ISO_8859_1));
        answer(out, "220 loopback");
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.toUpperCase(Locale.ROOT);
            if (command.startsWith("RCPT TO:")) {
                recipients.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
            }
            if (command.equals("DATA")) {
                answer(out, "354 go on");
                skipMessage(in);
            }
            answer(out, command.equals("QUIT") ? "221 bye" : "250 ok");
        }
    }

    /** Up to the line that has nothing but a dot. */
    private static void skipMessage(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals(".")) {
            line = in.readLine();
        }
    }

    private static void answer(BufferedWriter out, String line) throws IOException {
        out.write(line + "\r\n");
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
