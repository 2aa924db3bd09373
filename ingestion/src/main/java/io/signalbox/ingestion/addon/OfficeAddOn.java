package io.signalbox.ingestion.addon;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The add-on that reads PDF and office documents, where it is installed: beside the libraries of a
 * distribution, or built in a checkout.
 *
 * @param classPath of its program
 * @param mainClass of its program
 * @param megabytes of heap that the program may have
 * @param longest time that one document may take
 */
public record OfficeAddOn(String classPath, String mainClass, int megabytes, Duration longest) {
  /** Sentence on a file that needs it. */
  public static final String MISSING =
      "needs the office add-on, which is not installed (docs/formats.md says how to build it)";

  private static final List<String> PLACES =
      List.of("addons/office", "ingestion/office/target/office");
  private static final String MAIN = "io.signalbox.ingestion.office.OfficeMain";
  private static final int MEGABYTES = 384;
  private static final Duration LONGEST = Duration.ofSeconds(45);

  /** Returns whether a file of this name is for the add-on. */
  public static boolean reads(String path) {
    return switch (ending(path)) {
      case "pdf", "docx", "pptx", "odt" -> true;
      default -> false;
    };
  }

  /** The add-on that is installed. */
  public static Optional<OfficeAddOn> installed() {
    Path home = Path.of(System.getProperty("signalbox.home", ".")).toAbsolutePath().normalize();
    String named = System.getProperty("signalbox.office", "");
    return Stream.concat(
            named.isEmpty() ? Stream.of() : Stream.of(Path.of(named)),
            PLACES.stream().map(home::resolve))
        .filter(Files::isDirectory)
        .findFirst()
        .map(folder -> new OfficeAddOn(folder + File.separator + "*", MAIN, MEGABYTES, LONGEST));
  }

  static String ending(String path) {
    return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
