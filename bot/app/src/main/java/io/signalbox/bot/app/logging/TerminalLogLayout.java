package io.signalbox.bot.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import io.signalbox.bot.app.terminal.TerminalText;

/**
 * Logback layout of the terminal: level, the logger's simple name and the message in one line, with
 * the stack trace below it where wanted. Control characters are shown as signs.
 */
final class TerminalLogLayout extends LayoutBase<ILoggingEvent> {
  private static final int LEVEL_WIDTH = 5;

  private final boolean traces;

  /**
   * @param traces adds the stack traces of exceptions
   */
  TerminalLogLayout(boolean traces) {
    this.traces = traces;
  }

  @Override
  public String doLayout(ILoggingEvent event) {
    String level = event.getLevel().levelStr;
    String logger = event.getLoggerName();
    StringBuilder line =
        new StringBuilder(level)
            .append(" ".repeat(Math.max(0, LEVEL_WIDTH - level.length())))
            .append(' ')
            .append(logger, logger.lastIndexOf('.') + 1, logger.length())
            .append(": ")
            .append(TerminalText.safe(String.valueOf(event.getFormattedMessage())))
            .append(System.lineSeparator());
    IThrowableProxy thrown = event.getThrowableProxy();
    if (traces && thrown != null) {
      line.append(ThrowableProxyUtil.asString(thrown));
    }
    return line.toString();
  }
}
