package io.signalbox.bot.app;

import static io.signalbox.bot.app.LauncherFixture.executable;
import static io.signalbox.bot.app.LauncherFixture.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.LauncherFixture.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher of an unpacked distribution: which Java it takes, and how it calls it. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherTest {
  @TempDir Path temp;
  private LauncherFixture fixture;

  @BeforeEach
  void unpack() throws Exception {
    fixture = LauncherFixture.distribution(temp.toRealPath());
  }

  @Test
  void saysWhatItLookedAtAndWhatToInstallWhenThereIsNoJava() throws Exception {
    Outcome outcome = fixture.launch("ask").run();

    assertThat(outcome.exitCode()).isEqualTo(69);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("needs Java 21 or newer, and found none")
        .contains("the usual installation folders")
        .contains("apt install", "dnf install", "brew install", "winget install", "sdk install");
  }

  @Test
  void namesEveryJavaThatIsTooOld() throws Exception {
    Path old = fixture.java("jdk-17", "17.0.15", 0);
    Path ancient = fixture.javaWithoutRelease("jdk8", "1.8.0_422", 0);

    Outcome outcome =
        fixture.launch("ask").with("JAVA_HOME", old).with("SIGNALBOX_JAVA_FOLDERS", ancient).run();

    assertThat(outcome.exitCode()).isEqualTo(69);
    assertThat(outcome.err())
        .contains("JAVA_HOME (" + old + "): version 17.0.15")
        .contains(ancient + ": version 1.8.0_422");
  }

  @ParameterizedTest
  @CsvSource({
    "21, 0",
    "21.0.9, 0",
    "25-ea, 0",
    "100.1.2.3, 0",
    "20.0.2, 69",
    "1.8.0_422, 69",
    "17, 69"
  })
  void readsVersionsAsVendorsWriteThem(String version, int exitCode) throws Exception {
    Path java = fixture.java("some java", version, 0);

    Outcome outcome = fixture.launch("ask").with("JAVA_HOME", java).run();

    assertThat(outcome.exitCode()).isEqualTo(exitCode);
  }

  @Test
  void takesTheNewestOfWhatLiesAbout() throws Exception {
    String folders =
        "%s:%s:%s:%s"
            .formatted(
                fixture.java("a", "21.0.9", 0),
                fixture.java("b", "25.0.10", 0),
                fixture.java("c", "25.0.9", 0),
                fixture.java("d", "11.0.2", 0));

    Outcome outcome = fixture.launch("ask").with("SIGNALBOX_JAVA_FOLDERS", folders).run();

    assertThat(outcome.out()).startsWith("java 25.0.10\n");
  }

  @Test
  void takesWhatSomebodyChoseBeforeWhatIsNewer() throws Exception {
    Path chosen = fixture.java("chosen", "22", 0);
    Path onHome = fixture.java("home", "23", 0);
    Path newest = fixture.java("newest", "25", 0);
    String path = fixture.java("path", "24", 0).resolve("bin") + ":" + fixture.tools;

    Outcome all =
        fixture
            .launch()
            .with("SIGNALBOX_JAVA", chosen)
            .with("JAVA_HOME", onHome)
            .with("PATH", path)
            .with("SIGNALBOX_JAVA_FOLDERS", newest)
            .run();
    Outcome homeAndPath =
        fixture
            .launch()
            .with("JAVA_HOME", onHome)
            .with("PATH", path)
            .with("SIGNALBOX_JAVA_FOLDERS", newest)
            .run();
    Outcome pathOnly =
        fixture.launch().with("PATH", path).with("SIGNALBOX_JAVA_FOLDERS", newest).run();

    assertThat(all.out()).startsWith("java 22\n");
    assertThat(homeAndPath.out()).startsWith("java 23\n");
    assertThat(pathOnly.out()).startsWith("java 24\n");
  }

  @Test
  void passesByAnOldJavaHomeForTheNextBest() throws Exception {
    Path old = fixture.java("old", "17", 0);
    Path fits = fixture.java("fits", "21", 0);

    Outcome outcome =
        fixture.launch().with("JAVA_HOME", old).with("SIGNALBOX_JAVA_FOLDERS", fits).run();

    assertThat(outcome.out()).startsWith("java 21\n");
    assertThat(outcome.err()).doesNotContain("17");
  }

  @Test
  void refusesAChosenJavaThatDoesNotFitRatherThanTakingAnother() throws Exception {
    Path old = fixture.java("old", "17.0.1", 0);
    Path fits = fixture.java("fits", "21", 0);

    Outcome tooOld = fixture.launch().with("SIGNALBOX_JAVA", old).with("JAVA_HOME", fits).run();
    Outcome missing =
        fixture
            .launch()
            .with("SIGNALBOX_JAVA", temp.resolve("nowhere"))
            .with("JAVA_HOME", fits)
            .run();

    assertThat(tooOld.exitCode()).isEqualTo(69);
    assertThat(tooOld.err()).contains("SIGNALBOX_JAVA (" + old + "): version 17.0.1");
    assertThat(missing.exitCode()).isEqualTo(69);
    assertThat(missing.err()).contains("nowhere): no java there");
  }

  @Test
  void acceptsAnExecutableAsTheChosenJava() throws Exception {
    Path java = fixture.java("some java", "21", 0).resolve("bin/java");

    assertThat(fixture.launch().with("SIGNALBOX_JAVA", java).run().out()).startsWith("java 21\n");
  }

  @Test
  void followsALinkOnThePathToTheInstallation() throws Exception {
    Path java = fixture.java("jvm", "21.0.1", 0);
    Files.createSymbolicLink(fixture.tools.resolve("java"), java.resolve("bin/java"));

    assertThat(fixture.launch().run().out()).startsWith("java 21.0.1\n");
  }

  @Test
  void asksAShimThatStandsInNoInstallation() throws Exception {
    Path shim = fixture.javaWithoutRelease("shims", "24", 0).resolve("bin/java");
    Files.createSymbolicLink(fixture.tools.resolve("java"), shim);

    assertThat(fixture.launch().run().out()).startsWith("java 24\n");
  }

  @Test
  void survivesAJavaThatIsBroken() throws Exception {
    executable(temp.resolve("broken/bin/java"), "#!/usr/bin/env bash\nexit 1\n");
    write(temp.resolve("half/release"), "JAVA_VERSION=\n");
    executable(temp.resolve("half/bin/java"), "#!/usr/bin/env bash\necho nonsense\n");

    Outcome outcome =
        fixture
            .launch()
            .with("JAVA_HOME", temp.resolve("broken"))
            .with("SIGNALBOX_JAVA_FOLDERS", temp.resolve("half"))
            .run();

    assertThat(outcome.exitCode()).isEqualTo(69);
    assertThat(outcome.err()).contains("does not say its version").doesNotContain("line ");
  }

  @Test
  void passesArgumentsAndTheExitCodeThroughUntouched() throws Exception {
    Path java = fixture.java("jdk", "25", 3);

    Outcome outcome =
        fixture.launch("ask", "how do I  *restart* \"it\"?", "", "é").with("JAVA_HOME", java).run();

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.out())
        .contains(
            "\n-jar\n"
                + fixture.home
                + "/lib/signalbox-bot-app-9.jar\nask\nhow do I  *restart* \"it\"?\n\né\n",
            "\n-Dsignalbox.home=" + fixture.home + "\n");
  }

  @Test
  void startsOneQuestionWithLittleAndWhatServesWithEverything() throws Exception {
    Path old = fixture.java("old", "21.0.1", 0);
    Path java = fixture.java("jdk", "25", 0);

    Outcome question = fixture.launch("ask", "why").with("JAVA_HOME", java).run();
    Outcome serving = fixture.launch("serve").with("JAVA_HOME", java).run();
    Outcome onOld = fixture.launch("serve").with("JAVA_HOME", old).run();

    assertThat(question.out())
        .contains("TieredStopAtLevel=1")
        .doesNotContain("jdk.incubator.vector", "enable-native-access");
    assertThat(serving.out())
        .contains("jdk.incubator.vector")
        .doesNotContain("TieredStopAtLevel", "enable-native-access");
    assertThat(onOld.out())
        .contains("--enable-native-access=ALL-UNNAMED", "\nio.signalbox.bot.app.Main\nserve\n");
  }

  @Test
  void hidesTheIncubatorAnnouncementAndNothingElse() throws Exception {
    Path java = fixture.java("jdk", "25", 0);

    Outcome outcome = fixture.launch().with("JAVA_HOME", java).run();

    assertThat(outcome.out()).contains("--add-modules\njdk.incubator.vector\n");
    assertThat(outcome.err()).isEqualTo("Error: something real\n");
  }

  @Test
  void writesOverNothingInAFileThatOthersWriteTo() throws Exception {
    Path java = fixture.java("jdk", "25", 0);
    Path log = fixture.root.resolve("log");
    Path script = fixture.root.resolve("script");
    LauncherFixture.executable(
        script,
        """
        #!/usr/bin/env bash
        (echo before >&2; '%s' serve >/dev/null; echo after >&2) 2>'%s'
        """
            .formatted(fixture.home.resolve("signalbox"), log));

    fixture.launch().with("JAVA_HOME", java).calledAs(script.toString()).run();

    assertThat(log)
        .content()
        .startsWith("before\n")
        .contains("\nError: something real\n")
        .endsWith("\nafter\n");
  }

  @Test
  void leavesTheVectorModuleOutWhereTheRuntimeHasNone() throws Exception {
    Path java = fixture.java("jre", "25", 0);
    write(java.resolve("release"), "JAVA_VERSION=\"25\"\nMODULES=\"java.base\"\n");

    Outcome outcome = fixture.launch().with("JAVA_HOME", java).run();

    assertThat(outcome.exitCode()).isZero();
    assertThat(outcome.out()).doesNotContain("jdk.incubator.vector");
  }

  @Test
  void addsTheOptionsOfTheUserAndLeavesTheCollectorToThem() throws Exception {
    Path java = fixture.java("jdk", "25", 0);

    Outcome outcome =
        fixture
            .launch()
            .with("JAVA_HOME", java)
            .with("SIGNALBOX_OPTS", "-Xmx2g  -XX:+UseG1GC -Dpattern=*")
            .run();

    assertThat(outcome.out())
        .contains("\n-Xmx2g\n-XX:+UseG1GC\n-Dpattern=*\n")
        .doesNotContain("UseSerialGC");
  }

  @Test
  void sharesClassesInOneFileAndForgetsItWhenOurJarsChange() throws Exception {
    Path java = fixture.java("jdk", "25", 0);
    Path cache = fixture.home.resolve(".cache");

    Outcome before = fixture.launch("ask").with("JAVA_HOME", java).run();
    Outcome withoutFile = fixture.launch("serve").with("JAVA_HOME", java).run();
    write(Path.of(archive(before).substring("-XX:SharedArchiveFile=".length())), "");
    Outcome withFile = fixture.launch("serve").with("JAVA_HOME", java).run();
    Outcome again = fixture.launch("demo").with("JAVA_HOME", java).run();
    // The same size on purpose: the JVM itself would not notice.
    write(fixture.home.resolve("lib/signalbox-bot-app-9.jar"), "CLASSES");
    Outcome after = fixture.launch("ask").with("JAVA_HOME", java).run();
    Outcome help = fixture.launch("--help").with("JAVA_HOME", java).run();

    assertThat(archive(before)).startsWith("-XX:SharedArchiveFile=" + cache).contains("-25-");
    assertThat(before.out())
        .contains("AutoCreateSharedArchive", "-Dsignalbox.archive-classes=true");
    assertThat(archive(withoutFile)).isEmpty();
    assertThat(archive(withFile)).isEqualTo(archive(before));
    assertThat(withFile.out()).doesNotContain("AutoCreateSharedArchive");
    assertThat(archive(again)).isEqualTo(archive(before));
    assertThat(again.out()).doesNotContain("archive-classes");
    assertThat(archive(after)).isNotEqualTo(archive(before));
    assertThat(cache).isEmptyDirectory();
    assertThat(archive(help)).isEmpty();
  }

  @Test
  void keepsSharedClassesInTheUsersCacheWhereTheInstallationCannotBeWritten() throws Exception {
    Path java = fixture.java("jdk", "25", 0);
    // A file where the folder would be stops root as well, which permissions do not.
    write(fixture.home.resolve(".cache"), "");

    Outcome outcome = fixture.launch("ask").with("JAVA_HOME", java).run();

    assertThat(outcome.exitCode()).isZero();
    assertThat(archive(outcome)).startsWith("-XX:SharedArchiveFile=" + fixture.userHome);
  }

  @Test
  void runsWithoutSharedClassesWhereNothingCanBeWritten() throws Exception {
    Path java = fixture.java("jdk", "25", 0);
    write(fixture.home.resolve(".cache"), "");

    Outcome outcome = fixture.launch("ask").with("JAVA_HOME", java).with("HOME", "").run();

    assertThat(outcome.exitCode()).isZero();
    assertThat(archive(outcome)).isEmpty();
    assertThat(outcome.err()).isEqualTo("Error: something real\n");
  }

  @Test
  void runsFromAnyFolderThroughLinksAndWithAMisleadingCdpath() throws Exception {
    Path java = fixture.java("jdk", "25", 0);
    Path links = Files.createDirectories(temp.resolve("links"));
    Files.createSymbolicLink(links.resolve("direct"), fixture.home.resolve("signalbox"));
    Files.createSymbolicLink(links.resolve("signalbox"), Path.of("direct"));
    Files.createDirectories(temp.resolve("decoy/a place with spaces/signalbox"));

    Outcome linked =
        fixture
            .launch()
            .calledAs("./signalbox")
            .in(links)
            .with("JAVA_HOME", java)
            .with("CDPATH", temp.resolve("decoy"))
            .run();
    Outcome relative =
        fixture
            .launch()
            .calledAs("a place with spaces/signalbox/signalbox")
            .with("JAVA_HOME", java)
            .with("CDPATH", temp.resolve("decoy"))
            .run();

    assertThat(linked.out()).contains("-Dsignalbox.home=" + fixture.home + "\n");
    assertThat(relative.out()).contains("-Dsignalbox.home=" + fixture.home + "\n");
  }

  @ParameterizedTest
  @CsvSource({"LANG, C, C.UTF-8", "LC_ALL, POSIX, C.UTF-8", "LANG, en_GB.UTF-8, ''"})
  void readsAccentsUnderThePlainLocale(String variable, String value, String expected)
      throws Exception {
    Path java = fixture.java("jdk", "25", 0);

    Outcome outcome = fixture.launch().with("JAVA_HOME", java).with(variable, value).run();

    assertThat(outcome.out()).endsWith("locale " + expected + "\n");
  }

  @Test
  void saysSoWhenTheDistributionIsIncomplete() throws Exception {
    Files.delete(fixture.home.resolve("lib/signalbox-bot-app-9.jar"));

    Outcome outcome = fixture.launch().run();

    assertThat(outcome.exitCode()).isEqualTo(69);
    assertThat(outcome.err()).contains("nothing to run in " + fixture.home + "/lib");
  }

  private static String archive(Outcome outcome) {
    return outcome
        .out()
        .lines()
        .filter(line -> line.startsWith("-XX:SharedArchiveFile="))
        .findFirst()
        .orElse("");
  }
}
