package io.signalbox.tools.gateway.embedded;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import ai.onnxruntime.OrtEnvironment;
import io.signalbox.config.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Unpacks the native libraries of ONNX Runtime and of the tokenizer into a folder once and loads
 * them from there. Nothing else is written, and nobody is contacted: the loaders that come with the
 * two libraries are not used, since ONNX Runtime's unpacks into the temporary folder at every
 * start, and DJL's writes to the home folder, runs {@code ldconfig} and asks Amazon's metadata
 * service for the machine's name (docs/decisions/0015).
 *
 * <p>The libraries of a process are those of the first call. An unpacked file is used when its
 * checksum is that of the file in the jar, and replaced in one step otherwise, so several processes
 * may share a folder.
 */
public final class NativeLibraries {
  /** System property that names a folder to use instead of the one in the data folder. */
  static final String FOLDER_PROPERTY = "signalbox.native";

  private static final int BUFFER = 1 << 16;
  private static boolean loaded;

  private NativeLibraries() {}

  /**
   * Unpacks missing libraries and loads all, before the first use of either.
   *
   * @param folder where to unpack to, unless the system property names another
   */
  public static synchronized void load(Path folder) {
    if (loaded) {
      return;
    }
    String named = System.getProperty(FOLDER_PROPERTY);
    Path target = (named == null ? folder : Path.of(named)).toAbsolutePath();
    try {
      prepareOnnxRuntime(target);
      loadTokenizer(target);
    } catch (IOException e) {
      throw new UncheckedIOException("native libraries cannot be unpacked into " + target, e);
    }
    loaded = true;
  }

  /** Unpacks ONNX Runtime's libraries and sets the property by which it finds them. */
  private static void prepareOnnxRuntime(Path target) throws IOException {
    String property = "onnxruntime.native.path";
    if (System.getProperty(property) != null) {
      return;
    }
    String from = "/ai/onnxruntime/native/" + system() + "-" + architecture("x64") + "/";
    List<Path> files =
        unpacked(
            OrtEnvironment.class,
            from,
            List.of(
                System.mapLibraryName("onnxruntime"), System.mapLibraryName("onnxruntime4j_jni")),
            target,
            "onnxruntime");
    System.setProperty(property, String.valueOf(files.getFirst().getParent()));
  }

  private static void loadTokenizer(Path target) throws IOException {
    List<String> names = new ArrayList<>();
    if (system().equals("win")) {
      names.addAll(List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll"));
    }
    names.add(System.mapLibraryName("tokenizers"));
    String from = "/native/lib/" + system() + "-" + architecture("x86_64") + "/cpu/";
    List<Path> files = unpacked(TokenizersLibrary.class, from, names, target, "tokenizers");
    for (Path file : files) {
      System.load(file.toString());
    }
    silenceDjl(files.getLast());
  }

  /**
   * Sets properties that keep DJL's own loader, used by LangChain4j's wrapper in benchmarks, from
   * unpacking and contacting anybody. The embedder does not.
   */
  private static void silenceDjl(Path tokenizer) {
    String folder = String.valueOf(tokenizer.getParent());
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("RUST_LIBRARY_PATH", tokenizer.toString());
    System.setProperty("DJL_CACHE_DIR", folder);
    System.setProperty("jna.tmpdir", folder);
  }

  /**
   * Unpacks files into a folder named by their checksums, so that versions do not overwrite each
   * other.
   */
  private static List<Path> unpacked(
      Class<?> owner, String from, List<String> names, Path target, String library)
      throws IOException {
    List<URL> urls = new ArrayList<>();
    CRC32 all = new CRC32();
    for (String name : names) {
      URL url = owner.getResource(from + name);
      if (url == null) {
        throw new IllegalStateException(
            "this distribution has no native library for this system ("
                + from
                + name
                + "); one built with -Dsignalbox.natives=all has those of every system");
      }
      urls.add(url);
      all.update(Long.toHexString(checksum(url)).getBytes(StandardCharsets.UTF_8));
    }
    Path folder = target.resolve(library + "-" + Long.toHexString(all.getValue()));
    PrivateFiles.createDirectories(folder);
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < urls.size(); i++) {
      Path file = folder.resolve(names.get(i));
      unpack(urls.get(i), file);
      files.add(file);
    }
    return files;
  }

  /** Unpacks a file unless it exists with the right checksum. */
  static void unpack(URL url, Path file) throws IOException {
    if (Files.isRegularFile(file) && checksum(file) == checksum(url)) {
      return;
    }
    Path part = Files.createTempFile(file.getParent(), "unpacking", ".part");
    try {
      try (InputStream in = fresh(url).getInputStream();
          OutputStream out = Files.newOutputStream(part)) {
        in.transferTo(out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Returns the checksum of a file, from the jar's directory where possible, which is many times
   * faster.
   */
  private static long checksum(URL url) throws IOException {
    URLConnection connection = fresh(url);
    try (InputStream in = connection.getInputStream()) {
      return connection instanceof JarURLConnection jar ? jar.getJarEntry().getCrc() : checksum(in);
    }
  }

  private static long checksum(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return checksum(in);
    }
  }

  private static long checksum(InputStream in) throws IOException {
    CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
    byte[] buffer = new byte[BUFFER];
    while (checked.read(buffer) >= 0) {
      // reading is what sums up
    }
    return checked.getChecksum().getValue();
  }

  private static URLConnection fresh(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection;
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.contains("mac") || name.contains("darwin")) {
      return "osx";
    }
    return name.contains("win") ? "win" : "linux";
  }

  private static String architecture(String intel) {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") || name.equals("arm64") ? "aarch64" : intel;
  }
}
