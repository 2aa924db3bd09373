package io.signalbox.bot.app.terminal;

import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;

/**
 * Restores {@code System.err} to the stream that the person sees. The JVM announces every incubator
 * module on standard error before {@code main} and has no option to stop it, so the launcher passes
 * that stream through a filter and keeps the real one open under another number, which it names in
 * a system property.
 */
public final class StandardErrorRestore {
  private static final String PROPERTY = "signalbox.stderr";

  private StandardErrorRestore() {}

  /**
   * Points {@code System.err} at the terminal again, past the launcher's filter, so that progress
   * bars work. Without a launcher, or where the stream cannot be opened by name (a socket under
   * systemd, a terminal that belongs to another user), everything stays as it is.
   */
  public static void reclaim() {
    String path = System.getProperty(PROPERTY);
    if (path == null) {
      return;
    }
    try {
      // Appending: opening /dev/fd/3 for plain writing would empty the file of "2>> log".
      FileOutputStream real = new FileOutputStream(path, true);
      Charset charset =
          Charset.forName(System.getProperty("stderr.encoding", Charset.defaultCharset().name()));
      System.setErr(new PrintStream(real, true, charset));
    } catch (FileNotFoundException e) {
      // Through the filter, then: the same lines, a moment later.
    }
  }
}
