package io.signalbox.bot.bench;

import io.signalbox.bot.app.cli.CommandExecution;
import io.signalbox.bot.bench.answer.BenchAsk;
import io.signalbox.bot.bench.answer.BenchAskApi;
import io.signalbox.bot.bench.detect.BenchDetect;
import io.signalbox.bot.bench.drill.BenchDrill;
import io.signalbox.bot.bench.edges.BenchEdges;
import io.signalbox.bot.bench.gateway.BenchGateway;
import io.signalbox.bot.bench.gateway.BenchOutage;
import io.signalbox.bot.bench.hostile.BenchHostile;
import io.signalbox.bot.bench.live.BenchAccess;
import io.signalbox.bot.bench.live.BenchSync;
import io.signalbox.bot.bench.live.BenchUnchanged;
import io.signalbox.bot.bench.models.BenchModels;
import io.signalbox.bot.bench.quality.BenchAnswers;
import io.signalbox.bot.bench.scale.BenchScale;
import io.signalbox.bot.bench.training.TrainAnswers;
import java.time.Clock;
import java.util.Arrays;
import picocli.CommandLine;

/**
 * Entry point of {@code signalbox bench}, a program with a class path of its own for benchmarks.
 */
public final class BenchMain {
  private BenchMain() {}

  public static void main(String[] args) {
    CommandExecution.prepare(args);
    System.exit(commandLine(Clock.systemUTC()).execute(withoutItsOwnName(args)));
  }

  private static CommandLine commandLine(Clock clock) {
    return CommandExecution.around(
        new CommandLine(new BenchCommand())
            .addSubcommand(new BenchAccess())
            .addSubcommand(new BenchAsk(clock))
            .addSubcommand(new BenchAskApi(clock))
            .addSubcommand(new BenchAnswers(clock))
            .addSubcommand(new BenchDetect())
            .addSubcommand(new BenchDrill(clock))
            .addSubcommand(new BenchEdges())
            .addSubcommand(new BenchGateway(clock))
            .addSubcommand(new BenchHostile(clock))
            .addSubcommand(new BenchOutage(clock))
            .addSubcommand(new BenchMasking())
            .addSubcommand(new BenchModels())
            .addSubcommand(new BenchScale())
            .addSubcommand(new BenchSync(clock))
            .addSubcommand(new TrainAnswers(clock))
            .addSubcommand(new BenchUnchanged()));
  }

  /**
   * Removes the leading {@code bench} from the arguments, which the launcher passes on as typed.
   */
  private static String[] withoutItsOwnName(String[] args) {
    return args.length > 0 && args[0].equals("bench")
        ? Arrays.copyOfRange(args, 1, args.length)
        : args;
  }
}
