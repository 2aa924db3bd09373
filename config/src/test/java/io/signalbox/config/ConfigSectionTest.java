package io.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigSectionTest {
  enum Kind3 {
    PAGES,
    ON_CALL,
    TICKETS
  }

  @Test
  void listsEveryProblemAtOnceInTheOrderOfTheFile() {
    String yaml =
        """
        name: desk
        prot: 80
        pool:
          size: 65
          patience: 20
          sise: 3
        sources:
          - name: a
            kind: pages
          - kind: pagerdutyy
            pathh: /x
        """;

    List<String> problems =
        Yaml.problems(
            yaml,
            root -> {
              root.integer("port", "d").between(1, 65_535).or(80);
              root.text("name", "d").required();
              root.text("owner", "d").required();
              ConfigSection pool = root.section("pool", "d");
              pool.integer("size", "d").between(1, 64).or(8);
              pool.duration("patience", "d").or(Duration.ofSeconds(1));
              for (ConfigSection source : root.sections("sources", "d")) {
                source.oneOf("kind", "d", Kind3.class).required();
                source.text("name", "d").required();
                source.path("path", "d").optional();
              }
              return root;
            });

    assertThat(problems)
        .containsExactly(
            "signalbox.yaml  owner  is required: text",
            "signalbox.yaml:2  prot  is not a known setting; did you mean 'port'?",
            "signalbox.yaml:4  pool.size  '65' must be a whole number from 1 to 64",
            "signalbox.yaml:5  pool.patience  '20' must be a duration: a whole number with ms, s,"
                + " m, h or d, such as 20s",
            "signalbox.yaml:6  pool.sise  is not a known setting; did you mean 'size'?",
            "signalbox.yaml:10  sources[1].kind  'pagerdutyy' must be one of: pages, on-call,"
                + " tickets",
            "signalbox.yaml:11  sources[1].pathh  is not a known setting; did you mean 'path'?");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "012",
        "1e3",
        "0x1F",
        "2026-11-23",
        "true",
        "1.0",
        ".inf",
        "'null'",
        "12:30:45"
      })
  void takesTextAsWrittenWhateverYamlWouldMakeOfIt(String written) {
    assertThat(Yaml.<String>read("a: " + written, s -> s.text("a", "d").required()))
        .isEqualTo(written.replace("'", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:", "a: ~", "a: null"})
  void refusesAKeyWithoutAValueRatherThanTakeTheDefault(String yaml) {
    assertThat(Yaml.problems(yaml, s -> s.text("a", "d").or("x")))
        .containsExactly("signalbox.yaml:1  a  has no value; give one, or remove the line");
    assertThat(
            Yaml.problems(yaml, s -> s.list("a", "d", SettingType.text()).or(List.of("everyone"))))
        .hasSize(1);
    assertThat(Yaml.problems(yaml, s -> s.secret("a", "d").optional())).hasSize(1);
  }

  @Test
  void treatsAGroupOfCommentsAsEmpty() {
    assertThat(
            Yaml.<Integer>read(
                "pool:\n  # size: 9\n", s -> s.section("pool", "d").integer("size", "d").or(8)))
        .isEqualTo(8);
    assertThat(Yaml.<List<?>>read("sources:\n  # - name: a\n", s -> s.sections("sources", "d")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "on", "TRUE", "1", "'no'"})
  void takesOnlyTrueAndFalseForASwitch(String written) {
    assertThat(Yaml.problems("a: " + written, s -> s.bool("a", "d").or(true)))
        .singleElement()
        .asString()
        .endsWith("must be true or false");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "012",
        "1e3",
        "1_000",
        "0x10",
        "1.0",
        "99999999999999999999",
        "+1",
        "٣",
        "65",
        "0",
        "-1"
      })
  void refusesWhatIsNoPlainWholeNumberInTheRange(String written) {
    assertThat(Yaml.problems("a: '" + written + "'", s -> s.integer("a", "d").between(1, 64).or(8)))
        .containsExactly(
            "signalbox.yaml:1  a  '" + written + "' must be a whole number from 1 to 64");
  }

  @Test
  void takesBothEndsOfARange() {
    assertThat(Yaml.<Integer>read("a: 1", s -> s.integer("a", "d").between(1, 64).or(8)))
        .isEqualTo(1);
    assertThat(Yaml.<Integer>read("a: 64", s -> s.integer("a", "d").between(1, 64).or(8)))
        .isEqualTo(64);
    assertThat(Yaml.<Double>read("a: -0.5", s -> s.decimal("a", "d").atLeast(-0.5).or(1.0)))
        .isEqualTo(-0.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {".nan", "1,5", "Infinity", "1e999", "0.5f", "1d"})
  void refusesWhatIsNoPlainDecimal(String written) {
    assertThat(Yaml.problems("a: " + written, s -> s.decimal("a", "d").or(1.0))).hasSize(1);
  }

  @Test
  void startsRelativePathsAtTheFilesFolderAlsoForDefaults() {
    assertThat(Yaml.<Path>read("a: docs/../pages", s -> s.path("a", "d").required()))
        .isEqualTo(Yaml.FOLDER.resolve("pages"));
    assertThat(
            Yaml.<Path>read(
                "b: x",
                s -> {
                  s.text("b", "d").optional();
                  return s.path("a", "d").or(Path.of("data"));
                }))
        .isEqualTo(Yaml.FOLDER.resolve("data"));
    assertThat(Yaml.<Path>read("a: /srv", s -> s.path("a", "d").required()))
        .isEqualTo(Path.of("/srv"));
  }

  @Test
  void startsTheDefaultOfACheckedPathAtTheFilesFolderToo() {
    Path read =
        Yaml.read(
            "{}",
            s -> s.path("a", "d").check("an absolute path", Path::isAbsolute).or(Path.of("data")));

    assertThat(read).isEqualTo(Yaml.FOLDER.resolve("data"));
  }

  @Test
  void refusesAPathThatCannotBe() {
    assertThat(Yaml.problems("a: \"x\\0y\"", s -> s.path("a", "d").required())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Berlin,1",
    "UTC,1",
    "+02:00,1",
    "CST,0",
    "Europe/Atlantis,0",
    "berlin,0",
    "EST,0"
  })
  void takesZonesThatMeanOneThing(String written, int accepted) {
    assertThat(Yaml.problems("a: " + written, s -> s.zone("a", "d").or(ZoneId.of("UTC"))))
        .hasSize(1 - accepted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org",
        "/path",
        "https://",
        "ht tp://x",
        "mailto:a@b",
        "https://u:hunter2@"
      })
  void refusesAUriWithoutAHostAndDoesNotRepeatIt(String written) {
    assertThat(
            Yaml.problems("a: '" + written + "'", s -> s.uri("a", "d").or(URI.create("http://x"))))
        .singleElement()
        .asString()
        .contains("URI with a scheme and a host")
        .doesNotContain("hunter2");
  }

  @Test
  void readsListsAndMapsAndReportsEachWrongItemAtItsLine() {
    assertThat(
            Yaml.<List<String>>read(
                "a: [x, 012]", s -> s.list("a", "d", SettingType.text()).required()))
        .containsExactly("x", "012");
    assertThat(
            Yaml.<Map<String, String>>read(
                "a:\n  z: 1\n  b: 2\n", s -> s.map("a", "d", SettingType.text()).required()))
        .isEqualTo(new LinkedHashMap<>(Map.of("z", "1", "b", "2")))
        .containsKeys("z", "b");
    assertThat(
            Yaml.problems(
                "a:\n  - x\n  - [y]\n  - {z: 1}\n  -\n",
                s -> s.list("a", "d", SettingType.text()).required()))
        .containsExactly(
            "signalbox.yaml:3  a[1]  must be a single value, not a list",
            "signalbox.yaml:4  a[2]  must be a single value, not a group of settings",
            "signalbox.yaml:5  a[3]  has no value; give one, or remove the line");
    assertThat(Yaml.problems("a: x", s -> s.list("a", "d", SettingType.text()).required()))
        .singleElement()
        .asString()
        .contains("must be a list");
  }

  @Test
  void refusesNestedUnknownKeysWithTheNearestName() {
    String yaml = "db:\n  poolSize: 1\n  usr: 2\n  colour: 3\n";

    assertThat(
            Yaml.problems(
                yaml,
                s -> {
                  ConfigSection db = s.section("db", "d");
                  db.integer("pool-size", "d").or(8);
                  return db.text("user", "d").optional();
                }))
        .containsExactly(
            "signalbox.yaml:2  db.poolSize  is not a known setting; did you mean 'pool-size'?",
            "signalbox.yaml:3  db.usr  is not a known setting; did you mean 'user'?",
            "signalbox.yaml:4  db.colour  is not a known setting; known here: pool-size, user");
  }

  @Test
  void refusesAGroupThatIsNoGroupWithoutListingWhatItLacks() {
    assertThat(
            Yaml.problems(
                "slack: xoxb\n", s -> s.section("slack", "d").text("token", "d").required()))
        .containsExactly(
            "signalbox.yaml:1  slack  must be a group of settings, one 'name: value' a line");
    assertThat(Yaml.problems("sources:\n  a: b\n", s -> s.sections("sources", "d")))
        .singleElement()
        .asString()
        .startsWith("signalbox.yaml:1  sources  must be a list of groups");
  }

  @Test
  void readsAnOptionalGroupOnlyWhenItIsThere() {
    Function<ConfigSection, Optional<String>> reader =
        s -> s.optionalSection("slack", "d").map(slack -> slack.text("team", "d").required());

    assertThat(Yaml.read("{}", reader)).isEmpty();
    assertThat(Yaml.read("slack: {team: x}", reader)).contains("x");
    assertThat(Yaml.problems("slack:\n", reader))
        .containsExactly("signalbox.yaml:1  slack.team  is required: text");
  }

  @Test
  void readsNamedGroupsInTheOrderOfTheFile() {
    Map<String, ConfigSection> routes =
        Yaml.read("routes:\n  zeta: {}\n  alpha: {}\n", s -> s.namedSections("routes", "d"));

    assertThat(routes.keySet()).containsExactly("zeta", "alpha");
    assertThat(routes.get("alpha").path()).isEqualTo("routes.alpha");
  }

  @Test
  void letsTwoFeaturesShareAGroup() {
    assertThat(
            Yaml.problems(
                "slack: {a: 1, b: 2}",
                s ->
                    s.section("slack", "d").text("a", "d").required()
                        + s.section("slack", "d").text("b", "d").required()))
        .isEmpty();
  }

  @Test
  void placesAFeaturesOwnProblemAtTheKeysLine() {
    List<String> problems =
        Yaml.problems(
            "sources:\n  - name: a\n  - name: b\n  - name: a\n",
            s -> {
              List<String> names = new ArrayList<>();
              for (ConfigSection source : s.sections("sources", "d")) {
                String name = source.text("name", "d").required();
                if (names.contains(name)) {
                  source.problem("name", "is used twice");
                  source.problem("path", "is missed");
                }
                names.add(name);
              }
              return names;
            });

    assertThat(problems)
        .containsExactly(
            "signalbox.yaml:4  sources[2].name  is used twice",
            "signalbox.yaml:4  sources[2].path  is missed");
  }

  @Test
  void quotesWhatIsWrittenNeverWhatAVariableHolds() {
    assertThat(
            Yaml.problems(
                "port: ${DB_PASSWORD}",
                Map.of("DB_PASSWORD", "hunter2"),
                s -> s.integer("port", "d").required()))
        .containsExactly("signalbox.yaml:1  port  '${DB_PASSWORD}' must be a whole number");
  }

  @Test
  void fillsVariablesOnceWithDefaultsAndEscapes() {
    Map<String, String> env = Map.of("HOST", "db1", "EMPTY", "", "SLY", "${HOST}");

    assertThat(
            Yaml.<String>read(
                "a: '${HOST}:${PORT:-5432}/${EMPTY:-x}${SLY}$${HOST}$5'",
                env,
                s -> s.text("a", "d").required()))
        .isEqualTo("db1:5432/x${HOST}${HOST}$5");
  }

  @Test
  void namesEveryVariableThatIsMissing() {
    assertThat(
            Yaml.problems(
                "a: ${ONE}${TWO}\nb: ${E}\nc: ${\nd: ${1x}\n",
                Map.of("E", ""),
                s ->
                    s.text("a", "d").required()
                        + s.text("b", "d").required()
                        + s.text("c", "d").required()
                        + s.text("d", "d").required()))
        .containsExactly(
            "signalbox.yaml:1  a  refers to the environment variable ONE, which is not set",
            "signalbox.yaml:1  a  refers to the environment variable TWO, which is not set",
            "signalbox.yaml:2  b  refers to the environment variable E, which is empty",
            "signalbox.yaml:3  c  holds '${' without a variable; write ${NAME} or ${NAME:-default},"
                + " or $${",
            "signalbox.yaml:4  d  holds '${' without a variable; write ${NAME} or ${NAME:-default},"
                + " or $${");
  }

  @Test
  void takesAFeaturesOwnKind() {
    SettingType<Integer> even =
        SettingType.of(
            "even number",
            "an even number",
            text -> Integer.parseInt(text) / (Integer.parseInt(text) % 2 == 0 ? 1 : 0),
            0);

    assertThat(Yaml.<Integer>read("a: 4", s -> s.value("a", "d", even).required())).isEqualTo(4);
    assertThat(Yaml.problems("a: 3", s -> s.value("a", "d", even).required()))
        .containsExactly("signalbox.yaml:1  a  '3' must be an even number");
  }
}
