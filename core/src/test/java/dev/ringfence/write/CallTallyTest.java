package dev.ringfence.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CallTallyTest {
    private static final int CALLS = 10_000;

    private static Thread counting(CallTally tally, int calls) {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < calls; i++) {
                tally.ofThisThread().increment();
            }
        });
        thread.start();
        return thread;
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void sum_ofManyThreads_isExact() throws InterruptedException {
        CallTally tally = new CallTally();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(counting(tally, CALLS));
        }
        join(threads);

        assertThat(tally.sum()).isEqualTo(8L * CALLS);
    }

    @Test
    void sum_ofThreadsThatEnded_isKeptAndTheirCellsAreNot() throws InterruptedException {
        CallTally tally = new CallTally();
        for (int i = 0; i < 1_000; i++) {
            join(List.of(counting(tally, 3)));
            assertThat(tally.sum()).isEqualTo(3L * (i + 1));
        }

        assertThat(tally.cells()).isLessThanOrEqualTo(65);
    }

    @Test
    void sum_whileThreadsCome_neverFalls() throws InterruptedException {
        CallTally tally = new CallTally();
        List<Thread> threads = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < 300; i++) {
            threads.add(counting(tally, 100));
            long sum = tally.sum();
            assertThat(sum).isGreaterThanOrEqualTo(last);
            last = sum;
        }
        join(threads);

        assertThat(tally.sum()).isEqualTo(30_000);
    }

    @Test
    void cells_ofThreadsThatLive_areKept() throws InterruptedException {
        CallTally tally = new CallTally();
        CountDownLatch counted = new CountDownLatch(200);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Thread thread = new Thread(() -> {
                tally.ofThisThread().increment();
                counted.countDown();
                try {
                    end.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            threads.add(thread);
        }
        counted.await();

        assertThat(tally.cells()).isEqualTo(200);
        assertThat(tally.sum()).isEqualTo(200);
        end.countDown();
        join(threads);
        assertThat(tally.sum()).isEqualTo(200);
    }

    @Test
    void count_ofTwoTalliesInTurn_isOfEach() {
        CallTally one = new CallTally();
        CallTally other = new CallTally();
        AnnotatedCall here = AnnotatedCall.ofThisThread();
        for (int i = 0; i < 5; i++) {
            here.count(one);
            here.count(other);
            here.count(other);
        }

        assertThat(one.sum()).isEqualTo(5);
        assertThat(other.sum()).isEqualTo(10);
        assertThat(one.cells()).isEqualTo(1);
    }
}
