package dev.ringfence.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between clients and a server, and can stop passing anything on, cut every connection and take no new one, or lose
 * what one of both says next.
 */
public final class FlakyRelay implements AutoCloseable {
    private enum State {
        PASSING,
        PAUSED,
        CUT,
        LOSING_REQUEST,
        LOSING_ANSWER
    }

    private final ServerSocket listening;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private State state = State.PASSING;

    private FlakyRelay(ServerSocket listening, int target) {
        this.listening = listening;
        this.target = target;
    }

    /** A relay to a port of this machine. */
    public static FlakyRelay to(int port) throws IOException {
        FlakyRelay relay = new FlakyRelay(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), port);
        start(relay::accept);
        return relay;
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** Like a server that hangs: connections stay, and nothing comes. */
    public void pause() {
        change(State.PAUSED);
    }

    /** Like a server that died. */
    public void cut() {
        change(State.CUT);
        open.forEach(FlakyRelay::close);
    }

    /** What the server says next is lost, and with it every connection; new ones pass. */
    public void loseNextAnswer() {
        change(State.LOSING_ANSWER);
    }

    /** What a client says next never comes to the server, and every connection is lost; new ones pass. */
    public void loseNextRequest() {
        change(State.LOSING_REQUEST);
    }

    public void pass() {
        change(State.PASSING);
    }

    private synchronized void change(State to) {
        state = to;
        notifyAll();
    }

    private synchronized boolean passes() throws InterruptedException {
        while (state == State.PAUSED) {
            wait();
        }
        return state != State.CUT;
    }

    /** True once, for who says what is to be lost. */
    private synchronized boolean loses(State direction) {
        if (state != direction) {
            return false;
        }
        state = State.PASSING;
        return true;
    }

    private synchronized boolean isCut() {
        return state == State.CUT;
    }

    private static void start(Runnable body) {
        Thread thread = new Thread(body, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket client = listening.accept();
                if (!passes()) {
                    close(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(client);
                open.add(server);
                if (isCut()) {
                    // Meanwhile, so that whoever cut did not see them.
                    close(client);
                    close(server);
                    continue;
                }
                start(() -> pump(client, server, State.LOSING_REQUEST));
                start(() -> pump(server, client, State.LOSING_ANSWER));
            } catch (IOException ended) {
                // One of the sockets was closed: by the end of the test, or by a client that gave up.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, State losing) {
        byte[] buffer = new byte[16_384];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0 && passes(); length = in.read(buffer)) {
                if (loses(losing)) {
                    open.forEach(FlakyRelay::close);
                    return;
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException ended) {
            // Either side ended the connection.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
        cut();
    }
}
