package io.signalbox.bot.app;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The programme in a process of its own under strace: the connections it attempts, the programmes
 * it starts and the files it names, found or not.
 */
final class TracedProgramme {
  private static final Pattern CALL = Pattern.compile("^\\d+ +(\\w+)\\((.*)$");
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern WRITING =
      Pattern.compile("O_CREAT|O_WRONLY|O_RDWR|^(?:mkdir|rename|unlink|rmdir|creat|link|symlink)");
  private static final String CALLS =
      "connect,sendto,sendmsg,sendmmsg,execve,open,openat,creat,mkdir,mkdirat,rename,renameat,"
          + "renameat2,unlink,unlinkat,rmdir,link,linkat,symlink,symlinkat";

  private final int exitCode;
  private final String output;
  private final List<String> calls;
  private final Path folder;

  private TracedProgramme(int exitCode, String output, List<String> calls, Path folder) {
    this.exitCode = exitCode;
    this.output = output;
    this.calls = calls;
    this.folder = folder;
  }

  /** Returns whether this machine has strace, and lets it trace. */
  static boolean isPossible() {
    try {
      Process strace =
          new ProcessBuilder("strace", "-qq", "-o", "/dev/null", "true")
              .redirectErrorStream(true)
              .start();
      return strace.waitFor(10, TimeUnit.SECONDS) && strace.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Runs a command in this folder, with a home folder in it and without the variables that would
   * quieten a library.
   */
  static TracedProgramme run(Path folder, String... arguments) throws Exception {
    return runUntil("", folder, arguments);
  }

  /** The same for a command that goes on until it is told to end, which it is after this text. */
  static TracedProgramme runUntil(String text, Path folder, String... arguments) throws Exception {
    Path trace = folder.resolveSibling("trace");
    List<String> command =
        new ArrayList<>(
            List.of(
                "strace", "-f", "-qq", "-e", "signal=none", "-s", "4000", "-e", "trace=" + CALLS));
    command.addAll(List.of("-o", trace.toString()));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            // The JVM's own figures for jps and jcmd, in the temporary folder.
            "-XX:-UsePerfData",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Duser.home=" + folder.resolve("home"),
            "-cp",
            classPath(),
            Main.class.getName()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeAll(List.of("CI", "ORT_DISABLE_TELEMETRY", "OPT_OUT_TRACKING", "DJL_OFFLINE"));
    builder.environment().put("PROVIDER_KEY", "not-used");
    builder.environment().put("HOME", folder.resolve("home").toString());
    Process process = builder.start();
    StringBuilder output = new StringBuilder();
    try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        output.append(line).append('\n');
        if (!text.isEmpty() && line.contains(text)) {
          process.descendants().forEach(ProcessHandle::destroy);
        }
      }
    }
    return new TracedProgramme(
        process.waitFor(),
        output.toString(),
        Files.readAllLines(trace, StandardCharsets.ISO_8859_1),
        folder);
  }

  int exitCode() {
    return exitCode;
  }

  String output() {
    return output;
  }

  /** Connections to a network, made or attempted. */
  List<String> connections() {
    return calls.stream().filter(call -> call.contains("sa_family=AF_INET")).toList();
  }

  /** Programmes that were started, this one included. */
  List<String> started() {
    return calls.stream().filter(call -> call.contains(" execve(")).toList();
  }

  /** Files that the programme named although no place of these holds them. */
  List<String> filesOutside(List<Path> places) {
    return files(call -> true, places);
  }

  /** Files outside these places that were written, created, renamed or deleted. */
  List<String> writtenOutside(List<Path> places) {
    return files(call -> WRITING.matcher(call).find(), places);
  }

  private List<String> files(Predicate<String> wanted, List<Path> places) {
    List<String> outside = new ArrayList<>();
    for (String line : calls) {
      Matcher call = CALL.matcher(line);
      if (!call.matches() || call.group(1).matches("execve|connect|send.*")) {
        continue;
      }
      Matcher path = QUOTED.matcher(call.group(2));
      while (wanted.test(call.group(1) + "(" + call.group(2)) && path.find()) {
        Path file = folder.resolve(path.group(1)).normalize();
        if (places.stream().noneMatch(file::startsWith)) {
          outside.add(line);
        }
      }
    }
    return outside;
  }

  /** Files that a Java process reads by itself: its own files, its libraries, the system. */
  static List<Path> javaAndSystem() throws IOException {
    List<Path> places = new ArrayList<>();
    Stream.of(
            "/proc",
            "/sys",
            "/dev",
            "/usr/lib",
            "/usr/lib64",
            "/lib",
            "/lib64",
            "/usr/share/locale",
            "/usr/share/zoneinfo",
            "/etc/ld.so.cache",
            "/etc/ld.so.preload",
            "/etc/nsswitch.conf",
            "/etc/passwd",
            "/etc/localtime",
            "/etc/timezone",
            "/etc/hosts",
            "/etc/host.conf",
            "/etc/resolv.conf",
            "/etc/resolver",
            "/etc/os-release",
            "/etc/gai.conf",
            "/etc/java",
            "/etc/ssl")
        .map(Path::of)
        .forEach(places::add);
    Path java = Path.of(System.getProperty("java.home"));
    places.add(java);
    places.add(java.toRealPath());
    for (String entry : classPath().split(File.pathSeparator, -1)) {
      places.add(Path.of(entry).toAbsolutePath().normalize());
    }
    return places;
  }

  /** Surefire hands the class path on in a jar of its own and names the real one. */
  private static String classPath() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isEmpty())
        .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
        .reduce((one, other) -> one + File.pathSeparator + other)
        .orElseThrow();
  }
}
