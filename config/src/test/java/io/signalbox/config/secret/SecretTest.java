package io.signalbox.config.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.config.LoadedConfig;
import io.signalbox.config.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {
  private static final String HIDDEN = "hunter2";

  @TempDir Path folder;

  @Test
  void printsAsStarsAlsoInsideRecordsAndLists() {
    record Account(String user, Secret password) {}
    Secret secret = new Secret(HIDDEN);

    assertThat(secret).hasToString("***");
    assertThat(new Account("sa", secret).toString()).isEqualTo("Account[user=sa, password=***]");
    assertThat(List.of(secret)).hasToString("[***]");
    assertThat("%s".formatted(secret)).isEqualTo("***");
  }

  @Test
  void equalsByValue() {
    assertThat(new Secret(HIDDEN))
        .isEqualTo(new Secret(HIDDEN))
        .hasSameHashCodeAs(new Secret(HIDDEN));
    assertThat(new Secret(HIDDEN)).isNotEqualTo(new Secret("hunter3")).isNotEqualTo(HIDDEN);
  }

  @Test
  void comesFromAVariable() {
    LoadedConfig<Secret> loaded = load("token: ${TOKEN}", Map.of("TOKEN", HIDDEN));

    assertThat(loaded.settings().reveal()).isEqualTo(HIDDEN);
    assertThat(loaded.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hunter2", "hunter2\n", "hunter2\r\n", "hunter2\n\n", "\uFEFFhunter2\n"})
  void comesFromAFileWithoutItsLineEnd(String content) throws IOException {
    Files.writeString(folder.resolve("token"), content);

    assertThat(load("token: file:token", Map.of()).settings().reveal()).isEqualTo(HIDDEN);
    assertThat(load("token: file:" + folder + "/token", Map.of()).settings().reveal())
        .isEqualTo(HIDDEN);
    assertThat(load("token: file://" + folder + "/token", Map.of()).settings().reveal())
        .isEqualTo(HIDDEN);
    assertThat(
            load("token: file:${DIR}/token", Map.of("DIR", folder.toString())).settings().reveal())
        .isEqualTo(HIDDEN);
  }

  @Test
  void keepsTheLinesOfAKey() throws IOException {
    Files.writeString(folder.resolve("key"), "-----BEGIN\nabc \n-----END\n");

    assertThat(load("token: file:key", Map.of()).settings().reveal())
        .isEqualTo("-----BEGIN\nabc \n-----END");
  }

  @Test
  void isNotedWhenItStandsInTheFile() {
    LoadedConfig<Secret> loaded = load("\ntoken: " + HIDDEN, Map.of());

    assertThat(loaded.settings().reveal()).isEqualTo(HIDDEN);
    assertThat(loaded.warnings())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.path()).isEqualTo("token");
              assertThat(note.line()).isEqualTo(2);
              assertThat(note.message()).contains("file:").doesNotContain(HIDDEN);
            });
    assertThat(loaded.toString()).doesNotContain(HIDDEN);
  }

  @Test
  void isNoFileWhenAVariableHoldsWhatLooksLikeOne() {
    assertThat(load("token: ${TOKEN}", Map.of("TOKEN", "file:/etc/passwd")).settings().reveal())
        .isEqualTo("file:/etc/passwd");
  }

  @Test
  void namesAFileThatCannotBeUsedAndTheSetting() throws IOException {
    Files.writeString(folder.resolve("blank"), " \n");
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
    Files.writeString(folder.resolve("huge"), "x".repeat(70_000));
    Files.createDirectory(folder.resolve("dir"));

    assertThat(problem("token: file:none"))
        .isEqualTo("token  refers to the file none, which does not exist");
    assertThat(problem("token: file:blank"))
        .isEqualTo("token  refers to the file blank, which is empty");
    assertThat(problem("token: file:binary"))
        .isEqualTo("token  refers to the file binary, which is not UTF-8 text");
    assertThat(problem("token: file:huge"))
        .isEqualTo("token  refers to the file huge, which is larger than 64 KiB");
    assertThat(problem("token: file:dir")).isEqualTo("token  refers to dir, which is not a file");
    assertThat(problem("token: file:/dev/zero"))
        .isEqualTo("token  refers to /dev/zero, which is not a file");
    assertThat(problem("token: \"file:a\\0b\""))
        .startsWith("token  refers to a file with an impossible name");
  }

  @Test
  void isNeverRepeatedInAProblem() throws IOException {
    Files.writeString(folder.resolve("token"), HIDDEN);
    List<String> yamls =
        List.of(
            "token: " + HIDDEN,
            "token: [" + HIDDEN + "]",
            "token: {" + HIDDEN + ": x}",
            "token: file:token",
            "token: ${T}",
            "token: ${T:-" + HIDDEN + "}",
            "token: ${" + HIDDEN,
            "token: " + HIDDEN + "\ntoken: " + HIDDEN);

    assertThat(yamls)
        .allSatisfy(
            yaml -> assertThat(checkedProblems(yaml)).contains("token").doesNotContain(HIDDEN));
  }

  @Test
  void isRequiredLikeAnyOtherSetting() {
    assertThat(Yaml.problems("a: {}", s -> s.section("a", "d").secret("token", "d").required()))
        .containsExactly("signalbox.yaml:1  a.token  is required: a secret");
    assertThat(Yaml.problems("token: ''", s -> s.secret("token", "d").required()))
        .containsExactly("signalbox.yaml:1  token  must not be empty");
  }

  private LoadedConfig<Secret> load(String yaml, Map<String, String> env) {
    return ConfigFile.ofText(yaml, folder, env).load(s -> s.secret("token", "d").required());
  }

  private String problem(String yaml) {
    try {
      load(yaml, Map.of());
      return "";
    } catch (InvalidConfigException e) {
      return e.getMessage().replaceFirst("^signalbox.yaml:1  ", "");
    }
  }

  private String checkedProblems(String yaml) {
    try {
      ConfigFile.ofText(yaml, folder, Map.of("T", HIDDEN))
          .load(
              s ->
                  s.secret("token", "d")
                      .check(
                          "a bot token, which starts with xoxb-",
                          t -> t.reveal().startsWith("xoxb-"))
                      .required());
      return "";
    } catch (InvalidConfigException e) {
      return e + e.getMessage() + e.problems();
    }
  }
}
