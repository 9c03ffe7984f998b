package dev.ringfence.spring.data;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class LogSanitizingTest {
    private static final String EMAIL = "erika.gabler@gmail.com";

    @TempDir
    private Path folder;

    @Configuration(proxyBeanMethods = false)
    static class Application {
        Application() {
            LoggerFactory.getLogger("early").info("made for {}", EMAIL);
        }
    }

    /** The logging of the other tests. */
    @AfterEach
    void restore() throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        new ContextInitializer(context).autoConfig();
    }

    private ConfigurableApplicationContext start(String... settings) {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.main.banner-mode=off",
                        "logging.config=classpath:logback-boot.xml",
                        "logging.structured.format.console=ecs",
                        "logging.file.name=" + folder.resolve("shop.log"))
                .properties(settings)
                .run();
    }

    private String file() throws Exception {
        return Files.readString(folder.resolve("shop.log"), UTF_8);
    }

    private static void write() {
        Logger log = LoggerFactory.getLogger("shop");
        MDC.put("customer", EMAIL);
        log.atInfo()
                .addKeyValue("to", EMAIL)
                .setCause(new IllegalStateException("no such " + EMAIL))
                .log("mail to {}", EMAIL);
        MDC.clear();
    }

    @Test
    void lines_ofConsoleAndFile_holdNothingOnceItIsOn(CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext started = start("ringfence.logging.sanitize=true")) {
            write();
            assertThat(started.isActive()).isTrue();
        }
        assertThat(file()).contains("made for [EMAIL_ADDRESS]", "mail to [EMAIL_ADDRESS]", "no such [EMAIL_ADDRESS]");
        List<JsonNode> lines = output.getOut()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(lines)
                .anyMatch(line -> line.at("/log/logger").asString().equals("shop")
                        && line.get("message").asString().equals("mail to [EMAIL_ADDRESS]"));
        assertThat(file() + output.getAll()).doesNotContain(EMAIL);
    }

    @Test
    void lines_areAsTheyWereUnlessItIsOn() throws Exception {
        try (ConfigurableApplicationContext started = start()) {
            write();
            assertThat(started.isActive()).isTrue();
        }
        assertThat(file()).contains("mail to " + EMAIL, "made for " + EMAIL);
    }

    @Test
    void types_thatAreLeftOut_stay() throws Exception {
        try (ConfigurableApplicationContext started =
                start("ringfence.logging.sanitize=true", "ringfence.logging.without=EMAIL_ADDRESS")) {
            LoggerFactory.getLogger("shop").info("{} pays with 4539 1488 0343 6467", EMAIL);
            assertThat(started.isActive()).isTrue();
        }
        assertThat(file()).contains(EMAIL).doesNotContain("0343");
    }

    @Test
    void type_thatIsUnknown_failsTheStart() {
        assertThatThrownBy(() -> start("ringfence.logging.sanitize=true", "ringfence.logging.without=EMIAL"))
                .hasMessageContaining("'ringfence.logging.without'")
                .hasMessageContaining("EMAIL_ADDRESS");
    }

    private static OutputStreamAppender<ILoggingEvent> appender(
            LoggerContext context, ByteArrayOutputStream lines, Charset charset) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%msg%n");
        encoder.setCharset(charset);
        encoder.start();
        OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
        appender.setContext(context);
        appender.setName(charset.name());
        appender.setEncoder(encoder);
        appender.setOutputStream(lines);
        appender.start();
        return appender;
    }

    @Test
    void appenders_areWrappedOnceAlsoWithinOthersAndElseNamed() {
        LoggerContext context = new LoggerContext();
        context.setMDCAdapter(new LogbackMDCAdapter());
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setMaxFlushTime(0);
        async.addAppender(appender(context, lines, UTF_8));
        async.start();
        ListAppender<ILoggingEvent> list = new ListAppender<>();
        list.setContext(context);
        list.setName("LIST");
        list.start();
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        for (ch.qos.logback.core.Appender<ILoggingEvent> one :
                Arrays.asList(async, list, appender(context, new ByteArrayOutputStream(), UTF_16))) {
            root.addAppender(one);
        }

        for (int twice = 0; twice < 2; twice++) {
            assertThat(LogbackSanitizing.sanitize(context, List.of()))
                    .hasSize(2)
                    .anyMatch(named -> named.contains("LIST"))
                    .anyMatch(named -> named.contains("UTF-16"));
        }
        root.info("mail to {}", EMAIL);
        async.stop();
        assertThat(lines.toString(UTF_8)).isEqualTo("mail to [EMAIL_ADDRESS]" + System.lineSeparator());
        context.stop();
    }
}
