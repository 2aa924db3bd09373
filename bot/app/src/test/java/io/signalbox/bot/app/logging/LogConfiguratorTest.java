package io.signalbox.bot.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogConfiguratorTest {
  private static final String FILE = "signalbox.log.file";

  private final LoggerContext context = new LoggerContext();

  @TempDir Path folder;

  @AfterEach
  void forgetFile() {
    System.clearProperty(FILE);
    context.stop();
  }

  @Test
  void theFileGetsDetailsAndStackTracesAndTheLibrariesKeepQuiet() throws Exception {
    Path file = folder.resolve("signalbox.log");
    System.setProperty(FILE, file.toString());
    context.setMDCAdapter(new LogbackMDCAdapter());

    ExecutionStatus status = new LogConfigurator().configure(context);
    context.getLogger("io.signalbox.Any").debug("a detail", new IllegalStateException("why"));
    context.getLogger("org.flywaydb.core").warn("no news");
    context.getLogger("some.library").debug("too much");
    context.stop();

    assertThat(status).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
    assertThat(Files.readString(file))
        .containsPattern("^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z DEBUG \\[.*] io.signalbox.Any: a detail")
        .contains("java.lang.IllegalStateException: why", "\tat ")
        .doesNotContain("no news", "too much");
  }

  @Test
  void theTerminalGetsOneSafeLineWithoutTheStackTrace() {
    LoggingEvent event = new LoggingEvent();
    event.setLevel(Level.WARN);
    event.setLoggerName("io.signalbox.ingestion.run.SourceRun");
    event.setMessage("page\u001b[2J {}\nis skipped");
    event.setArgumentArray(new Object[] {"x.md"});
    event.setThrowableProxy(new ThrowableProxy(new IllegalStateException("why")));

    assertThat(new TerminalLogLayout(false).doLayout(event))
        .isEqualTo("WARN  SourceRun: page␛[2J x.md\nis skipped\n");
    assertThat(new TerminalLogLayout(true).doLayout(event))
        .startsWith("WARN  SourceRun: page␛[2J x.md\nis skipped\njava.lang.IllegalState")
        .contains("\tat ");
  }
}
