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
 * Location and limits of the installed add-on program that reads PDF and office documents. It lies
 * beside the libraries of a distribution, or is built in a checkout.
 *
 * @param classPath of its program
 * @param mainClass of its program
 * @param megabytes of heap that the program may have
 * @param longest time that one document may take
 */
public record OfficeAddOn(String classPath, String mainClass, int megabytes, Duration longest) {
  /** Message for a skipped file that needs the add-on when it is not installed. */
  public static final String MISSING =
      "needs the office add-on, which is not installed (docs/formats.md says how to build it)";

  private static final List<String> PLACES =
      List.of("addons/office", "ingestion/office/target/office");
  private static final String MAIN = "io.signalbox.ingestion.office.OfficeMain";
  private static final int MEGABYTES = 384;
  private static final Duration LONGEST = Duration.ofSeconds(45);

  /** Returns whether the add-on reads files with this name's ending: pdf, docx, pptx or odt. */
  public static boolean reads(String path) {
    return switch (ending(path)) {
      case "pdf", "docx", "pptx", "odt" -> true;
      default -> false;
    };
  }

  /** Returns the installed add-on; empty where there is none. */
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
