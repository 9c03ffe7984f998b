package dev.ringfence.data.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.sanitize.Sanitizer;
import dev.ringfence.testing.FixedKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each part of an event that can hold a value, through each class for Logback. */
class LogbackTest {
    private static final String MAIL = "ada@mail.org";

    private final LoggerContext context = new LoggerContext();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    LogbackTest() {
        context.setMDCAdapter(new LogbackMDCAdapter());
    }

    private String logged(Encoder<ILoggingEvent> encoder) {
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        encoder.setContext(context);
        encoder.start();
        appender.setEncoder(encoder);
        appender.setOutputStream(out);
        appender.start();
        context.getLogger("test").addAppender(appender);
        return logEverything();
    }

    private String logEverything() {
        Logger logger = context.getLogger("test");
        context.getMDCAdapter().put("user", "mdc." + MAIL);
        RuntimeException failure = new RuntimeException(
                "thrown." + MAIL, new IllegalStateException("cause." + MAIL, new Exception("root." + MAIL)));
        failure.addSuppressed(new IllegalArgumentException("suppressed." + MAIL));
        logger.atInfo()
                .setMessage("message." + MAIL + " {}")
                .addArgument("argument." + MAIL)
                .addKeyValue("pair", "value." + MAIL)
                .setCause(failure)
                .log();
        return out.toString(StandardCharsets.UTF_8);
    }

    private PatternLayoutEncoder pattern(String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(pattern);
        return encoder;
    }

    private static SanitizingEncoder<ILoggingEvent> around(Encoder<ILoggingEvent> lines) {
        SanitizingEncoder<ILoggingEvent> encoder = new SanitizingEncoder<>();
        encoder.setDelegate(lines);
        return encoder;
    }

    @Test
    void encoder_aroundAPattern_leavesNoValueAnywhere() {
        String plain = logged(pattern("%msg %kvp %mdc%n%ex%n"));
        assertThat(plain.split("mail\\.org", -1)).hasSize(9);
        out.reset();
        String clean = logged(around(pattern("%msg %kvp %mdc%n%ex%n")));
        // The first appender is still there and writes the plain lines again.
        assertThat(clean.split("mail\\.org", -1)).hasSize(9);
        assertThat(clean.split("\\[EMAIL_ADDRESS]", -1)).hasSize(9);
    }

    @Test
    void encoder_aroundJson_leavesNoValueAndJson() {
        String clean = logged(around(new JsonEncoder()));
        assertThat(clean).doesNotContain("mail.org").endsWith("\n");
        JsonNode event = JsonMapper.shared().readTree(clean);
        assertThat(event.get("mdc").get("user").asString()).isEqualTo("[EMAIL_ADDRESS]");
        assertThat(event.get("throwable").get("message").asString()).isEqualTo("[EMAIL_ADDRESS]");
    }

    @Test
    void converters_inAPattern_leaveNoValueAnywhere() throws JoranException {
        String xml = """
                <configuration>
                  <conversionRule conversionWord="rmsg" class="%s"/>
                  <conversionRule conversionWord="rex" class="%s"/>
                  <conversionRule conversionWord="rmdc" class="%s"/>
                  <conversionRule conversionWord="rkvp" class="%s"/>
                  <appender name="OUT" class="ch.qos.logback.core.OutputStreamAppender">
                    <encoder><pattern>%%rmsg|%%rkvp|%%rmdc{user}|%%n%%rex%%n</pattern></encoder>
                  </appender>
                  <root level="info"><appender-ref ref="OUT"/></root>
                </configuration>
                """.formatted(
                        SanitizingMessageConverter.class.getName(),
                        SanitizingThrowableConverter.class.getName(),
                        SanitizingMdcConverter.class.getName(),
                        SanitizingKeyValuePairConverter.class.getName());
        String clean = configured(xml);
        assertThat(clean).doesNotContain("mail.org");
        assertThat(clean.split("\\[EMAIL_ADDRESS]", -1)).hasSize(9);
        assertThat(clean).contains("|[EMAIL_ADDRESS]|").contains("at dev.ringfence.data.log.LogbackTest");
    }

    @Test
    void encoder_setUpByXml_readsItsProperties() throws JoranException {
        String xml = """
                <configuration>
                  <appender name="OUT" class="ch.qos.logback.core.OutputStreamAppender">
                    <encoder class="dev.ringfence.data.log.SanitizingEncoder">
                      <delegate class="ch.qos.logback.classic.encoder.PatternLayoutEncoder">
                        <pattern>%msg%n%nopex</pattern>
                      </delegate>
                      <without>EMAIL_ADDRESS, PHONE_NUMBER</without>
                    </encoder>
                  </appender>
                  <root level="info"><appender-ref ref="OUT"/></root>
                </configuration>
                """;
        String line = configured(xml);
        assertThat(line).isEqualTo("message." + MAIL + " argument." + MAIL + System.lineSeparator());
        out.reset();
        context.getLogger("test").info("card 4485 4000 0000 0000 and {}", MAIL);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(MAIL);
    }

    private String configured(String xml) throws JoranException {
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        OutputStreamAppender<ILoggingEvent> appender = (OutputStreamAppender<ILoggingEvent>)
                context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("OUT");
        appender.setOutputStream(out);
        appender.start();
        return logEverything();
    }

    @Test
    void sanitizerOfTheContext_withAKey_pseudonymizes() {
        Sanitizer keyed = Sanitizer.of(SanitizationPolicy.builder("log").build(), FixedKey.open());
        context.putObject(LogSanitizer.CONTEXT_KEY, LogSanitizer.of(keyed));
        String clean = logged(around(pattern("%mdc{user}%n%nopex")));
        assertThat(clean).isEqualTo(keyed.replacement(InfoType.EMAIL_ADDRESS, "mdc." + MAIL) + System.lineSeparator());
    }

    @Test
    void encoder_withoutAnotherOne_staysStoppedAndSaysSo() {
        SanitizingEncoder<ILoggingEvent> encoder = new SanitizingEncoder<>();
        encoder.setContext(context);
        encoder.start();
        assertThat(encoder.isStarted()).isFalse();
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .anyMatch(status -> status.getMessage().contains("'delegate'"));
        assertThatIllegalStateException().isThrownBy(() -> encoder.encode(null));
    }
}
