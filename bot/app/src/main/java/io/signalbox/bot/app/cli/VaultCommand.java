package io.signalbox.bot.app.cli;

import io.signalbox.bot.app.terminal.ExitCode;
import io.signalbox.bot.app.terminal.QuestionPrompt;
import io.signalbox.config.secret.Secret;
import io.signalbox.config.secret.SecretKeystore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Command {@code signalbox vault}, which keeps provider API keys in an encrypted keystore file. A
 * secret is typed unseen or read from standard input, never from the command line, where everybody
 * on the machine could read it.
 */
@Command(
    name = "vault",
    mixinStandardHelpOptions = true,
    description = {
      "Keeps secrets in an encrypted keystore; settings refer to one as keystore:NAME.",
      "SIGNALBOX_KEYSTORE names the file, SIGNALBOX_KEYSTORE_PASSPHRASE holds its passphrase."
    })
public final class VaultCommand implements Callable<Integer> {
  /** Actions of the {@code vault} command. */
  enum VaultAction {
    PUT,
    LIST,
    REMOVE
  }

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      defaultValue = "list",
      description = "${COMPLETION-CANDIDATES}, in either case")
  private VaultAction action = VaultAction.LIST;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The secret's name.")
  private String name = "";

  private final Map<String, String> environment;
  private final InputStream in;

  public VaultCommand(Map<String, String> environment, InputStream in) {
    this.environment = Map.copyOf(environment);
    this.in = in;
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    SecretKeystore store;
    try {
      store = SecretKeystore.open(Path.of(variable(SecretKeystore.FILE)), passphrase());
      act(store, out);
    } catch (SecretKeystore.UnusableKeystoreException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage());
    }
    out.flush();
    return ExitCode.OK;
  }

  private void act(SecretKeystore store, PrintWriter out) {
    switch (action) {
      case LIST -> {
        store.list().forEach(out::println);
        if (store.list().isEmpty()) {
          out.println("There is no secret in it.");
        }
      }
      case PUT -> {
        store.put(named(), secret());
        out.println("Kept. The settings refer to it as keystore:" + name);
      }
      case REMOVE ->
          out.println(store.remove(named()) ? name + " is removed." : "There is no " + name + ".");
    }
  }

  private String named() {
    if (name.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Name the secret: vault put NAME");
    }
    return name;
  }

  private Secret passphrase() {
    return new Secret(variable(SecretKeystore.PASSPHRASE));
  }

  private String variable(String key) {
    return Optional.ofNullable(environment.get(key))
        .filter(value -> !value.isEmpty())
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(), "The environment variable " + key + " is not set."));
  }

  private Secret secret() {
    if (QuestionPrompt.isPossible()) {
      return new Secret(QuestionPrompt.hidden(name + ": "));
    }
    try {
      @Nullable String line =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
      return new Secret(line == null ? "" : line);
    } catch (IOException e) {
      throw new UncheckedIOException("standard input cannot be read", e);
    }
  }
}
