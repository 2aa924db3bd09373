package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
  @TempDir Path folder;

  @Test
  void namesAFileThatDoesNotExist() {
    assertThat(problems(folder.resolve("nowhere.yaml")))
        .containsExactly(new ConfigProblem("", 0, "does not exist"));
  }

  @Test
  void namesAFolderGivenInPlaceOfAFile() {
    assertThat(problems(folder))
        .singleElement()
        .extracting(ConfigProblem::message)
        .asString()
        .startsWith("is a folder");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "~", "\uFEFF"})
  void refusesAnEmptyFile(String content) throws IOException {
    assertThat(problems(file(content))).containsExactly(new ConfigProblem("", 0, "is empty"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"- a\n- b\n", "just text", "42"})
  void refusesARootThatIsNoMapping(String content) throws IOException {
    assertThat(problems(file(content)))
        .singleElement()
        .extracting(ConfigProblem::line)
        .isEqualTo(1);
  }

  @Test
  void namesTheLineOfBytesThatAreNotUtf8() throws IOException {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, "a: b\nname: J\u00f6rg\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problems(file))
        .containsExactly(new ConfigProblem("", 2, "is not UTF-8 text; save the file as UTF-8"));
  }

  @Test
  void refusesUtf16AsWindowsWritesIt() throws IOException {
    Path file = folder.resolve("wide.yaml");
    Files.write(file, "\uFEFFa: b\n".getBytes(StandardCharsets.UTF_16LE));

    assertThat(problems(file))
        .singleElement()
        .extracting(ConfigProblem::message)
        .asString()
        .contains("not UTF-8");
  }

  @Test
  void refusesAFileTooLargeForSettings() throws IOException {
    assertThat(problems(file("# " + "x".repeat(1 << 20))))
        .singleElement()
        .extracting(ConfigProblem::message)
        .asString()
        .contains("1 MiB");
  }

  @Test
  void readsWindowsLineEndsAndAByteOrderMark() throws IOException {
    Path file = file("\uFEFF# first\r\nname: desk\r\nport: 80\r\n");

    var read =
        ConfigFile.at(file, Map.of())
            .load(s -> s.text("name", "d").required() + s.integer("port", "d").required());

    assertThat(read.settings()).isEqualTo("desk80");
  }

  @Test
  void countsLinesTheSameWithWindowsLineEnds() throws IOException {
    assertThat(problems(file("a: 1\r\n\r\n# c\r\nb: 2\r\n")))
        .extracting(ConfigProblem::path, ConfigProblem::line)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", 1),
            org.assertj.core.groups.Tuple.tuple("b", 4));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: 1\n\tb: 2\n", "a:\n\tb: 2\n", "a:\n  b: 1\n\tc: 2\n"})
  void namesTheLineOfATab(String content) throws IOException {
    assertThat(problems(file(content)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line())
                  .isEqualTo((int) content.substring(0, content.indexOf('\t')).lines().count() + 1);
              assertThat(problem.message()).contains("tab");
            });
  }

  @Test
  void namesTheLineWhereAQuoteOpens() throws IOException {
    assertThat(problems(file("a: 1\nb: \"open\nc: 3\n")))
        .containsExactly(
            new ConfigProblem(
                "", 2, "is not valid YAML: a quote or bracket opened here is never closed"));
  }

  @Test
  void namesBothLinesOfAKeySetTwice() throws IOException {
    assertThat(problems(file("db:\n  url: x\n  user: y\n  url: z\n")))
        .contains(new ConfigProblem("db.url", 4, "is set twice; the first time on line 2"));
  }

  @Test
  void refusesASecondDocument() throws IOException {
    assertThat(problems(file("a: 1\n---\nb: 2\n")))
        .singleElement()
        .extracting(ConfigProblem::message)
        .asString()
        .contains("---");
  }

  @Test
  void refusesTagsWithTheirLine() throws IOException {
    assertThat(problems(file("a: 1\nb: !!java.lang.ProcessBuilder [ls]\n")))
        .anySatisfy(
            problem -> {
              assertThat(problem.line()).isEqualTo(2);
              assertThat(problem.message()).contains("tag");
            });
  }

  @Test
  void refusesNestingThatWouldOverflowTheStack() throws IOException {
    assertThat(problems(file("a: " + "[".repeat(100_000))))
        .singleElement()
        .extracting(ConfigProblem::message)
        .asString()
        .contains("levels deep");
  }

  @Test
  void survivesABillionLaughs() throws IOException {
    StringBuilder yaml = new StringBuilder("l0: &l0 [ha, ha, ha, ha, ha, ha, ha, ha, ha]\n");
    for (int i = 1; i < 30; i++) {
      yaml.append("l%d: &l%d [%s]\n".formatted(i, i, ("*l" + (i - 1) + ", ").repeat(9)));
    }

    assertThat(problems(file(yaml.toString()))).isNotEmpty();
  }

  @Test
  void survivesAnAliasToItself() throws IOException {
    Path file = file("a: &a\n  b: *a\n");

    assertThatThrownBy(
            () ->
                ConfigFile.at(file, Map.of())
                    .load(
                        s ->
                            s.section("a", "d")
                                .section("b", "d")
                                .section("b", "d")
                                .text("c", "d")
                                .or("x")))
        .isInstanceOf(InvalidConfigException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &a {<<: *a}",
        "a: &a\n  <<: [*a, *a]\n",
        "? &a [*a]\n: 1\n",
        "&a ? *a\n: 1\n",
        "a: {<<: 3}",
        "a: {<<: [[x]]}",
        "<<: &a {<<: *a, b: *a}",
        "? {a: b}\n: 1\n",
        ": 1",
        "a: &a {x: 1}\nb: {!!merge <<: *a}",
        "--- ---",
        "...",
        "%YAML 9.9\n---\na: 1\n",
      })
  void survivesHostileYaml(String yaml) throws IOException {
    assertThat(problems(file(yaml)))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem.line()).isBetween(0, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<<", "!!merge <<", "? <<\n "})
  void survivesMergesOfMerges(String merge) throws IOException {
    StringBuilder yaml = new StringBuilder("m0: &m0 {a: 1, b: 2}\n");
    for (int i = 1; i < 40; i++) {
      String all = ("*m" + (i - 1) + ", ").repeat(9);
      yaml.append("m%d: &m%d {%s: [%s]}\n".formatted(i, i, merge, all));
    }

    assertThat(problems(file(yaml.toString()))).isNotEmpty();
  }

  @Test
  void refusesMergeKeys() {
    assertThat(Yaml.problems("a: &a {x: 1}\nb:\n  <<: *a\n", ConfigSection::path))
        .contains("signalbox.yaml:3  b  merges with '<<', which settings may not");
  }

  @Test
  void sharesAnAnchoredGroup() {
    String read =
        Yaml.read(
            "a: &a {x: one}\nb: *a\n",
            s ->
                s.section("a", "d").text("x", "d").required()
                    + s.section("b", "d").text("x", "d").required());

    assertThat(read).isEqualTo("oneone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*hunter2",
        "&hunter2 [",
        "!hunter2",
        "!h!hunter2 x",
        "%hunter2",
        "@hunter2",
        "`hunter2",
        "{hunter2",
        "[hunter2",
        "\"hunter2\\q\"",
        "'hunter2",
        "|hunter2",
        ">hunter2",
        "hunter2: x: y",
        "\"a\" hunter2",
        "? hunter2",
        "hunter2\u0001"
      })
  void neverRepeatsWhatStandsBesideASyntaxError(String password) throws IOException {
    Path file = file("database:\n  password: " + password + "\nnext: 1\n");

    var thrown =
        catchThrowableOfType(
            InvalidConfigException.class,
            () ->
                ConfigFile.at(file, Map.of())
                    .load(s -> s.section("database", "d").secret("password", "d").required()));

    assertThat(thrown.getMessage()).doesNotContain("hunter2");
    assertThat(thrown.problems()).allSatisfy(problem -> assertThat(problem.line()).isBetween(1, 4));
  }

  @Test
  void keepsControlCharactersOutOfWhatIsPrinted() {
    assertThat(
            Yaml.problems(
                "\"\\e[31mred\\n\": 1\nkind: \"\\e[2J\"\n", s -> s.integer("kind", "d").or(1)))
        .allSatisfy(line -> assertThat(line).doesNotContain("\u001b"));
  }

  @Test
  void givesTheCauseWhenAReaderStumblesOverAStandIn() {
    List<String> problems =
        Yaml.problems(
            "port: many\n",
            s -> {
              if (s.integer("port", "d").required() == 0) {
                throw new IllegalArgumentException("a port is above 0");
              }
              return 1;
            });

    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("signalbox.yaml:1  port  'many' must be a whole number");
  }

  @Test
  void letsAReadersOwnFaultThrough() {
    assertThatThrownBy(
            () ->
                Yaml.read(
                    "a: 1\n",
                    s -> {
                      throw new IllegalStateException("bug");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  private List<ConfigProblem> problems(Path file) {
    return catchThrowableOfType(
            InvalidConfigException.class,
            () -> ConfigFile.at(file, Map.of()).load(ConfigSection::path))
        .problems();
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("signalbox.yaml"), content);
  }
}
