package io.signalbox.bot.bench;

import io.signalbox.bot.app.Main;
import io.signalbox.bot.bench.process.TemporaryFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs {@code signalbox ask} in a process under strace, and lists its network connections and its
 * files outside its folder.
 */
final class TracedRun {
  private static final Pattern FILE_CALL =
      Pattern.compile("^\\d+ +((?:open|creat|mkdir|rename|unlink|rmdir|link|symlink)\\w*\\(.*)$");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern WRITING =
      Pattern.compile("O_CREAT|O_WRONLY|O_RDWR|^(?:mkdir|rename|unlink|rmdir|creat|link|symlink)");
  private static final String CALLS =
      "trace=connect,sendto,sendmsg,sendmmsg,open,openat,creat,mkdir,mkdirat,rename,renameat,"
          + "renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat";

  private TracedRun() {}

  /**
   * Files and network connections of the traced process.
   *
   * @param files that were named in its own folder, of Java, of its libraries or of the system
   * @param connections calls that reach for a network
   * @param readOutside other files that were looked for
   * @param writtenOutside files outside the folder that were made, changed or removed
   */
  record Outcome(
      int files, List<String> connections, List<String> readOutside, List<String> writtenOutside) {
    Outcome {
      connections = List.copyOf(connections);
      readOutside = List.copyOf(readOutside);
      writtenOutside = List.copyOf(writtenOutside);
    }
  }

  /** Runs the traced process; empty where strace is missing or may not trace. */
  static Optional<Outcome> ask() {
    try (TemporaryFolder folder = new TemporaryFolder("bench-traced")) {
      Path work = Files.createDirectories(folder.path().toRealPath().resolve("work"));
      Path trace = work.resolveSibling("trace");
      if (run(List.of("strace", "-qq", "-o", trace.toString(), "true"), work) != 0) {
        return Optional.empty();
      }
      Files.createDirectories(work.resolve("wiki"));
      Files.writeString(
          work.resolve("wiki/drain.md"),
          "# Drain a node\n\nRun `kubectl drain` to drain a node.\n");
      Files.writeString(
          work.resolve("signalbox.yaml"),
          "sources: [{name: wiki, kind: pages, path: ./wiki, access: public}]\n");
      int code = run(command(trace, work), work);
      if (code != 0) {
        throw new IllegalStateException("ask ended with code " + code);
      }
      return Optional.of(outcome(Files.readAllLines(trace, StandardCharsets.ISO_8859_1), work));
    } catch (IOException e) {
      throw new IllegalStateException("the traced run cannot be prepared", e);
    }
  }

  private static List<String> command(Path trace, Path work) {
    return List.of(
        "strace",
        "-f",
        "-qq",
        "-s",
        "4000",
        "-e",
        "signal=none",
        "-e",
        CALLS,
        "-o",
        trace.toString(),
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:-UsePerfData",
        "--enable-native-access=ALL-UNNAMED",
        "-Duser.home=" + work.resolve("home"),
        "-cp",
        String.join(File.pathSeparator, classPath().map(Path::toString).toList()),
        Main.class.getName(),
        "ask",
        "how do I drain a node?");
  }

  /**
   * Runs a program and returns its exit code, or -1 where it does not exist. Variables that quieten
   * libraries go.
   */
  private static int run(List<String> command, Path work) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder
        .environment()
        .keySet()
        .removeAll(List.of("CI", "ORT_DISABLE_TELEMETRY", "OPT_OUT_TRACKING", "DJL_OFFLINE"));
    try {
      Process process = builder.start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  private static Outcome outcome(List<String> calls, Path work) throws IOException {
    List<Path> named = named(work);
    TreeSet<String> all = new TreeSet<>();
    TreeSet<String> read = new TreeSet<>();
    TreeSet<String> written = new TreeSet<>();
    for (String line : calls) {
      Matcher call = FILE_CALL.matcher(line);
      if (!call.matches()) {
        continue;
      }
      boolean writes = WRITING.matcher(call.group(1)).find();
      Matcher path = QUOTED.matcher(call.group(1));
      while (path.find()) {
        Path file = work.resolve(path.group(1)).normalize();
        all.add(file.toString());
        boolean device = file.startsWith("/proc") || file.startsWith("/dev");
        if (writes && !device && !file.startsWith(work)) {
          written.add(file.toString());
        } else if (named.stream().noneMatch(file::startsWith)) {
          read.add(file.toString());
        }
      }
    }
    return new Outcome(
        all.size(),
        calls.stream().filter(call -> call.contains("sa_family=AF_INET")).toList(),
        List.copyOf(read),
        written.stream().filter(file -> !isUnused(file)).toList());
  }

  /**
   * Returns whether the file is the empty folder that ONNX Runtime makes and removes without using
   * it.
   */
  private static boolean isUnused(String file) {
    return file.matches(".*/onnxruntime-java\\d*") && !file.contains(".so");
  }

  private static List<Path> named(Path work) throws IOException {
    List<Path> places = new ArrayList<>();
    places.add(work);
    Path java = Path.of(System.getProperty("java.home"));
    places.add(java);
    places.add(java.toRealPath());
    Stream.of("/proc", "/sys", "/dev", "/usr", "/lib", "/lib64", "/etc")
        .map(Path::of)
        .forEach(places::add);
    classPath().forEach(places::add);
    return places;
  }

  private static Stream<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize());
  }
}
