package io.signalbox.bot.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.signalbox.bot.bench.ArchitectureConditions.ASSEMBLY;
import static io.signalbox.bot.bench.ArchitectureConditions.BENCHMARK;
import static io.signalbox.bot.bench.ArchitectureConditions.FILES;
import static io.signalbox.bot.bench.ArchitectureConditions.PACKAGES;
import static io.signalbox.bot.bench.ArchitectureConditions.SPEAK_SQL;
import static io.signalbox.bot.bench.ArchitectureConditions.STORES;
import static io.signalbox.bot.bench.ArchitectureConditions.callThat;
import static io.signalbox.bot.bench.ArchitectureConditions.comeFromANullMarkedPackage;
import static io.signalbox.bot.bench.ArchitectureConditions.reachOnlyTheirOwnTechnology;
import static io.signalbox.bot.bench.ArchitectureConditions.readsTheStopwatch;
import static io.signalbox.bot.bench.ArchitectureConditions.readsTheSystemClock;
import static io.signalbox.bot.bench.ArchitectureConditions.stayWithinTheirModulesReach;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.signalbox.bot.app.Main;
import io.signalbox.bot.bench.edges.RecordedPromptBenchmark;
import io.signalbox.bot.bench.gateway.PolicyPathBenchmark;
import io.signalbox.bot.bench.live.ReaderMain;
import io.signalbox.bot.workspace.server.WorkspaceServer;
import io.signalbox.knowledge.document.Audience;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The walls of the house. Each rule looks at every class of ours or at a part that has classes,
 * since ArchUnit fails a rule that finds nothing to look at; {@link ArchitectureRulesFailTest}
 * shows that they can fail otherwise as well.
 */
@AnalyzeClasses(
    packages = "io.signalbox",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.WrittenByUs.class})
class ArchitectureTest {

  @ArchTest
  static final ArchRule modulesKnowOnlyTheModulesBelowThem =
      classes().should(stayWithinTheirModulesReach());

  @ArchTest
  static final ArchRule packagesDoNotKnowEachOtherInCircles =
      slices().assignedFrom(PACKAGES).should().beFreeOfCycles();

  /** A nested type belongs to its file; a sealed family that needs a circle nests. */
  @ArchTest
  static final ArchRule filesDoNotKnowEachOtherInCircles =
      slices().assignedFrom(FILES).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheAssemblyReachesForATechnology =
      noClasses().that(not(ASSEMBLY.or(BENCHMARK))).should(reachOnlyTheirOwnTechnology());

  @ArchTest
  static final ArchRule luceneStaysInItsPackage =
      confined("io.signalbox.bot.bench.retrieval..", "io.signalbox.knowledge.search.lucene..")
          .of("org.apache.lucene..");

  @ArchTest
  static final ArchRule slackStaysInItsPackages =
      confined("io.signalbox.bot.slack..").of("com.slack.api..", "org.java_websocket..");

  @ArchTest
  static final ArchRule modelsAreCalledByTheGatewayOnly =
      confined("io.signalbox.bot.bench..", "io.signalbox.tools.gateway..")
          .of("dev.langchain4j..", "ai.djl..", "ai.onnxruntime..");

  /** A store is named Rows or Table, or is listed; the others leave SQL to one. */
  @ArchTest static final ArchRule onlyStoresSpeakSql = classes().that(SPEAK_SQL).should(be(STORES));

  @ArchTest
  static void everyListedStoreSpeaksSql(JavaClasses classes) {
    Set<String> speaking =
        classes.that(SPEAK_SQL).stream()
            .map(ArchitectureConditions::nameOf)
            .collect(Collectors.toSet());

    assertThat(speaking).containsAll(ArchitectureConditions.LISTED_STORES);
  }

  /** A transaction may pass through a workflow; it has no business where answers are made. */
  @ArchTest
  static final ArchRule thinkingNeedsNoDatabase =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.signalbox.bot.slack.client..",
              "io.signalbox.bot.workspace..",
              "io.signalbox.ingestion.passage..",
              "io.signalbox.ingestion.page..",
              "io.signalbox.ingestion.read..",
              "io.signalbox.knowledge.answer..",
              "io.signalbox.knowledge.document..",
              "io.signalbox.knowledge.lookup..",
              "io.signalbox.knowledge.markdown..",
              "io.signalbox.knowledge.masking..",
              "io.signalbox.knowledge.search..",
              "io.signalbox.tools.client..",
              "io.signalbox.tools.core..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.jdbi..", "java.sql..", "javax.sql..");

  @ArchTest
  static final ArchRule socketsStayInTheirPackages =
      confined(
              "io.signalbox.bot.app.administration..",
              "io.signalbox.bot.app.assembly..",
              "io.signalbox.bot.app.demo..",
              "io.signalbox.bot.app.live..",
              "io.signalbox.bot.slack.client..",
              "io.signalbox.tools.core.upstream..",
              "io.signalbox.tools.gateway.redis..",
              "io.signalbox.tools.gateway.server..")
          .of("io.vertx..");

  @ArchTest
  static final ArchRule theProductHasOneHttpServerBesidesTheLocalWorkspace =
      confined("io.signalbox.bot.workspace..", "io.signalbox.bot.bench..")
          .of("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..");

  @ArchTest
  static final ArchRule quartzStaysInItsPackage =
      confined("io.signalbox.bot.slack.schedule").of("org.quartz..");

  @ArchTest
  static final ArchRule theDatabaseIsOpenedInOnePlace =
      confined("io.signalbox.config.database").of("com.zaxxer..", "org.flywaydb..");

  @ArchTest
  static final ArchRule theTerminalBelongsToTheBot =
      confined("io.signalbox.bot..").of("picocli..", "org.jline..", "me.tongfei..");

  /** The command line names an audience itself: whoever reads the folder reads everything. */
  @ArchTest
  static final ArchRule audiencesAreMadeInOnePlace =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "io.signalbox.knowledge.document",
                      "io.signalbox.bot.app.cli",
                      "io.signalbox.bot.bench.scale")))
          .should()
          .callConstructor(Audience.class, Set.class)
          .orShould()
          .callConstructor(Audience.class, Set.class, boolean.class);

  @ArchTest
  static final ArchRule everyPackageIsNullMarked = classes().should(comeFromANullMarkedPackage());

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveNameMatching(".*(Utils?|Helpers?|Manager|Service|Impl|Processor)(\\$.*)?");

  @ArchTest
  static final ArchRule packagesAreNamedForFeatures =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..common..",
              "..shared..",
              "..helper..",
              "..helpers..",
              "..service..",
              "..services..",
              "..impl..",
              "..dto..",
              "..model..");

  @ArchTest
  static final ArchRule thereIsOneWayToLog =
      noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");

  @ArchTest
  static final ArchRule onlyTheCommandLineWritesToTheTerminal =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "io.signalbox.bot.app.cli..", "io.signalbox.bot.app.terminal..")))
          .and()
          .doNotBelongToAnyOf(Main.class, WorkspaceServer.class)
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule timeComesFromAClockThatIsHandedIn =
      noClasses()
          .that(not(ASSEMBLY))
          .and()
          // JMH makes the benchmarks, and the drill its reader, in processes of their own, so
          // nobody can hand them a clock.
          .doNotBelongToAnyOf(
              Main.class,
              WorkspaceServer.class,
              BenchMain.class,
              PolicyPathBenchmark.class,
              RecordedPromptBenchmark.class,
              ReaderMain.class)
          .should(callThat(readsTheSystemClock()));

  @ArchTest
  static final ArchRule onlyBenchmarksReadTheStopwatch =
      noClasses().that(not(BENCHMARK)).should(callThat(readsTheStopwatch()));

  static Confinement confined(String... places) {
    return new Confinement(places);
  }

  /** Packages in which a library may be used. */
  record Confinement(String... places) {
    ArchRule of(String... libraries) {
      return noClasses()
          .that(not(resideInAnyPackage(places)))
          .should(
              dependOnClassesThat(
                  describe(
                      "reside in " + String.join(", ", libraries),
                      (JavaClass type) -> resideInAnyPackage(libraries).test(type))));
    }
  }

  /**
   * Neither tests, which may come from folders or jars of other modules too, nor the loops that JMH
   * writes.
   */
  static final class WrittenByUs implements ImportOption {
    private static final Pattern TEST =
        Pattern.compile(".*(?:/test|/test-classes|-tests\\.jar!)/io/signalbox/.*");

    @Override
    public boolean includes(Location location) {
      return !location.matches(TEST) && !location.contains("/jmh_generated/");
    }
  }
}
