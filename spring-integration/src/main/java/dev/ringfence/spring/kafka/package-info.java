/**
 * The boundary of Kafka, where spring-kafka is present: what producers and consumers of Spring's {@code
 * DefaultKafkaProducerFactory} and {@code DefaultKafkaConsumerFactory} beans send and receive. {@link
 * dev.ringfence.spring.kafka.GuardedSerializer} and {@link dev.ringfence.spring.kafka.GuardedDeserializer} stand around
 * the application's own, since Kafka's interceptors cannot refuse: it logs what they throw, and sends the record.
 *
 * <p>Brokers are remotes as those of HTTP are, and the rules under {@code ringfence.http} hold for them by their bootstrap
 * names:
 * <ul>
 *   <li>a client of brokers that are production, of a process that may not reach production, is refused when it is made
 *       (guard {@code http});
 *   <li>keys, values and headers that production sends to brokers of a lower tier are looked at (guard {@code
 *       live-data}); a refusal is thrown to whoever sends;
 *   <li>brokers among {@code own-hosts} get the environment in a header {@code baggage};
 *   <li>a record that says that it comes from another environment is refused (guard {@code http}), and where live data may
 *       not be, keys, values and headers that are received are looked at (guard {@code live-data}).
 * </ul>
 *
 * <p>A record that is refused when it is received is treated as Spring Kafka treats one that cannot be deserialized: it
 * goes to the error handler of the container, and from there to a dead-letter topic if there is one, with its original
 * bytes. A batch listener gets {@code null} in its place, and the reason in the header; so does who polls by hand. Where
 * {@code ringfence.live-data.replace} is on, texts are replaced and no record is refused for its values.
 *
 * <p>Not seen: Kafka Streams, clients that are made without such a factory bean, a deserializer that a listener sets for
 * itself, and one that a factory makes anew for each consumer, which is named when the application starts.
 */
@NullMarked
package dev.ringfence.spring.kafka;

import org.jspecify.annotations.NullMarked;
