package io.signalbox.bot.app;

import static io.signalbox.bot.app.LauncherFixture.executable;
import static io.signalbox.bot.app.LauncherFixture.write;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.LauncherFixture.Launch;
import io.signalbox.bot.app.LauncherFixture.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher of a checkout: when it builds, that it does so once, and what it says on the way.
 */
@DisabledOnOs(OS.WINDOWS)
@Timeout(60)
class LauncherBuildTest {
  @TempDir Path temp;
  private Path root;

  @BeforeEach
  void resolveLinks() throws IOException {
    root = temp.toRealPath();
  }

  @Test
  void buildsOnceAndThenRunsWhatIsBuilt() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");

    Outcome first = launch(fixture).run();
    Outcome second = launch(fixture).run();

    assertThat(first.err()).contains("building", "[1/1] bot", "built in");
    assertThat(first.exitCode()).isZero();
    assertThat(first.out())
        .contains(fixture.home + "/bot/app/target/signalbox-9/lib/signalbox-bot-app-9.jar\n");
    assertThat(second.err()).doesNotContain("building");
    assertThat(fixture.mavenRuns()).isEqualTo(1);
  }

  @Test
  void doesNotBuildForFileTimesAlone() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    launch(fixture).run();

    later(fixture.home.resolve("knowledge/src/main/java/Passage.java"));
    later(fixture.home.resolve("knowledge/src/main/java"));
    Outcome touched = launch(fixture).run();
    long afterTouch = fixture.mavenRuns();
    write(fixture.home.resolve("bot/app/target/signalbox-9/lib/signalbox-knowledge-9.jar"), "x");
    later(fixture.home.resolve("knowledge/src/main/java/Passage.java"));
    launch(fixture).run();

    assertThat(touched.err()).isEqualTo("Error: something real\n");
    assertThat(afterTouch).isEqualTo(1);
    // The jars are not those of the sources that were compared.
    assertThat(fixture.mavenRuns()).isEqualTo(2);
  }

  @Test
  void saysHowLongTheLastBuildTookAndHowToSkipThisOne() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    Outcome first = launch(fixture).run();
    write(fixture.home.resolve("target/launcher-seconds"), "83\n");
    change(fixture.home.resolve("knowledge/src/main/java/Passage.java"));

    Outcome second = launch(fixture).run();

    assertThat(first.err()).doesNotContain("last build", "SIGNALBOX_SKIP_BUILD");
    assertThat(second.err()).contains("The last build took 83 s.", "SIGNALBOX_SKIP_BUILD=1");
  }

  @Test
  void buildsWhatMeasuresForBenchOnly() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    launch(fixture).run();
    fixture.launch("bench").with("JAVA_HOME", fixture.java("jdk", "25", 0)).run();

    assertThat(Files.readAllLines(fixture.home.resolve("maven-runs")))
        .satisfiesExactly(
            run -> assertThat(run).contains("-pl bot/app -am"),
            run -> assertThat(run).contains("-pl bot/bench -am"));
  }

  @Test
  void buildsAgainWhenASourceIsChangedOrGone() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    Path source = fixture.home.resolve("knowledge/src/main/java/Passage.java");
    launch(fixture).run();

    change(source);
    launch(fixture).run();
    long afterChange = fixture.mavenRuns();
    ageEverything(fixture);
    Files.delete(source);
    launch(fixture).run();

    assertThat(afterChange).isEqualTo(2);
    assertThat(fixture.mavenRuns()).isEqualTo(3);
  }

  @Test
  void buildsAgainWhenAPomIsChanged() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    launch(fixture).run();

    change(fixture.home.resolve("knowledge/pom.xml"));
    launch(fixture).run();

    assertThat(fixture.mavenRuns()).isEqualTo(2);
  }

  @Test
  void trustsABuildThatSomebodyTyped() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    write(fixture.home.resolve("bot/app/target/signalbox-bot-app-9.jar"), "");
    write(fixture.home.resolve("bot/app/target/signalbox-9/lib/signalbox-bot-app-9.jar"), "");

    Outcome outcome = launch(fixture).run();

    assertThat(outcome.exitCode()).isZero();
    assertThat(fixture.mavenRuns()).isZero();
  }

  @Test
  void skipsTheBuildWhenTold() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");

    Outcome outcome = launch(fixture).with("SIGNALBOX_SKIP_BUILD", "1").run();

    assertThat(outcome.exitCode()).isEqualTo(69);
    assertThat(outcome.err()).contains("nothing to run in");
    assertThat(fixture.mavenRuns()).isZero();
  }

  @Test
  void showsTheEndOfTheLogWhenTheBuildFails() throws Exception {
    LauncherFixture fixture =
        LauncherFixture.checkout(root, "for i in {1..99}; do echo \"log line <$i>\"; done\nexit 1");

    Outcome outcome = launch(fixture).run();

    assertThat(outcome.exitCode()).isEqualTo(69);
    assertThat(outcome.err())
        .contains("the build failed (mvn left with exit code 1)")
        .contains(fixture.home + "/target/launcher-build.log")
        .contains("log line <60>", "log line <99>")
        .doesNotContain("log line <59>");
    assertThat(fixture.home.resolve("target/launcher.lock")).doesNotExist();
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    LauncherFixture fixture =
        LauncherFixture.checkout(root, "until [ -e go ]; do sleep 0.05; done");
    Process one = launch(fixture).start();
    Process two = null;
    try (BufferedReader first = errors(one)) {
      readUntil(first, "[1/1]");
      two = launch(fixture).start();
      try (BufferedReader second = errors(two)) {
        readUntil(second, "waiting for another build");
        write(fixture.home.resolve("go"), "");

        assertThat(one.waitFor()).isZero();
        assertThat(two.waitFor()).isZero();
      }
    } finally {
      end(one);
      end(two);
    }

    assertThat(fixture.mavenRuns()).isEqualTo(1);
    assertThat(fixture.home.resolve("target/launcher.lock")).doesNotExist();
  }

  @Test
  void takesOverTheLockOfAProcessThatIsGone() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    Process gone = new ProcessBuilder("true").start();
    gone.waitFor();
    write(fixture.home.resolve("target/launcher.lock/pid"), gone.pid() + "\n");

    Outcome outcome = launch(fixture).run();

    assertThat(outcome.exitCode()).isZero();
    assertThat(fixture.mavenRuns()).isEqualTo(1);
  }

  @Test
  void stopsMavenAndLetsGoOfTheLockWhenTerminated() throws Exception {
    LauncherFixture fixture =
        LauncherFixture.checkout(root, "echo $$ >maven-pid\nuntil [ -e go ]; do sleep 0.05; done");
    Process process = launch(fixture).start();
    try (BufferedReader errors = errors(process)) {
      readUntil(errors, "[1/1]");

      process.destroy();

      assertThat(process.waitFor()).isEqualTo(143);
    } finally {
      end(process);
    }
    long maven = Long.parseLong(Files.readString(fixture.home.resolve("maven-pid")).strip());
    assertThat(ProcessHandle.of(maven).filter(ProcessHandle::isAlive)).isEmpty();
    assertThat(fixture.home.resolve("target/launcher.lock")).doesNotExist();
  }

  @Test
  void saysSoWhenThereIsNoMavenOrAnOldOne() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    executable(
        fixture.tools.resolve("mvn"), "#!/usr/bin/env bash\necho 'Apache Maven 3.6.3 (abc)'\n");
    Outcome old = launch(fixture).run();
    Files.delete(fixture.tools.resolve("mvn"));
    Outcome missing = launch(fixture).run();

    assertThat(old.exitCode()).isEqualTo(69);
    assertThat(old.err()).contains("needs Maven 3.8 or newer", "found 3.6.3");
    assertThat(missing.exitCode()).isEqualTo(69);
    assertThat(missing.err()).contains("no working mvn on the PATH", "apt install maven");
  }

  @Test
  void asksForACompilerOnlyWhenItHasToBuild() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    Path runtime = fixture.java("jre", "25", 0);
    Files.delete(runtime.resolve("bin/javac"));

    Outcome building = fixture.launch().with("JAVA_HOME", runtime).run();
    launch(fixture).run();
    Outcome running = fixture.launch().with("JAVA_HOME", runtime).run();

    assertThat(building.exitCode()).isEqualTo(69);
    assertThat(building.err()).contains("without the compiler that building needs");
    assertThat(running.exitCode()).isZero();
  }

  @Test
  void saysSoWhenTheCheckoutCannotBeWritten() throws Exception {
    LauncherFixture fixture = LauncherFixture.checkout(root, "true");
    // A file where the folder would be stops root as well, which permissions do not.
    write(fixture.home.resolve("target"), "");

    Outcome unbuilt = launch(fixture).run();
    write(fixture.home.resolve("bot/app/target/signalbox-9/lib/signalbox-bot-app-9.jar"), "");
    Outcome outdated = launch(fixture).run();

    assertThat(unbuilt.exitCode()).isEqualTo(69);
    assertThat(unbuilt.err()).contains("cannot be written");
    assertThat(outdated.exitCode()).isZero();
    assertThat(outdated.err()).contains("running what is built");
  }

  private Launch launch(LauncherFixture fixture) throws IOException {
    return fixture.launch("ask").with("JAVA_HOME", fixture.java("jdk", "25", 0));
  }

  private static void change(Path file) throws IOException {
    Files.writeString(file, Files.readString(file) + "\n");
    later(file);
  }

  private static void later(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
  }

  /** Sources as they would be some time after a build, so that only a new change counts. */
  private static void ageEverything(LauncherFixture fixture) throws IOException {
    try (var files = Files.walk(fixture.home)) {
      for (Path file : files.filter(path -> !path.endsWith("signalbox-bot-app-9.jar")).toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
      }
    }
    Files.setLastModifiedTime(
        fixture.home.resolve("bot/app/target/signalbox-bot-app-9.jar"),
        FileTime.from(Instant.EPOCH.plusSeconds(60)));
  }

  private static BufferedReader errors(Process process) {
    return new BufferedReader(new InputStreamReader(process.getErrorStream(), UTF_8));
  }

  private static void readUntil(BufferedReader reader, String text) throws IOException {
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.contains(text)) {
        return;
      }
    }
    throw new AssertionError("ended without saying: " + text);
  }

  private static void end(Process process) throws InterruptedException {
    if (process != null) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
    }
  }
}
