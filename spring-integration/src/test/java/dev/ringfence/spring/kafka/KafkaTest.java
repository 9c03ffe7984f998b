package dev.ringfence.spring.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringfence.base.Guard;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.spring.Starter;
import dev.ringfence.write.WriteGuard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.CommonErrorHandler;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.serializer.JacksonJsonSerializer;
import org.springframework.kafka.test.EmbeddedKafkaBroker;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import org.springframework.util.backoff.FixedBackOff;

/** What goes through a real broker. */
class KafkaTest {
    private static final String LIVE = "{\"email\":\"erika.gabler@gmail.com\"}";
    private static final String MADE = "{\"email\":\"erika.gabler@example.com\"}";
    private static final EmbeddedKafkaBroker BROKER = new EmbeddedKafkaKraftBroker(1, 1);
    /** How long a broker may take where the machine is busy. */
    private static final long PATIENCE_SECONDS = 300;

    private static final AtomicInteger TOPICS = new AtomicInteger();
    private static String brokers;

    private final String topic = "orders-" + TOPICS.incrementAndGet();

    @BeforeAll
    static void start() {
        BROKER.afterPropertiesSet();
        brokers = BROKER.getBrokersAsString();
    }

    @AfterAll
    static void stop() {
        BROKER.destroy();
    }

    private static ApplicationContextRunner context() {
        return Starter.context()
                .withConfiguration(AutoConfigurations.of(KafkaAutoConfiguration.class))
                .withPropertyValues(
                        "spring.kafka.bootstrap-servers=" + brokers,
                        "spring.kafka.consumer.auto-offset-reset=earliest",
                        "spring.kafka.producer.properties[max.block.ms]=" + 1_000 * PATIENCE_SECONDS);
    }

    /** To brokers that are staging's. */
    private static ApplicationContextRunner production() {
        return context()
                .withBean(DeploymentEnvironment.class, Starter::production)
                .withPropertyValues(
                        "ringfence.guards.live-data=enforce",
                        "ringfence.http.hosts[localhost]=staging",
                        "ringfence.http.hosts[127.0.0.1]=staging");
    }

    private static ApplicationContextRunner staging() {
        return context()
                .withPropertyValues(
                        "ringfence.environment=staging",
                        "ringfence.guards.live-data=enforce",
                        "ringfence.guards.http=enforce");
    }

    @SuppressWarnings("unchecked")
    private static <V> KafkaTemplate<String, V> template(ApplicationContext beans) {
        return beans.getBean(KafkaTemplate.class);
    }

    private void send(ApplicationContext beans, Object value) throws Exception {
        template(beans).send(topic, value).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Past all guards. */
    private void put(String... values) throws Exception {
        for (String value : values) {
            put(new ProducerRecord<>(topic, value));
        }
    }

    private static void put(ProducerRecord<String, String> record) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            producer.send(record).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static List<ConsumerRecord<String, byte[]>> stored(String topic, int count) {
        List<ConsumerRecord<String, byte[]>> stored = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            while (stored.size() < count && System.nanoTime() - end < 0) {
                consumer.poll(Duration.ofMillis(250)).forEach(stored::add);
            }
        }
        return stored;
    }

    private List<String> stored() throws Exception {
        put("end");
        List<String> all = new ArrayList<>();
        for (int wanted = 1; all.isEmpty() || !all.get(all.size() - 1).equals("end"); wanted = all.size() + 1) {
            all = stored(topic, wanted).stream()
                    .map(record -> new String(record.value(), UTF_8))
                    .toList();
        }
        return all.subList(0, all.size() - 1);
    }

    record Order(String email, int count) {}

    @Test
    void record_withALiveValue_isRefusedToWhoeverSendsIt() throws Exception {
        production().run(started -> {
            assertThatThrownBy(() -> send(started, LIVE))
                    .hasStackTraceContaining("live-data.plausible-value")
                    .hasMessageNotContaining("gabler");
            assertThatThrownBy(() -> template(started).send(topic, "erika.gabler@gmail.com", MADE))
                    .hasStackTraceContaining("the key of a record");
            ProducerRecord<String, Object> headed = new ProducerRecord<>(topic, MADE);
            headed.headers().add("from", "erika.gabler@gmail.com".getBytes(UTF_8));
            assertThatThrownBy(() -> template(started).send(headed)).hasStackTraceContaining("a header of a record");
            send(started, MADE);
        });
        assertThat(stored()).containsExactly(MADE);
    }

    @Test
    void record_thatIsMadeOfAnObject_isLookedAt() throws Exception {
        production()
                .withPropertyValues("spring.kafka.producer.value-serializer=" + JacksonJsonSerializer.class.getName())
                .run(started -> {
                    assertThatThrownBy(() -> send(started, new Order("erika.gabler@gmail.com", 1)))
                            .hasStackTraceContaining("live-data.plausible-value");
                    send(started, new Order("erika@example.com", 1));
                });
        assertThat(stored()).containsExactly("{\"email\":\"erika@example.com\",\"count\":1}");
    }

    @Test
    void record_whereTheGuardReplaces_isSentWithMadeValues() throws Exception {
        production().withPropertyValues("ringfence.live-data.replace=true").run(started -> send(started, LIVE));
        assertThat(stored())
                .singleElement()
                .asString()
                .startsWith("{\"email\":\"")
                .doesNotContain("gabler");
    }

    @Test
    void record_whereTheGuardObserves_isSentAsItIsAndCounted() throws Exception {
        production().withPropertyValues("ringfence.guards.live-data=observe").run(started -> {
            send(started, LIVE);
            assertThat(started.getBean(WriteGuard.class).report().lines())
                    .anyMatch(line -> line.guard() == Guard.LIVE_DATA);
        });
        assertThat(stored()).containsExactly(LIVE);
    }

    @Test
    void serializer_thatIsAnInstance_isGuardedToo() throws Exception {
        production()
                .withBean(
                        DefaultKafkaProducerFactory.class,
                        () -> new DefaultKafkaProducerFactory<>(
                                Map.<String, Object>of("bootstrap.servers", brokers),
                                new StringSerializer(),
                                new StringSerializer()))
                .run(started ->
                        assertThatThrownBy(() -> send(started, LIVE)).hasStackTraceContaining("live-data.plausible"));
    }

    @Test
    void brokers_ofProduction_areNotReachedFromBelow() throws Exception {
        staging()
                .withPropertyValues(
                        "ringfence.http.hosts[localhost]=production", "ringfence.http.hosts[127.0.0.1]=production")
                .run(started -> {
                    assertThatThrownBy(() -> send(started, MADE)).hasStackTraceContaining("http.production-target");
                    assertThatThrownBy(
                                    () -> started.getBean(ConsumerFactory.class).createConsumer("group", "client"))
                            .hasStackTraceContaining("http.production-target");
                });
    }

    @Test
    void brokers_ofOurOwn_areToldTheEnvironment() throws Exception {
        staging()
                .withPropertyValues("ringfence.http.own-hosts=localhost,127.0.0.1")
                .run(started -> {
                    ProducerRecord<String, Object> traced = new ProducerRecord<>(topic, MADE);
                    traced.headers().add("baggage", "user=7".getBytes(UTF_8));
                    template(started).send(traced).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                });
        assertThat(stored(topic, 1).get(0).headers())
                .extracting(Header::key, header -> new String(header.value(), UTF_8))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("baggage", "user=7,deployment.environment.name=staging"));
    }

    @Test
    void records_thatNoRuleSpeaksOf_areSentUntouched() throws Exception {
        staging().run(started -> send(started, LIVE));
        assertThat(stored(topic, 1).get(0).headers()).isEmpty();
    }

    /** To a dead-letter topic, as an application would have it. */
    static CommonErrorHandler deadLetters() {
        KafkaTemplate<byte[], byte[]> template = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(
                Map.of("bootstrap.servers", brokers), new ByteArraySerializer(), new ByteArraySerializer()));
        return new DefaultErrorHandler(
                new DeadLetterPublishingRecoverer(
                        template, (record, failure) -> new TopicPartition(record.topic() + "-dlt", 0)),
                new FixedBackOff(0, 0));
    }

    @SuppressWarnings("unchecked")
    private List<String> listen(ApplicationContext beans, int count) throws InterruptedException {
        BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        ConcurrentKafkaListenerContainerFactory<Object, Object> factory =
                beans.getBean(ConcurrentKafkaListenerContainerFactory.class);
        ConcurrentMessageListenerContainer<Object, Object> container =
                factory.createContainer(new TopicPartitionOffset(topic, 0, 0L));
        container.getContainerProperties().setGroupId("group-" + topic);
        container.setupMessageListener(
                (MessageListener<Object, Object>) record -> heard.add(String.valueOf(record.value())));
        container.start();
        List<String> all = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                all.add(String.valueOf(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)));
            }
        } finally {
            container.stop();
        }
        return all;
    }

    @Test
    void record_thatIsRefused_goesToTheDeadLettersAndTheOthersArrive() throws Exception {
        put(MADE, LIVE, MADE + " ");
        staging()
                .withBean(CommonErrorHandler.class, KafkaTest::deadLetters)
                .run(started -> assertThat(listen(started, 2)).containsExactly(MADE, MADE + " "));
        assertThat(stored(topic + "-dlt", 1))
                .singleElement()
                .satisfies(dead -> assertThat(new String(dead.value(), UTF_8)).isEqualTo(LIVE));
    }

    @Test
    void record_fromProduction_isRefusedBelowIt() throws Exception {
        ProducerRecord<String, String> foreign = new ProducerRecord<>(topic, MADE);
        foreign.headers().add("baggage", "deployment.environment.name=production".getBytes(UTF_8));
        put(foreign);
        put(MADE + " ");
        staging()
                .withBean(CommonErrorHandler.class, KafkaTest::deadLetters)
                .run(started -> assertThat(listen(started, 1)).containsExactly(MADE + " "));
        assertThat(stored(topic + "-dlt", 1)).hasSize(1);
    }

    @Test
    void record_whereTheGuardReplaces_isReceivedWithMadeValues() throws Exception {
        put(LIVE);
        staging()
                .withPropertyValues("ringfence.live-data.replace=true")
                .run(started -> assertThat(listen(started, 1))
                        .singleElement()
                        .asString()
                        .startsWith("{\"email\":\"")
                        .doesNotContain("gabler", "null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ringfence.guards.live-data=observe", "ringfence.kafka.enabled=false"})
    void record_whereNothingEnforces_isReceivedAsItIs(String setting) throws Exception {
        put(LIVE);
        staging()
                .withPropertyValues(setting)
                .run(started -> assertThat(listen(started, 1)).containsExactly(LIVE));
    }

    @Test
    void deserializer_thatIsAnInstance_isGuardedToo() throws Exception {
        put(LIVE, MADE);
        staging()
                .withBean(CommonErrorHandler.class, KafkaTest::deadLetters)
                .withBean(
                        DefaultKafkaConsumerFactory.class,
                        () -> new DefaultKafkaConsumerFactory<>(
                                Map.<String, Object>of("bootstrap.servers", brokers),
                                new StringDeserializer(),
                                new StringDeserializer()))
                .run(started -> assertThat(listen(started, 1)).containsExactly(MADE));
    }

    @Test
    void guards_areGoneWithTheirLibrary() throws Exception {
        Starter.context()
                .withClassLoader(new FilteredClassLoader("org.springframework.kafka"))
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(KafkaPostProcessor.class));
    }
}
