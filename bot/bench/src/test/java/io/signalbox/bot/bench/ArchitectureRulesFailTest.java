package io.signalbox.bot.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every wall of {@link ArchitectureTest} holds: a class that walks into it is reported. */
class ArchitectureRulesFailTest {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  /** Every jar is opened once for all of the samples. */
  private static StandardJavaFileManager libraries;

  @TempDir Path temp;

  @BeforeAll
  static void openLibraries() throws IOException {
    libraries = COMPILER.getStandardFileManager(null, null, null);
    libraries.setLocationFromPaths(
        StandardLocation.CLASS_PATH,
        Stream.of(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))
                    .split(File.pathSeparator))
            .map(Path::of)
            .toList());
  }

  @AfterAll
  static void closeLibraries() throws IOException {
    libraries.close();
  }

  static Stream<Arguments> offences() {
    return Stream.of(
        code(
            ArchitectureTest.modulesKnowOnlyTheModulesBelowThem,
            "package io.signalbox.config; class Bad { io.signalbox.knowledge.document.DocumentId"
                + " id; }"),
        code(
            ArchitectureTest.packagesDoNotKnowEachOtherInCircles,
            "package io.signalbox.knowledge.a; public class Bad { io.signalbox.knowledge.b.Other"
                + " other; }",
            "package io.signalbox.knowledge.b; public class Other { io.signalbox.knowledge.a.Bad"
                + " bad; }"),
        code(
            ArchitectureTest.packagesDoNotKnowEachOtherInCircles,
            "package io.signalbox.knowledge.a; public class Bad {"
                + " io.signalbox.knowledge.a.deep.down.Other other; }",
            "package io.signalbox.knowledge.a.deep.down; public class Other {"
                + " io.signalbox.knowledge.a.Bad bad; }"),
        code(
            ArchitectureTest.filesDoNotKnowEachOtherInCircles,
            "package io.signalbox.knowledge.a; class Bad { Other other; }",
            "package io.signalbox.knowledge.a; class Other { void make() { new Bad(); } }"),
        code(
            ArchitectureTest.slackStaysInItsPackages,
            "package io.signalbox.tools.workflow.agent; class Bad { com.slack.api.Slack slack; }"),
        code(
            ArchitectureTest.socketsStayInTheirPackages,
            "package io.signalbox.tools.gateway.call; class Bad { io.vertx.core.Vertx vertx; }"),
        code(
            ArchitectureTest.theProductHasOneHttpServerBesidesTheLocalWorkspace,
            "package io.signalbox.bot.slack.client; class Bad { io.javalin.Javalin server; }"),
        code(
            ArchitectureTest.quartzStaysInItsPackage,
            "package io.signalbox.bot.slack.command; class Bad { org.quartz.Scheduler quartz; }"),
        code(
            ArchitectureTest.onlyTheAssemblyReachesForATechnology,
            "package io.signalbox.knowledge.a; class Bad { io.signalbox.knowledge.b.lucene.Deep"
                + " deep; }",
            "package io.signalbox.knowledge.b.lucene; public class Deep {}"),
        code(
            ArchitectureTest.luceneStaysInItsPackage,
            "package io.signalbox.knowledge.search; class Bad { org.apache.lucene.search.Query"
                + " query; }"),
        code(
            ArchitectureTest.modelsAreCalledByTheGatewayOnly,
            "package io.signalbox.tools.workflow.officehours; class Bad { ai.onnxruntime.OrtSession"
                + " session; }"),
        code(
            ArchitectureTest.onlyStoresSpeakSql,
            "package io.signalbox.bot.slack.command.agents; class Bad { void write("
                + "org.jdbi.v3.core.Handle handle) { handle.execute(\"DELETE FROM agent\"); } }"),
        code(
            ArchitectureTest.onlyStoresSpeakSql,
            "package io.signalbox.bot.slack.conversation; class Bad { int count("
                + "org.jdbi.v3.core.Jdbi jdbi) { return jdbi.withHandle(handle -> handle.select("
                + "\"SELECT 1\").mapTo(Integer.class).one()); } }"),
        code(
            ArchitectureTest.onlyStoresSpeakSql,
            "package io.signalbox.tools.workflow.officehours; class Bad {"
                + " java.util.function.Function<String, ?> of(org.jdbi.v3.core.Handle h) { return"
                + " h::createQuery; } }"),
        code(
            ArchitectureTest.onlyStoresSpeakSql,
            "package io.signalbox.ingestion.run; class Bad { String name(java.sql.ResultSet row)"
                + " throws java.sql.SQLException { return row.getString(1); } }"),
        code(
            ArchitectureTest.thinkingNeedsNoDatabase,
            "package io.signalbox.knowledge.answer; class Bad { org.jdbi.v3.core.Jdbi jdbi; }"),
        code(
            ArchitectureTest.theDatabaseIsOpenedInOnePlace,
            "package io.signalbox.knowledge.corpus; class Bad { org.flywaydb.core.Flyway flyway;"
                + " }"),
        code(
            ArchitectureTest.theTerminalBelongsToTheBot,
            "package io.signalbox.ingestion.run; class Bad { picocli.CommandLine line; }"),
        code(
            ArchitectureTest.audiencesAreMadeInOnePlace,
            "package io.signalbox.bot.slack; class Bad { Object made = new"
                + " io.signalbox.knowledge.document.Audience(java.util.Set.of()); }"),
        code(
            ArchitectureTest.everyPackageIsNullMarked,
            "package io.signalbox.knowledge.unmarked; class Bad {}"),
        code(
            ArchitectureTest.namesSayWhatAThingIs,
            "package io.signalbox.knowledge.a; class BadHelper {}"),
        code(
            ArchitectureTest.packagesAreNamedForFeatures,
            "package io.signalbox.knowledge.util; class Bad {}"),
        code(
            ArchitectureTest.thereIsOneWayToLog,
            "package io.signalbox.knowledge.a; class Bad { java.util.logging.Logger log; }"),
        code(
            ArchitectureTest.onlyTheCommandLineWritesToTheTerminal,
            "package io.signalbox.knowledge.a; class Bad { void say() { System.out.println(); } }"),
        code(
            ArchitectureTest.timeComesFromAClockThatIsHandedIn,
            "package io.signalbox.knowledge.a; class Bad { Object now = java.time.LocalDate.now();"
                + " }"),
        code(
            ArchitectureTest.timeComesFromAClockThatIsHandedIn,
            "package io.signalbox.knowledge.a; class Bad { java.util.function.Supplier<?> now ="
                + " java.time.Instant::now; }"),
        code(
            ArchitectureTest.timeComesFromAClockThatIsHandedIn,
            "package io.signalbox.knowledge.a; class Bad { Object clock ="
                + " java.time.Clock.systemUTC(); }"),
        code(
            ArchitectureTest.onlyBenchmarksReadTheStopwatch,
            "package io.signalbox.knowledge.a; class Bad { long start = System.nanoTime(); }"));
  }

  @ParameterizedTest
  @MethodSource("offences")
  void reportsAnOffence(ArchRule rule, List<String> sources) throws IOException {
    compile(sources);

    var result = rule.evaluate(new ClassFileImporter().importPath(temp.resolve("classes")));

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().getDetails()).anyMatch(line -> line.contains("Bad"));
  }

  @ParameterizedTest
  @MethodSource("harmless")
  void letsHarmlessCodePass(ArchRule rule, List<String> sources) throws IOException {
    compile(sources);

    var result = rule.evaluate(new ClassFileImporter().importPath(temp.resolve("classes")));

    assertThat(result.getFailureReport().getDetails()).isEmpty();
  }

  /** A rule that nobody has seen fail may forbid nothing. */
  @Test
  void everyRuleHasAnOffence() {
    Set<Object> shown = offences().map(each -> each.get()[0]).collect(Collectors.toSet());

    assertThat(ArchitectureTest.class.getDeclaredFields())
        .filteredOn(field -> field.getType() == ArchRule.class)
        .isNotEmpty()
        .allSatisfy(field -> assertThat(shown).contains(field.get(null)));
  }

  static Stream<Arguments> harmless() {
    return Stream.of(
        code(
            ArchitectureTest.filesDoNotKnowEachOtherInCircles,
            "package io.signalbox.knowledge.a; class Outer { Nested nested; class Nested { Outer"
                + " outer; } }",
            "package io.signalbox.knowledge.a; class Bystander { Outer outer; }"),
        code(
            ArchitectureTest.onlyStoresSpeakSql,
            "package io.signalbox.bot.slack.command.agents; class AgentRows { void write("
                + "org.jdbi.v3.core.Handle handle) { handle.execute(\"DELETE FROM agent\"); } }",
            "package io.signalbox.bot.slack.command.agents; class Bystander { void write("
                + "org.jdbi.v3.core.Jdbi jdbi) { jdbi.useTransaction(new AgentRows()::write); } }"),
        code(
            ArchitectureTest.timeComesFromAClockThatIsHandedIn,
            "package io.signalbox.knowledge.a; class Fine { Object at(java.time.Clock c) { return"
                + " java.time.Instant.now(c); } }",
            "package io.signalbox.knowledge.a; class Bystander {}"),
        code(
            ArchitectureTest.timeComesFromAClockThatIsHandedIn,
            "package io.signalbox.bot.app; class Assembly { Object clock ="
                + " java.time.Clock.systemUTC(); }",
            "package io.signalbox.knowledge.a; class Bystander {}"),
        code(
            ArchitectureTest.onlyBenchmarksReadTheStopwatch,
            "package io.signalbox.bot.bench; class Stopwatch { long start = System.nanoTime(); }",
            "package io.signalbox.knowledge.a; class Bystander {}"));
  }

  private static Arguments code(ArchRule rule, String... sources) {
    return arguments(rule, List.of(sources));
  }

  private void compile(List<String> sources) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      String name = source.replaceAll("(?s).*?class (\\w+).*", "$1");
      files.add(Files.writeString(temp.resolve(name + ".java"), source));
    }
    libraries.setLocationFromPaths(
        StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(temp.resolve("classes"))));
    assertThat(
            COMPILER
                .getTask(
                    null,
                    libraries,
                    null,
                    List.of("-proc:none"),
                    null,
                    libraries.getJavaFileObjectsFromPaths(files))
                .call())
        .isTrue();
  }
}
