package io.signalbox.bot.app.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LogbackServiceProvider;
import ch.qos.logback.core.CoreConstants;

/**
 * SLF4J provider that sets up Logback by {@link LogConfigurator} without asking the service loader,
 * which would open each of the program's 160 jars before the first line is written.
 */
public final class LogProvider extends LogbackServiceProvider {
  /** Constructor for SLF4J, which is given the class by its name. */
  public LogProvider() {}

  /** Makes SLF4J use this provider; without effect once there is a logger. */
  public static void install() {
    if (System.getProperty(LogConfigurator.OTHER_FILE) == null) {
      System.setProperty("slf4j.provider", LogProvider.class.getName());
      // Else SLF4J says on standard error that it was given a provider.
      System.setProperty("slf4j.internal.verbosity", "WARN");
    }
  }

  @Override
  public void initialize() {
    LoggerContext context = (LoggerContext) getLoggerFactory();
    context.setName(CoreConstants.DEFAULT_CONTEXT_NAME);
    context.setMDCAdapter(getMDCAdapter());
    LogConfigurator configurator = new LogConfigurator();
    configurator.setContext(context);
    configurator.configure(context);
    context.start();
  }
}
