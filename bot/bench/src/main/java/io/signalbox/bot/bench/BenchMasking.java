package io.signalbox.bot.bench;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.knowledge.masking.SecretMasker;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox bench masking}, which checks that masking secrets takes time in
 * proportion to the text's length. Exit code 1 when it does not.
 */
@Command(
    name = "masking",
    mixinStandardHelpOptions = true,
    description = {
      "Masks texts that repeat the beginning of a secret, and compares the processor's time for"
          + " each",
      "character of a long text with that of a short one of the same run.",
      "Exit code 0: no text takes more than three times as long; 1: one does."
    })
public final class BenchMasking implements Callable<Integer> {
  private static final List<String> PIECES =
      List.of(
          "a",
          ":",
          "=",
          "-----BEGIN",
          "-----BEGIN PRIVATE KEY-----",
          "-----END PRIVATE KEY-----",
          "-----BEGIN PRIVATE KEY-----\n",
          "eyJ",
          "eyJaaaaaaaa.",
          "a://a:",
          "a://a:a@",
          "password",
          "password=",
          "password: ",
          "sk-",
          "AKIA",
          "xoxb-",
          "| ",
          "|-|\n",
          "-u a:",
          "mysql -p",
          "bearer ",
          "sid=",
          "\"",
          "_",
          "a-",
          " \t",
          "-",
          "%25",
          "&amp;",
          "\\u005c",
          "a+",
          "=\n",
          "%" + "25".repeat(300) + "&" + "amp;".repeat(200) + "\\u005c");

  private static final double MOST = 3;
  private static final int ROUNDS = 3;

  @Spec private CommandSpec spec;

  @Option(
      names = "--characters",
      paramLabel = "COUNT",
      defaultValue = "800000",
      description =
          "Length of the long text; the short one has an eighth (default: ${DEFAULT-VALUE}).")
  private int characters;

  private final SecretMasker masker = new SecretMasker();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    boolean proportional = true;
    for (String piece : PIECES) {
      double small = nanosOfCharacter(piece, characters / 8);
      double large = nanosOfCharacter(piece, characters);
      proportional &= large <= MOST * small;
      out.printf(
          "%-30s %6.1f ns a character, %6.1f of the long text: %.2f times%n",
          shown(piece), small, large, large / small);
    }
    out.flush();
    return proportional ? ExitCode.OK : ExitCode.FAULT;
  }

  /** Returns the nanoseconds of processor time per character, as the least of a few rounds. */
  private double nanosOfCharacter(String piece, int length) {
    String text = piece.repeat(Math.max(1, length / piece.length()));
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = threads.getCurrentThreadCpuTime();
      masker.mask(text);
      least = Math.min(least, threads.getCurrentThreadCpuTime() - before);
    }
    return least / (double) text.length();
  }

  private static String shown(String piece) {
    String visible = piece.replace("\n", "\\n").replace("\t", "\\t");
    return visible.length() <= 30 ? visible : visible.substring(0, 29) + "…";
  }
}
