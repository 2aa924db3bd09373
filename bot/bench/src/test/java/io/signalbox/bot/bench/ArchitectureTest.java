package io.signalbox.bot.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.signalbox.bot.bench.ArchitectureConditions.ASSEMBLY;
import static io.signalbox.bot.bench.ArchitectureConditions.BENCHMARK;
import static io.signalbox.bot.bench.ArchitectureConditions.FEATURES;
import static io.signalbox.bot.bench.ArchitectureConditions.callThat;
import static io.signalbox.bot.bench.ArchitectureConditions.comeFromANullMarkedPackage;
import static io.signalbox.bot.bench.ArchitectureConditions.reachOnlyTheirOwnTechnology;
import static io.signalbox.bot.bench.ArchitectureConditions.readsTheStopwatch;
import static io.signalbox.bot.bench.ArchitectureConditions.readsTheSystemClock;
import static io.signalbox.bot.bench.ArchitectureConditions.stayWithinTheirModulesReach;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.signalbox.bot.app.Main;
import io.signalbox.bot.bench.gateway.PolicyPathBenchmark;
import io.signalbox.knowledge.document.Audience;
import java.util.Set;

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
  static final ArchRule featuresDoNotKnowEachOtherInCircles =
      slices().assignedFrom(FEATURES).should().beFreeOfCycles();

  @ArchTest
  static final ArchRule onlyTheAssemblyReachesForATechnology =
      noClasses().that(not(ASSEMBLY.or(BENCHMARK))).should(reachOnlyTheirOwnTechnology());

  @ArchTest
  static final ArchRule luceneStaysInItsPackage =
      confined("io.signalbox.bot.bench.retrieval..", "io.signalbox.knowledge.search.lucene..").of("org.apache.lucene..");

  @ArchTest
  static final ArchRule slackStaysInItsPackages =
      confined("io.signalbox.bot.slack..").of("com.slack.api..", "org.java_websocket..");

  @ArchTest
  static final ArchRule modelsAreCalledByTheGatewayOnly =
      confined("io.signalbox.bot.bench..", "io.signalbox.tools.gateway..")
          .of("dev.langchain4j..", "ai.djl..", "ai.onnxruntime..");

  @ArchTest
  static final ArchRule onlyStoresSpeakSql =
      confined("io.signalbox.bot.app.erasure", "io.signalbox.bot.slack.channel", "io.signalbox.bot.slack.command.agents", "io.signalbox.bot.slack.command.approval", "io.signalbox.bot.slack.command.escalate", "io.signalbox.bot.slack.command.officehours", "io.signalbox.bot.slack.command.routes", "io.signalbox.bot.slack.conversation", "io.signalbox.bot.slack.directory", "io.signalbox.bot.slack.inbox", "io.signalbox.bot.slack.live", "io.signalbox.bot.slack.outbox", "io.signalbox.config.database", "io.signalbox.ingestion.run", "io.signalbox.knowledge.corpus", "io.signalbox.knowledge.correction", "io.signalbox.knowledge.oncall", "io.signalbox.knowledge.ownership", "io.signalbox.knowledge.table", "io.signalbox.tools.gateway.accounting", "io.signalbox.tools.gateway.approval", "io.signalbox.tools.gateway.budget", "io.signalbox.tools.gateway.caller", "io.signalbox.tools.gateway.limit", "io.signalbox.tools.workflow.agent", "io.signalbox.tools.workflow.audit", "io.signalbox.tools.workflow.discovery", "io.signalbox.tools.workflow.escalation", "io.signalbox.tools.workflow.officehours")
          .of("org.jdbi..");

  @ArchTest
  static final ArchRule socketsOfTheGatewayStayInTheirPackage =
      confined("io.signalbox.bot.app.assembly..", "io.signalbox.tools.core.upstream..", "io.signalbox.tools.gateway.server..").of("io.vertx..");

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
          .that(not(resideInAnyPackage("io.signalbox.knowledge.document", "io.signalbox.bot.cli")))
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
          .that(not(resideInAnyPackage("io.signalbox.bot.app.cli..", "io.signalbox.bot.app.terminal..")))
          .and()
          .doNotBelongToAnyOf(Main.class)
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule timeComesFromAClockThatIsHandedIn =
      noClasses()
          .that(not(ASSEMBLY))
          .and()
          // JMH makes the benchmark, in a process of its own, so nobody can hand it a clock.
          .doNotBelongToAnyOf(Main.class, BenchMain.class, PolicyPathBenchmark.class)
          .should(callThat(readsTheSystemClock()));

  @ArchTest
  static final ArchRule onlyBenchmarksReadTheStopwatch =
      noClasses().that(not(BENCHMARK)).should(callThat(readsTheStopwatch()));

  static Confinement confined(String... places) {
    return new Confinement(places);
  }

  /** Where a library may be used. */
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

  /** Fixtures that other modules share through test jars follow the rules of tests. */
  /** Neither test jars nor the loops that JMH writes. */
  static final class WrittenByUs implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("-tests.jar") && !location.contains("/jmh_generated/");
    }
  }
}
