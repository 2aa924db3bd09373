package io.signalbox.bot.bench;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Conditions of {@link ArchitectureTest} that ArchUnit has no words for. */
final class ArchitectureConditions {
  private static final String ROOT = "io.signalbox.";

  /** Each module with those it may know; a module that is not named here may know nothing. */
  private static final Map<String, Set<String>> REACH =
      Map.ofEntries(
          Map.entry("config", Set.of()),
          Map.entry("config.database", Set.of("config")),
          Map.entry("knowledge.masking", Set.of()),
          Map.entry("knowledge", Set.of("config", "config.database", "knowledge.masking")),
          Map.entry(
              "ingestion", Set.of("config", "config.database", "knowledge", "knowledge.masking")),
          Map.entry("tools.core", Set.of("config", "knowledge.masking")),
          Map.entry("tools.client", Set.of("config", "knowledge.masking", "tools.core")),
          Map.entry(
              "tools.gateway",
              Set.of("config", "config.database", "knowledge", "knowledge.masking", "tools.core")),
          Map.entry(
              "tools.ask",
              Set.of(
                  "config",
                  "config.database",
                  "knowledge",
                  "knowledge.masking",
                  "tools.core",
                  "tools.gateway")),
          Map.entry(
              "tools.workflow",
              Set.of(
                  "config",
                  "config.database",
                  "knowledge",
                  "knowledge.masking",
                  "tools.core",
                  "tools.gateway")),
          Map.entry(
              "tools.foresight",
              Set.of(
                  "config",
                  "config.database",
                  "knowledge",
                  "knowledge.masking",
                  "tools.core",
                  "tools.gateway")),
          Map.entry("bot.workspace", Set.of()),
          Map.entry(
              "bot.slack",
              Set.of(
                  "config",
                  "config.database",
                  "ingestion",
                  "knowledge",
                  "knowledge.masking",
                  "tools.ask",
                  "tools.client",
                  "tools.core",
                  "tools.foresight",
                  "tools.gateway",
                  "tools.workflow")),
          Map.entry(
              "bot.app",
              Set.of(
                  "bot.slack",
                  "bot.workspace",
                  "config",
                  "config.database",
                  "ingestion",
                  "knowledge",
                  "knowledge.masking",
                  "tools.ask",
                  "tools.client",
                  "tools.core",
                  "tools.foresight",
                  "tools.gateway",
                  "tools.workflow")),
          Map.entry(
              "bot.bench",
              Set.of(
                  "bot.app",
                  "bot.slack",
                  "bot.workspace",
                  "config",
                  "config.database",
                  "ingestion",
                  "knowledge",
                  "knowledge.masking",
                  "tools.ask",
                  "tools.client",
                  "tools.core",
                  "tools.foresight",
                  "tools.gateway",
                  "tools.workflow")));

  private static final Set<String> TECHNOLOGIES = Set.of("lucene", "embedded", "mcp", "redis");

  /** The classes that put the rest together. */
  static final DescribedPredicate<JavaClass> ASSEMBLY =
      describe(
          "are the assembly",
          type ->
              List.of("io.signalbox.bot.app", "io.signalbox.bot.app.assembly")
                      .contains(type.getPackageName())
                  && outermost(type).getSimpleName().matches(".*(?:Assembly|Graph)"));

  /** Classes that measure. */
  static final DescribedPredicate<JavaClass> BENCHMARK =
      describe(
          "are benchmarks",
          type ->
              path(type).contains("bench") || outermost(type).getSimpleName().startsWith("Bench"));

  static final SliceAssignment PACKAGES = slices("the packages", type -> type.getPackageName());

  /** One slice for each file, with all that is nested in its type. */
  static final SliceAssignment FILES = slices("the files", type -> outermost(type).getName());

  /** Stores that are not named Rows or Table; each has statements of its own. */
  static final Set<String> LISTED_STORES =
      Set.of(
          "bot.app.erasure.Erasure",
          "bot.app.erasure.Retention",
          "bot.slack.channel.ChannelRules",
          "bot.slack.conversation.StoredAnswers",
          "bot.slack.inbox.Inbox",
          "bot.slack.outbox.Outbox",
          "ingestion.run.IngestedFiles",
          "knowledge.corpus.Corpus",
          "knowledge.oncall.OnCallOverrides",
          "knowledge.table.ColumnValues",
          "knowledge.table.TableFiles",
          "tools.gateway.accounting.CallStatistics",
          "tools.gateway.accounting.DirectModeEpisodes",
          "tools.gateway.budget.BudgetAccounts",
          "tools.gateway.caller.Callers",
          "tools.gateway.limit.SharedBuckets",
          "tools.workflow.audit.AuditLog",
          "tools.workflow.audit.AuditPersons",
          "tools.workflow.audit.AuditRow",
          "tools.workflow.discovery.AgentDiscoveries",
          "tools.workflow.escalation.PagingCalls",
          "tools.workflow.escalation.PagingRequests");

  static final DescribedPredicate<JavaClass> STORES =
      describe(
          "stores",
          type -> {
            String name = nameOf(type);
            return name.endsWith("Rows") || name.endsWith("Table") || LISTED_STORES.contains(name);
          });

  private static final Set<String> STATEMENTS =
      Set.of(
          "createBatch",
          "createCall",
          "createQuery",
          "createScript",
          "createUpdate",
          "execute",
          "prepareBatch",
          "select");

  private static final Set<String> RESULTS =
      Set.of(
          "java.sql.CallableStatement",
          "java.sql.PreparedStatement",
          "java.sql.ResultSet",
          "java.sql.Statement");

  /** Of Jdbi's statements what only says how all of them are read. */
  private static final Set<String> STATEMENT_SETTINGS =
      Set.of(
          "org.jdbi.v3.core.statement.ColonPrefixSqlParser",
          "org.jdbi.v3.core.statement.SqlParser",
          "org.jdbi.v3.core.statement.SqlStatements");

  /** Classes with statements or rows; to hand a transaction on is not to speak SQL. */
  static final DescribedPredicate<JavaClass> SPEAK_SQL =
      describe(
          "speak SQL",
          type ->
              makesStatements(type)
                  || type.getDirectDependenciesFromSelf().stream()
                      .anyMatch(dependency -> isOfStatements(dependency.getTargetClass())));

  private ArchitectureConditions() {}

  private static SliceAssignment slices(String description, Function<JavaClass, String> slice) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return isOurs(type) ? SliceIdentifier.of(slice.apply(type)) : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return description;
      }
    };
  }

  private static boolean makesStatements(JavaClass type) {
    return Stream.concat(
            type.getCodeUnitCallsFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream())
        .map(call -> call.getTarget())
        .anyMatch(
            target ->
                target.getOwner().getPackageName().equals("org.jdbi.v3.core")
                    && STATEMENTS.contains(target.getName()));
  }

  /** A statement's failure may be told by its class elsewhere, to try the transaction again. */
  private static boolean isOfStatements(JavaClass type) {
    boolean statement =
        (type.getPackageName().startsWith("org.jdbi.v3.core.statement")
                && !STATEMENT_SETTINGS.contains(type.getName()))
            || type.getPackageName().startsWith("org.jdbi.v3.sqlobject");
    return RESULTS.contains(type.getName()) || (statement && !type.isAssignableTo(Throwable.class));
  }

  /** Returns the name of a class's file, from its module on. */
  static String nameOf(JavaClass type) {
    return outermost(type).getName().substring(ROOT.length());
  }

  static ArchCondition<JavaClass> stayWithinTheirModulesReach() {
    return forEachDependency(
        "know only their own module and those below it",
        dependency -> {
          String from = module(dependency.getOriginClass());
          String to = module(dependency.getTargetClass());
          return from.equals(to) || REACH.getOrDefault(from, Set.of()).contains(to);
        });
  }

  /**
   * To be negated: a sub-package of a feature is named for a technology and is nobody's business
   * but its own. The bot's features have sub-packages of another kind.
   */
  static ArchCondition<JavaClass> reachOnlyTheirOwnTechnology() {
    return new ArchCondition<>("reach into a package named for a technology") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass();
          boolean reaches =
              isOurs(target)
                  && technology(target).isPresent()
                  && !technology(target).equals(technology(type));
          events.add(new SimpleConditionEvent(type, reaches, dependency.getDescription()));
        }
      }
    };
  }

  static ArchCondition<JavaClass> comeFromANullMarkedPackage() {
    return new ArchCondition<>("come from a package whose package-info is null-marked") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        boolean marked =
            type.getPackage().tryGetPackageInfo().isPresent()
                && type.getPackage().isAnnotatedWith(NullMarked.class);
        events.add(new SimpleConditionEvent(type, marked, type.getDescription()));
      }
    };
  }

  /** Calls and references alike: {@code Instant::now} is as bad as {@code Instant.now()}. */
  static ArchCondition<JavaClass> callThat(DescribedPredicate<CodeUnitAccessTarget> target) {
    return new ArchCondition<>("call a method that " + target.getDescription()) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Stream.concat(
                type.getCodeUnitCallsFromSelf().stream(),
                type.getCodeUnitReferencesFromSelf().stream())
            .forEach(
                call ->
                    events.add(
                        new SimpleConditionEvent(
                            type, target.test(call.getTarget()), call.getDescription())));
      }
    };
  }

  static DescribedPredicate<CodeUnitAccessTarget> readsTheSystemClock() {
    return describe(
        "reads the system clock",
        target -> {
          JavaClass owner = target.getOwner();
          boolean now =
              owner.getPackageName().equals("java.time")
                  && target.getName().equals("now")
                  && target.getRawParameterTypes().stream()
                      .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
          boolean clock =
              owner.isEquivalentTo(Clock.class)
                  && (target.getName().startsWith("system") || target.getName().startsWith("tick"))
                  && target.getRawParameterTypes().stream()
                      .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
          boolean millis =
              owner.isEquivalentTo(System.class) && target.getName().equals("currentTimeMillis");
          boolean date =
              owner.isEquivalentTo(Date.class)
                  && target.getName().equals("<init>")
                  && target.getRawParameterTypes().isEmpty();
          return now || clock || millis || date;
        });
  }

  static DescribedPredicate<CodeUnitAccessTarget> readsTheStopwatch() {
    return describe(
        "reads the stopwatch",
        target ->
            target.getOwner().isEquivalentTo(System.class) && target.getName().equals("nanoTime"));
  }

  private static ArchCondition<JavaClass> forEachDependency(
      String description, Predicate<Dependency> allowed) {
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (isOurs(dependency.getTargetClass())) {
            events.add(
                new SimpleConditionEvent(
                    type, allowed.test(dependency), dependency.getDescription()));
          }
        }
      }
    };
  }

  private static boolean isOurs(JavaClass type) {
    return type.getPackageName().startsWith(ROOT);
  }

  /** Module, feature and whatever is below, as far as a class is down there. */
  private static List<String> path(JavaClass type) {
    return List.of(type.getPackageName().substring(ROOT.length()).split("\\.", -1));
  }

  /** The module with the longest name that the class's package begins with. */
  private static String module(JavaClass type) {
    String of = String.join(".", path(type));
    return REACH.keySet().stream()
        .filter(name -> (of + ".").startsWith(name + "."))
        .max(Comparator.comparingInt(String::length))
        .orElse(of);
  }

  private static Optional<String> technology(JavaClass type) {
    List<String> path = path(type);
    return path.stream().filter(TECHNOLOGIES::contains).findFirst();
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureConditions::outermost).orElse(type);
  }
}
