package io.signalbox.tools.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.signalbox.config.ConfigFile;
import io.signalbox.config.ConfigProblem;
import io.signalbox.config.InvalidConfigException;
import io.signalbox.tools.core.price.Cost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteSettingsTest {
  private static final String PROVIDERS =
      """
      providers:
        openai: {kind: openai, base-url: "http://localhost:1/v1/", api-key: "${KEY}"}
      """;

  @Test
  void readsARouteWithEverythingItDeclares() {
    RouteTable table =
        load(
            PROVIDERS
                + """
                routes:
                  answers:
                    kind: chat
                    provider: openai
                    model: gpt-4.1-mini
                    callers: [signalbox]
                    groups: [S123]
                    data-class: confidential
                    timeout: 30s
                    retries: 2
                    fallback: [spare]
                    limits: {requests: 60, concurrent: 4}
                    budget: {amount: 12.5, period: month}
                    cache: {matching: semantic, similarity: 0.9}
                    redaction: {personal-data: keep}
                  spare: {kind: chat, provider: openai, model: gpt-4o, callers: ["*"]}
                """);

    Route answers = table.find("answers").orElseThrow();
    assertThat(answers.highest()).isEqualTo(DataClass.CONFIDENTIAL);
    assertThat(answers.timeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(answers.limits().requests()).hasValue(60);
    assertThat(answers.budget().orElseThrow().amount()).isEqualTo(Cost.dollars(12.5));
    assertThat(answers.redaction().secrets()).isEqualTo(RedactionRule.Treatment.MASK);
    assertThat(answers.redaction().personalData()).isEqualTo(RedactionRule.Treatment.KEEP);
    assertThat(table.chain(answers)).extracting(Route::name).containsExactly("answers", "spare");
    assertThat(answers.access().admits("x", "t", Set.of("S123"))).isTrue();
    assertThat(answers.access().admits("x", "t", Set.of())).isFalse();
    assertThat(answers.target().toString()).doesNotContain("sk-real");
  }

  @Test
  void refusesAnUnknownModelWithItsLine() {
    ConfigProblem problem =
        onlyProblem(
            """
            routes:
              a:
                kind: chat
                provider: openai
                model: gpt-4.1-mino
                callers: [x]
            """);

    assertThat(problem.path()).isEqualTo("routes.a.model");
    assertThat(problem.line()).isEqualTo(7);
    assertThat(problem.message()).startsWith("'gpt-4.1-mino' is not in the price table");
  }

  @Test
  void takesAModelThatTheTableDoesNotKnowWithItsOwnPrice() {
    RouteTable table =
        load(
            PROVIDERS
                + "routes: {a: {kind: chat, provider: openai, model: our-llama, price: {input: 1,"
                + " output: 2}}}");

    assertThat(
            table
                .list()
                .getFirst()
                .target()
                .modelFacts()
                .orElseThrow()
                .price()
                .usualTokens()
                .input())
        .isEqualTo(Cost.dollars(0.000001));
  }

  @Test
  void refusesABudgetWithoutAPeriod() {
    ConfigProblem problem =
        onlyProblem(
            """
            routes:
              a:
                kind: chat
                provider: openai
                model: gpt-4o
                budget:
                  amount: 10
            """);

    assertThat(problem.path()).isEqualTo("routes.a.budget.period");
    assertThat(problem.line()).isEqualTo(8);
    assertThat(problem.message()).contains("is required", "month");
  }

  @Test
  void refusesFallbacksThatGoInACircleAtEachOfThem() {
    List<ConfigProblem> problems =
        problems(
            """
            routes:
              a: {kind: chat, provider: openai, model: gpt-4o, fallback: [b]}
              b: {kind: chat, provider: openai, model: gpt-4o, fallback: [c]}
              c: {kind: chat, provider: openai, model: gpt-4o, fallback: [b]}
            """);

    assertThat(problems)
        .extracting(ConfigProblem::path, ConfigProblem::line, ConfigProblem::message)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                "routes.b.fallback", 5, "goes in a circle: b → c → b"),
            org.assertj.core.groups.Tuple.tuple(
                "routes.c.fallback", 6, "goes in a circle: c → b → c"));
  }

  @Test
  void refusesFallbacksThatLeadNowhereOrElsewhere() {
    List<ConfigProblem> problems =
        problems(
            """
            routes:
              a: {kind: chat, provider: openai, model: gpt-4o, fallback: [nothing, vectors]}
              vectors: {kind: embedding, provider: openai, model: text-embedding-3-small}
              closed: {kind: chat, provider: openai, model: gpt-4o, fallback: [a], on-failure: refuse}
            """);

    assertThat(problems)
        .extracting(ConfigProblem::message)
        .containsExactly(
            "'nothing' is not a route; there are: a, vectors, closed",
            "'vectors' is of another kind than this route",
            "is never used, since on-failure is refuse; leave one of them out");
  }

  @Test
  void refusesAnUnknownProviderAndWhatDoesNotFitTheKind() {
    List<ConfigProblem> problems =
        problems(
            """
            routes:
              a: {kind: chat, provider: opanai, model: gpt-4o}
              t: {kind: http-tool, url: "http://localhost/x", budget: {amount: 1, period: day}}
            """);

    assertThat(problems)
        .extracting(ConfigProblem::message)
        .containsExactly(
            "'opanai' is not a provider; there are: openai",
            "is for models only; limit a tool's requests a minute instead");
  }

  @Test
  void saysThatTheOwnPriceTableCannotBeRead() {
    assertThat(problems("prices: /nowhere.json\n").getFirst().message())
        .isEqualTo("cannot be used: the price table /nowhere.json cannot be read");
  }

  @Test
  void readsWhereBedrocksCredentialsAreFromAndSaysWhatIsMissing() {
    String bedrock =
        """
        providers:
          aws: {kind: bedrock, base-url: "https://bedrock-runtime.eu-west-1.amazonaws.com", aws: {%s}}
        routes:
          a: {kind: chat, provider: aws, model: eu.amazon.nova-pro-v1:0, callers: ["*"]}
        """;

    Route route = load(bedrock.formatted("credentials: instance")).find("a").orElseThrow();
    assertThat(route.target().modelProvider().orElseThrow().aws())
        .contains(
            new AwsSigning(
                "eu-west-1",
                new AwsSigning.CredentialSource.Instance(URI.create("http://169.254.169.254"))));
    assertThat(
            catchThrowableOfType(
                    InvalidConfigException.class,
                    () -> load(bedrock.formatted("credentials: web-identity, role: r")))
                .problems())
        .extracting(ConfigProblem::message)
        .containsExactly("is required for credentials: web-identity");
    assertThat(
            catchThrowableOfType(InvalidConfigException.class, () -> load(bedrock.formatted("")))
                .problems())
        .hasSize(2);
  }

  private static RouteTable load(String yaml) {
    return ConfigFile.ofText(yaml, Path.of("."), Map.of("KEY", "sk-real"))
        .load(RouteSettings::from)
        .settings();
  }

  private static List<ConfigProblem> problems(String routes) {
    InvalidConfigException invalid =
        catchThrowableOfType(InvalidConfigException.class, () -> load(PROVIDERS + routes));
    assertThat(invalid).isNotNull();
    return invalid.problems();
  }

  private static ConfigProblem onlyProblem(String routes) {
    List<ConfigProblem> problems = problems(routes);
    assertThat(problems).hasSize(1);
    return problems.getFirst();
  }
}
