package io.signalbox.bot.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/**
 * Provider of the line that {@code --version} prints: version and commit of the build, and the
 * running Java version.
 */
final class VersionLine implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Properties build = new Properties();
    try (InputStream in = VersionLine.class.getResourceAsStream("build.properties")) {
      build.load(Objects.requireNonNull(in, "build.properties is missing from the jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new String[] {
      "signalbox %s (commit %s, Java %s)"
          .formatted(
              build.getProperty("version"),
              build.getProperty("commit"),
              System.getProperty("java.version"))
    };
  }
}
