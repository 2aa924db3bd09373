package io.signalbox.bot.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.signalbox.bot.app.assembly.SignalboxSettings;
import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.tools.gateway.accounting.CallLogSettings;
import io.signalbox.tools.gateway.accounting.CallTextCipher;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox gateway texts}, which decrypts and shows the request and answer of one
 * call in the call log.
 */
@Command(
    name = "texts",
    mixinStandardHelpOptions = true,
    description = "Shows request and answer of a call in the log, with the secret that hides them.")
public final class CallTextsCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Spec private CommandSpec spec;
  @Mixin private SettingsOption settings;

  @Parameters(index = "0", paramLabel = "FILE", description = "The log of calls.")
  private Path file = Path.of("calls.jsonl");

  @Option(names = "--id", required = true, description = "The call's id.")
  private String id = "";

  private final Clock clock;

  public CallTextsCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SignalboxSettings loaded = settings.load(spec, clock);
    PrintWriter out = spec.commandLine().getOut();
    CallTextCipher seal =
        loaded
            .gateway()
            .log()
            .flatMap(CallLogSettings::textKey)
            .map(CallTextCipher::new)
            .orElseThrow(() -> wrong("The settings name no gateway.log.text-key."));
    JsonNode line = line().orElseThrow(() -> wrong("There are no texts of " + id + "."));
    try {
      out.println(seal.opened(line.path("request_sealed").asText()));
      out.println(seal.opened(line.path("answer_sealed").asText()));
    } catch (IllegalArgumentException e) {
      throw wrong("The texts were encrypted with another secret.");
    }
    out.flush();
    return ExitCode.OK;
  }

  private Optional<JsonNode> line() {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(text -> text.contains(id) && text.contains("request_sealed"))
          .findFirst()
          .map(CallTextsCommand::parsed);
    } catch (IOException e) {
      throw wrong(file + " cannot be read.");
    }
  }

  private static JsonNode parsed(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      return JSON.createObjectNode();
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
