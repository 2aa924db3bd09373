package io.signalbox.config.database;

import io.signalbox.config.secret.Secret;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parsed JDBC URL of H2 or PostgreSQL, with the password taken out into a {@code Secret}. */
record JdbcUrl(String withoutPassword, Optional<Secret> password) {
  static final String ALLOWED =
      "a JDBC URL that starts with jdbc:h2: or jdbc:postgresql: and has no user before an @";

  /**
   * Options that are added to every H2 URL. Without these, one SQL text would mean different things
   * on H2 and PostgreSQL; H2's own shutdown hook would close the database before the program has
   * finished with it; a killed process would lose commits it had reported up to half a second
   * before; and H2 would write SQL with its values to a trace file and stack traces to the console.
   */
  private static final String[] H2_OPTIONS = {
    "MODE=PostgreSQL",
    "DATABASE_TO_LOWER=TRUE",
    "DEFAULT_NULL_ORDERING=HIGH",
    "DB_CLOSE_ON_EXIT=FALSE",
    "WRITE_DELAY=0",
    "TRACE_LEVEL_FILE=0"
  };

  private static final String H2 = "jdbc:h2:";
  static final String FILE_ENDING = ".mv.db";
  private static final String POSTGRESQL = "jdbc:postgresql:";

  /** Pattern of the ways in which H2 names a file: with the kind of file system, or as a path. */
  private static final Pattern H2_FILE =
      Pattern.compile(
          "jdbc:h2:(?:(?:file|nio|nioMapped|async|retry):|(?=[./~]|[A-Za-z]:[/\\\\]))([^;]+)(;.*)?");

  private static final String ONLY_EXISTING = ";IFEXISTS=TRUE";
  private static final Pattern H2_PASSWORD =
      Pattern.compile(";password=((?:\\\\;|[^;])*)", Pattern.CASE_INSENSITIVE);
  private static final Pattern POSTGRESQL_PASSWORD =
      Pattern.compile("(?<=[?&])password=([^&]*)&?", Pattern.CASE_INSENSITIVE);

  private static final Pattern APPLICATION_NAME =
      Pattern.compile("(?<=[?&])ApplicationName=[^&]*&?", Pattern.CASE_INSENSITIVE);

  static JdbcUrl parse(String url) {
    boolean h2 = url.startsWith(H2);
    Matcher matcher = (h2 ? H2_PASSWORD : POSTGRESQL_PASSWORD).matcher(url);
    if (!matcher.find()) {
      return new JdbcUrl(url, Optional.empty());
    }
    String written = matcher.group(1);
    String password = h2 ? written.replace("\\;", ";") : decoded(written);
    String rest = matcher.replaceAll("").replaceFirst("[?&]$", "");
    return new JdbcUrl(rest, Optional.of(new Secret(password)));
  }

  static boolean isSupported(String url) {
    // PostgreSQL's driver takes user:password@host for a host name, and repeats it in its errors.
    return url.startsWith(H2) || (url.startsWith(POSTGRESQL) && !url.contains("@"));
  }

  boolean isH2() {
    return withoutPassword.startsWith(H2);
  }

  /**
   * Returns the path of the H2 database file; empty for a database server or an in-memory database.
   */
  Optional<Path> file() {
    Matcher matcher = H2_FILE.matcher(withoutPassword);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(1).replaceFirst("^~(?=/)", System.getProperty("user.home"));
    return Optional.of(Path.of(name + FILE_ENDING));
  }

  /** Returns the URL, with the same options, of another H2 file. */
  String withFile(Path file) {
    Matcher matcher = H2_FILE.matcher(withoutPassword);
    String options = matcher.matches() ? Objects.requireNonNullElse(matcher.group(2), "") : "";
    String name = file.toString();
    return "jdbc:h2:file:" + name.substring(0, name.length() - FILE_ENDING.length()) + options;
  }

  /** Returns whether H2 makes the file where there is none. */
  boolean makesFile() {
    return !withoutPassword.toUpperCase(Locale.ROOT).contains(ONLY_EXISTING);
  }

  /** Returns the URL for messages, with all passwords in it masked, such as that of a TLS key. */
  String shown() {
    return withoutPassword.replaceAll("(?i)(password=)[^&;]*", "$1***");
  }

  /**
   * Returns the URL to connect with; for H2 it has the options that compatibility and durability
   * depend on, and opens its file again where a thread was interrupted in the middle of a read or a
   * write: Java closes a file under such a thread, and H2 the whole database with it.
   */
  String toOpen() {
    if (!isH2()) {
      // By its own name the program finds out whether others of its kind are connected.
      return APPLICATION_NAME.matcher(withoutPassword).replaceAll("").replaceFirst("[?&]$", "");
    }
    StringBuilder complete =
        new StringBuilder(
            withoutPassword.replaceFirst("^jdbc:h2:(?:file:|(?=[./~]))", "jdbc:h2:retry:"));
    String given = withoutPassword.toUpperCase(Locale.ROOT);
    for (String option : H2_OPTIONS) {
      String name = option.substring(0, option.indexOf('=') + 1);
      if (!given.contains(";" + name)) {
        complete.append(';').append(option);
      }
    }
    return complete.toString();
  }

  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return written;
    }
  }
}
