package dev.ringfence.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Stands between a client and a server, delays what passes, and counts round trips: how often the client spoke anew. */
public final class TcpRelay implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final long delayNanos;
    private final AtomicLong roundTrips = new AtomicLong();

    private TcpRelay(ServerSocket listening, int target, Duration delay) {
        this.listening = listening;
        this.target = target;
        this.delayNanos = delay.toNanos();
    }

    /** A relay to a port of this machine. Half of the delay is taken on each way. */
    public static TcpRelay to(int port, Duration delay) throws IOException {
        TcpRelay relay = new TcpRelay(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), port, delay);
        start("relay", relay::accept);
        return relay;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Round trips of all connections so far. */
    public long roundTrips() {
        return roundTrips.get();
    }

    private static void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                Turn turn = new Turn();
                start("relay to server", () -> pump(client, server, turn, true));
                start("relay to client", () -> pump(server, client, turn, false));
            }
        } catch (IOException closed) {
            // The end of the test.
        }
    }

    /** Who spoke last on one connection. */
    private static final class Turn {
        private boolean client;

        synchronized boolean taken(boolean byClient) {
            boolean changed = client != byClient;
            client = byClient;
            return changed;
        }
    }

    private void pump(Socket from, Socket to, Turn turn, boolean fromClient) {
        byte[] buffer = new byte[65_536];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (turn.taken(fromClient) && fromClient) {
                    roundTrips.incrementAndGet();
                }
                if (delayNanos > 0) {
                    LockSupport.parkNanos(delayNanos / 2);
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException closed) {
            // One of both ended the connection.
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
