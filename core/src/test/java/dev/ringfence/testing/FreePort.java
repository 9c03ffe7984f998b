package dev.ringfence.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A port of the loopback at which nothing listens, for a server that has to be told one. It lies below those that the
 * system gives to who asks for any, so that nobody is given it by chance before the server has started.
 */
final class FreePort {
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    /** Where JVMs that run side by side begin to look is another place for each. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private FreePort() {}

    /** Another one with each call. */
    static int find() {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("none of " + COUNT + " ports from " + FIRST + " is free");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
