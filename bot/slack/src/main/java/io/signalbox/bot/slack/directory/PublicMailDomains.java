package io.signalbox.bot.slack.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Mail domains in which anybody can get an address, from a resource file. */
final class PublicMailDomains {
  private static final Set<String> DOMAINS = read();

  private PublicMailDomains() {}

  static boolean contains(String domain) {
    return DOMAINS.contains(domain);
  }

  private static Set<String> read() {
    try (InputStream in =
        Objects.requireNonNull(
            PublicMailDomains.class.getResourceAsStream("public-mail-domains.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException("the list of public mail domains cannot be read", e);
    }
  }
}
