package dev.ringfence.refresh.survivor;

import dev.ringfence.refresh.base.RefreshChecks;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * One value of millions is left in a target of as many cells: is it found, each time, and what does it cost?
 *
 * <p>Arguments: how many values (10,000,000), how often (100). Each time with another key and other values; half of the cells
 * hold an address, the others a sentence. Prints one line for each time and one for all.
 */
public final class SurvivorMain {
    private static final int BLOCK = 8_192;

    private SurvivorMain() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        int values = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000_000;
        int times = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
        long seed = System.nanoTime();
        System.out.printf("%,d values, %d times, seed %d%n", values, times, seed);
        SplittableRandom random = new SplittableRandom(seed);
        int found = 0;
        long alarms = 0;
        double rate = 0;
        for (int i = 1; i <= times; i++) {
            Round round = new Round(values, random.split());
            found += round.run() ? 1 : 0;
            alarms += round.alarms;
            rate = round.rate;
            System.out.printf(
                    "%3d: %s, remembered in %.0f ns a value, %,d bytes, scanned in %.0f ns a cell, %.0f MB/s, %d false alarms%n",
                    i,
                    found == i ? "found" : "MISSED",
                    round.rememberNanos / (double) values,
                    round.memory.sizeBytes(),
                    round.scanNanos / (double) values,
                    round.scannedBytes * 1e3 / round.scanNanos,
                    round.alarms);
        }
        System.out.printf(
                "%d of %d found, %d false alarms, %.1e by theory for each stretch that is asked for%n",
                found, times, alarms, rate);
    }

    /** Of this thread alone: the machine may have other things to do. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** One key, one set of values, one planted. */
    private static final class Round {
        private final int values;
        private final SplittableRandom random;
        private final SurvivorMemory memory;
        private final FoldedText text = new FoldedText();
        private final long salt;
        private long rememberNanos;
        private long scanNanos;
        private long scannedBytes;
        private long alarms;
        private double rate;

        Round(int values, SplittableRandom random) {
            this.values = values;
            this.random = random;
            this.salt = random.nextLong() >>> 1;
            this.memory = SurvivorMemory.of(values, RefreshChecks.SURVIVOR_MEMORY_BYTES);
        }

        private byte[] address(long number, String domain) {
            long mixed = (number * 0x9E3779B97F4A7C15L ^ salt) >>> 20;
            return (Long.toString(mixed, 36) + "." + Long.toString(number, 36) + "@" + domain)
                    .getBytes(StandardCharsets.UTF_8);
        }

        private static byte[] sentence(int number) {
            return ("Asked about invoice " + number + " on Tuesday, wants the blue one delivered to the door")
                    .getBytes(StandardCharsets.UTF_8);
        }

        boolean run() {
            byte[][] block = new byte[BLOCK][];
            SurvivorMemory.Writer writer = memory.writer();
            long begun;
            for (int first = 0; first < values; first += BLOCK) {
                int count = Math.min(BLOCK, values - first);
                for (int i = 0; i < count; i++) {
                    block[i] = address(first + i, "mail.org");
                }
                begun = cpuNanos();
                for (int i = 0; i < count; i++) {
                    text.fold(block[i], 0, block[i].length, false);
                    writer.remember(text);
                }
                rememberNanos += cpuNanos() - begun;
            }
            writer.flush();
            rate = memory.falsePositiveRate();
            int planted = random.nextInt(values);
            int place = random.nextInt(values);
            byte[] survivor = address(planted, "mail.org");
            SurvivorCandidates candidates = new SurvivorCandidates();
            SurvivorScan scan = new SurvivorScan(memory, candidates);
            for (int first = 0; first < values; first += BLOCK) {
                int count = Math.min(BLOCK, values - first);
                for (int i = 0; i < count; i++) {
                    int number = first + i;
                    block[i] = number == place
                            ? survivor
                            : number % 2 == 0 ? address(number, "example.com") : sentence(number);
                    scannedBytes += block[i].length;
                }
                begun = cpuNanos();
                for (int i = 0; i < count; i++) {
                    scan.look(0, block[i], 0, block[i].length, false);
                }
                scanNanos += cpuNanos() - begun;
            }
            text.fold(survivor, 0, survivor.length, false);
            String form = SurvivorMemory.form(text);
            alarms = (long) candidates.forms().size() - (candidates.places(form).isEmpty() ? 0 : 1);
            return !candidates.places(form).isEmpty();
        }
    }
}
