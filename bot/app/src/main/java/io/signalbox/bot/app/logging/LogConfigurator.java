package io.signalbox.bot.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;
import java.util.Map;
import org.slf4j.Logger;

/**
 * Logback configuration in code, which takes a tenth of the time of an XML file. Standard error
 * gets warnings, one line each; the log file, where one is named, gets everything with its stack
 * traces. System properties, set by {@code CommandExecution} or through {@code SIGNALBOX_OPTS}:
 *
 * <ul>
 *   <li>{@code signalbox.log.level}: lowest level that the terminal shows (default {@code WARN})
 *   <li>{@code signalbox.log.trace}: {@code ex} adds stack traces on the terminal
 *   <li>{@code signalbox.log.file}: path of the log file (default: no file)
 * </ul>
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class LogConfigurator extends ContextAwareBase implements Configurator {
  /** Logback's own property for a configuration file; where it is set, that file counts. */
  static final String OTHER_FILE = "logback.configurationFile";

  /** Levels below {@code INFO}'s default, or above it, by logger. */
  private static final Map<String, Level> LEVELS =
      Map.ofEntries(
          // Libraries that tell operators of other systems things that are no news here.
          Map.entry("ai.djl", Level.ERROR),
          // Writes the whole body of a request that it does not know, people's words and all.
          Map.entry("com.slack.api.bolt.util.SlackRequestParser", Level.ERROR),
          Map.entry("com.zaxxer.hikari", Level.ERROR),
          Map.entry("dev.langchain4j", Level.WARN),
          // Writes what clients sent that does not fit a tool, people's words and all.
          Map.entry("io.modelcontextprotocol", Level.ERROR),
          Map.entry("net.fortuna.ical4j", Level.ERROR),
          Map.entry("org.apache.lucene", Level.WARN),
          // Says that the vector module is left out, which the launcher does on purpose where one
          // question is asked.
          Map.entry("org.apache.lucene.internal.vectorization", Level.ERROR),
          Map.entry("org.flywaydb", Level.ERROR),
          Map.entry("org.jline", Level.ERROR),
          Map.entry("io.signalbox", Level.DEBUG),
          // A fault's stack trace is for the file; the terminal had its sentence and reference
          // already.
          Map.entry("fault", Level.DEBUG),
          Map.entry(Logger.ROOT_LOGGER_NAME, Level.INFO));

  /** Constructor for the service loader and for {@link LogProvider}. */
  public LogConfigurator() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    if (System.getProperty(OTHER_FILE) != null) {
      return ExecutionStatus.INVOKE_NEXT_IF_ANY;
    }
    context.getStatusManager().add(new NopStatusListener());
    LevelChangePropagator levels = new LevelChangePropagator();
    levels.setContext(context);
    levels.start();
    context.addListener(levels);
    LEVELS.forEach((name, level) -> context.getLogger(name).setLevel(level));
    add(context, terminal(context));
    String file = System.getProperty("signalbox.log.file");
    if (file != null) {
      add(context, file(context, file));
    }
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  private static void add(LoggerContext context, Appender<ILoggingEvent> appender) {
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
  }

  private static Appender<ILoggingEvent> terminal(LoggerContext context) {
    ThresholdFilter filter = new ThresholdFilter();
    filter.setLevel(System.getProperty("signalbox.log.level", Level.WARN.levelStr));
    filter.start();
    TerminalLogLayout layout =
        new TerminalLogLayout("ex".equals(System.getProperty("signalbox.log.trace")));
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setLayout(layout);
    encoder.start();
    ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
    appender.setName("terminal");
    appender.setContext(context);
    appender.setTarget(ConsoleTarget.SystemErr.getName());
    appender.addFilter(filter);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }

  private static Appender<ILoggingEvent> file(LoggerContext context, String file) {
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setName("file");
    appender.setContext(context);
    appender.setFile(file);
    SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
    policy.setContext(context);
    policy.setParent(appender);
    policy.setFileNamePattern(file + ".%d{yyyy-MM-dd}.%i.gz");
    policy.setMaxFileSize(FileSize.valueOf("20MB"));
    policy.setMaxHistory(14);
    policy.setTotalSizeCap(FileSize.valueOf("200MB"));
    policy.start();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern(
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX,UTC} %-5level [%thread] %logger: %msg%n%ex");
    encoder.start();
    appender.setRollingPolicy(policy);
    appender.setEncoder(encoder);
    appender.start();
    return appender;
  }
}
