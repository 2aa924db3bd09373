package io.signalbox.bot.app.cli.texts;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Extracts all texts that the product can show to people: string constants of three words and more
 * in its compiled classes, and texts of the local workspace's page. A placeholder is listed as
 * {@code …}.
 */
public final class ProductTexts {
  private static final String OURS = "io/signalbox";
  private static final Pattern SCRIPT_TEXT =
      Pattern.compile("'((?:[^'\\\\\\n]|\\\\.)*)'|`([^`]*)`|>([^<>{}]+)<");
  private static final Pattern NO_TEXT =
      Pattern.compile(
          "\\b(?:SELECT|INSERT|UPDATE|DELETE|WHERE|ORDER BY|VALUES)\\b|^[^a-zA-Z]*$|^\\W*\\(\\?");

  private ProductTexts() {}

  /**
   * Text that the product can show, with the class or file that contains it.
   *
   * @param source name of the class or file that has it
   */
  public record ProductText(String source, String text) {}

  /**
   * Lists the texts of all classes on the class path, ordered by package and class.
   *
   * @param places which folders and jars are read, by address
   */
  public static List<ProductText> list(Predicate<String> places) throws IOException {
    List<ProductText> texts = new ArrayList<>();
    for (URL each : Collections.list(ProductTexts.class.getClassLoader().getResources(OURS))) {
      URI place = URI.create(each.toString());
      if (!places.test(each.toString())) {
        continue;
      }
      if (place.getScheme().equals("jar")) {
        try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
          read(jar.getPath(OURS), texts);
        }
      } else {
        read(Path.of(place), texts);
      }
    }
    return texts;
  }

  private static void read(Path folder, List<ProductText> texts) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.comparing(Path::toString)).toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class")) {
          try (InputStream in = Files.newInputStream(file)) {
            add(name.replaceFirst("[$.].*", ""), constants(new DataInputStream(in)), texts);
          }
        } else if (name.endsWith(".js") || name.endsWith(".html")) {
          add(name, scripted(Files.readString(file)), texts);
        }
      }
    }
  }

  private static void add(String source, Set<String> found, List<ProductText> texts) {
    for (String each : found) {
      String text = each.replace('\u0001', '…').replaceAll("\\s+", " ").strip();
      if (text.split(" ", -1).length > 2 && !NO_TEXT.matcher(text).find()) {
        texts.add(new ProductText(source, text));
      }
    }
  }

  /** Returns the string constants of a class file; Java Virtual Machine Specification, 4.4. */
  private static Set<String> constants(DataInputStream in) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    in.skipNBytes(8);
    int count = in.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> texts.add(in.readUTF());
        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
        case 5, 6 -> {
          in.skipNBytes(8);
          // These take two places of the pool.
          i++;
        }
        case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
        case 15 -> in.skipNBytes(3);
        default -> throw new IOException("a class file has a constant of the unknown kind " + tag);
      }
    }
    return texts;
  }

  private static Set<String> scripted(String script) {
    Set<String> texts = new LinkedHashSet<>();
    Matcher literal = SCRIPT_TEXT.matcher(script.replaceAll("(?m)^\\s*(?://|\\*|/\\*).*$", ""));
    while (literal.find()) {
      for (int group = 1; group <= literal.groupCount(); group++) {
        if (literal.group(group) != null) {
          texts.add(literal.group(group).replaceAll("\\$\\{[^}]*}", "…"));
        }
      }
    }
    return texts;
  }
}
