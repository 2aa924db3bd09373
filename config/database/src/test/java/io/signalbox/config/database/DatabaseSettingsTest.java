package io.signalbox.config.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.ConfigReference;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.config.LoadedConfig;
import io.signalbox.config.secret.Secret;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseSettingsTest {
  private static final Path DATA = Path.of("/srv/desk");

  @Test
  void isAnH2FileInTheDataFolderByDefault() {
    DatabaseSettings settings = load("database: {}").settings();

    assertThat(settings.url()).isEqualTo("jdbc:h2:file:/srv/desk/signalbox");
    assertThat(settings.user()).isEmpty();
    assertThat(settings.password()).isEmpty();
    assertThat(settings.poolSize()).isEqualTo(8);
  }

  @Test
  void readsPostgresql() {
    LoadedConfig<DatabaseSettings> loaded =
        load(
            "database: {url: 'jdbc:postgresql://db/desk', user: desk, password: '${PW}', pool-size:"
                + " 20}");

    assertThat(loaded.settings().url()).isEqualTo("jdbc:postgresql://db/desk");
    assertThat(loaded.settings().user()).contains("desk");
    assertThat(loaded.settings().password()).contains(new Secret("hunter2"));
    assertThat(loaded.settings().poolSize()).isEqualTo(20);
    assertThat(loaded.warnings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://h/d?password=hunter2",
        "postgres://u:hunter2@h/d",
        "jdbc:postgresql://u:hunter2@h/d",
        "jdbc:h2",
        "hunter2",
        "JDBC:H2:file:x"
      })
  void refusesAnyOtherUrlWithoutRepeatingIt(String url) {
    var thrown =
        catchThrowableOfType(
            InvalidConfigException.class, () -> load("database: {url: '" + url + "'}"));

    assertThat(thrown)
        .hasMessageContaining(
            "signalbox.yaml:1  database.url  must be a JDBC URL that starts with jdbc:h2: or"
                + " jdbc:postgresql:");
    assertThat(thrown.getMessage()).doesNotContain("hunter2");
  }

  @Test
  void refusesAPoolOfNobody() {
    assertThat(
            catchThrowableOfType(
                InvalidConfigException.class, () -> load("database: {pool-size: 0}")))
        .hasMessage(
            "signalbox.yaml:1  database.pool-size  '0' must be a whole number from 1 to 64");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://h/d?password=hunter2",
        "jdbc:postgresql://h/d?ssl=true&password=hunter2",
        "jdbc:postgresql://h/d?password=hunter2&ssl=true",
        "jdbc:h2:file:/x;PASSWORD=hunter2",
        "jdbc:h2:file:/x;password=hunter2;MODE=PostgreSQL"
      })
  void takesThePasswordOutOfAUrlAndNotesIt(String url) {
    LoadedConfig<DatabaseSettings> loaded = load("database: {url: '" + url + "'}");

    assertThat(loaded.settings().password()).contains(new Secret("hunter2"));
    assertThat(loaded.settings().url())
        .doesNotContain("hunter2")
        .doesNotContainIgnoringCase("password")
        .doesNotEndWith("?")
        .doesNotContain("?&");
    assertThat(loaded.toString()).doesNotContain("hunter2");
    assertThat(loaded.warnings())
        .singleElement()
        .hasToString(
            "ConfigProblem[path=database.url, line=1, message=holds a password; keep it in the"
                + " setting 'password', by reference]");
  }

  @Test
  void decodesAPasswordAsItsDriverWould() {
    assertThat(JdbcUrl.parse("jdbc:postgresql://h/d?password=a%26b%3D").password())
        .contains(new Secret("a&b="));
    assertThat(JdbcUrl.parse("jdbc:postgresql://h/d?password=100%").password())
        .contains(new Secret("100%"));
    assertThat(JdbcUrl.parse("jdbc:h2:file:/x;PASSWORD=a\\;b;MODE=Oracle").password())
        .contains(new Secret("a;b"));
  }

  @Test
  void starsOtherPasswordsOfAUrlWhereverItIsShown() {
    DatabaseSettings settings =
        load("database: {url: 'jdbc:postgresql://h/d?sslpassword=hunter2&ssl=true'}").settings();

    assertThat(settings.toString())
        .contains("sslpassword=***&ssl=true", "poolSize=8")
        .doesNotContain("hunter2");
    assertThat(settings.shownUrl()).doesNotContain("hunter2");
  }

  @Test
  void prefersThePasswordSettingToOneInTheUrl() {
    assertThat(
            load("database: {url: 'jdbc:h2:file:/x;PASSWORD=old', password: '${PW}'}")
                .settings()
                .password())
        .contains(new Secret("hunter2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:file:./d/x",
        "jdbc:h2:./d/x",
        "jdbc:h2:nio:./d/x",
        "jdbc:h2:./d/x;IFEXISTS=TRUE",
        "jdbc:h2:retry:./d/x;MODE=PostgreSQL"
      })
  void knowsTheFileHoweverTheUrlNamesIt(String url) {
    String options = url.replaceFirst("^[^;]*", "");

    assertThat(JdbcUrl.parse(url).file()).contains(Path.of("./d/x.mv.db"));
    assertThat(JdbcUrl.parse(url).withFile(Path.of("/e/y.mv.db")))
        .isEqualTo("jdbc:h2:file:/e/y" + options);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdbc:h2:mem:x", "jdbc:h2:tcp://h/./x", "jdbc:postgresql://h/d"})
  void knowsNoFileOfADatabaseElsewhere(String url) {
    assertThat(JdbcUrl.parse(url).file()).isEmpty();
  }

  @Test
  void opensH2WithWhatItsMeaningRestsOnUnlessTheUrlSaysOtherwise() {
    assertThat(JdbcUrl.parse("jdbc:h2:file:/x").toOpen())
        .isEqualTo(
            "jdbc:h2:retry:/x;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0;TRACE_LEVEL_FILE=0");
    assertThat(JdbcUrl.parse("jdbc:h2:file:/x;write_delay=100").toOpen())
        .contains(";write_delay=100")
        .doesNotContain("WRITE_DELAY=0");
    assertThat(JdbcUrl.parse("jdbc:postgresql://h/d").toOpen()).isEqualTo("jdbc:postgresql://h/d");
    assertThat(JdbcUrl.parse("jdbc:postgresql://h/d?ApplicationName=x").toOpen())
        .isEqualTo("jdbc:postgresql://h/d");
    assertThat(JdbcUrl.parse("jdbc:postgresql://h/d?applicationname=x&ssl=true").toOpen())
        .isEqualTo("jdbc:postgresql://h/d?ssl=true");
  }

  @Test
  void describesItsDefaultWithoutThisMachinesPaths() {
    assertThat(
            ConfigReference.of(
                    root -> DatabaseSettings.from(root.section("database", "Records."), DATA))
                .markdown())
        .contains(
            "| `url` |",
            "an H2 file in the data folder",
            "| `pool-size` | whole number from 1 to 64 | `8` |")
        .doesNotContain("/srv");
  }

  private static LoadedConfig<DatabaseSettings> load(String yaml) {
    return ConfigFile.ofText(yaml, Path.of("/etc"), Map.of("PW", "hunter2"))
        .load(root -> DatabaseSettings.from(root.section("database", "Records."), DATA));
  }
}
