package io.signalbox.tools.workflow.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Head of the hash chain at one time, kept outside the database so that rewriting or truncating the
 * log is detected.
 *
 * @param hash of the entry at this position, over all entries up to it
 * @param signature empty where no key is configured
 */
public record AuditHead(long position, String hash, Instant at, Optional<String> signature) {
  private static final String UNSIGNED = "unsigned";
  private static final Pattern LINE =
      Pattern.compile(
          "([0-9TZ:.-]{20,40}) (\\d{1,18}) ([0-9a-f]{64}) ([0-9a-f]{8}:[0-9a-f]{64}|unsigned)");

  /** Returns the head as one line of the file of heads: time, position, hash, signature. */
  public String line() {
    return at + " " + position + " " + hash + " " + signature.orElse(UNSIGNED);
  }

  /** Parses the head that a line contains at any place; empty when there is none. */
  public static Optional<AuditHead> of(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new AuditHead(
              Long.parseLong(matcher.group(2)),
              matcher.group(3),
              Instant.parse(matcher.group(1)),
              Optional.of(matcher.group(4)).filter(signature -> !signature.equals(UNSIGNED))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
