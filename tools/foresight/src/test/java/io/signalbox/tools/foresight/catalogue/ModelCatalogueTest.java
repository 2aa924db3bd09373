package io.signalbox.tools.foresight.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.signalbox.tools.core.lifecycle.ModelEnding;
import io.signalbox.tools.foresight.catalogue.scan.LifecycleCheck;
import io.signalbox.tools.foresight.catalogue.scan.ModelMention;
import io.signalbox.tools.foresight.report.ReportFinding.FindingLevel;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ModelCatalogueTest {
  private static final ModelCatalogue BUNDLED = CatalogueFile.bundled();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
  private static final URI OPENAI = URI.create("https://api.openai.com/v1");
  private static final Pattern DATED =
      Pattern.compile("^(.+?)([-@])(20\\d{6}|20\\d\\d-\\d\\d-\\d\\d)$");
  private static final Pattern NUMBERED =
      Pattern.compile("^gpt-.+-([01]\\d)([0-3]\\d)(?:-preview)?$");

  @Test
  void shipsAtLeastThreeHundredDatedPairsEachWithSourceDayAndTrust() {
    List<ModelFact> dated =
        BUNDLED.list().stream().filter(fact -> fact.retires().isPresent()).toList();

    assertThat(dated).hasSizeGreaterThanOrEqualTo(300);
    assertThat(BUNDLED.list())
        .allSatisfy(
            fact -> {
              assertThat(fact.source().page()).startsWith("https://");
              assertThat(fact.source().checked()).isBetween(LocalDate.of(2025, 11, 1), TODAY);
              assertThat(fact.source().trust()).isIn(FactTrust.PAGE, FactTrust.TRANSCRIBED);
            });
  }

  /** A snapshot that nobody wrote a fact about stays unknown, on any day that its alias has. */
  @Test
  void noSnapshotTakesItsAliassDate() {
    for (ModelFact fact : BUNDLED.list()) {
      for (String suffix : List.of("-2024-05-31", "-20240531", "@20240531", "@2024-05-31")) {
        assertThat(BUNDLED.find(fact.channel(), fact.model() + suffix))
            .as(fact.model() + suffix)
            .isEmpty();
      }
      Matcher dated = DATED.matcher(fact.model());
      if (dated.matches()) {
        assertThat(fact.aliasOf()).as(fact.model()).isEmpty();
        assertThat(BUNDLED.find(fact.channel(), fact.model())).contains(fact);
      }
    }
  }

  /** A day in a name is the provider's own word on when it began. */
  @Test
  void noSnapshotHasItsAliassFirstDay() {
    for (ModelFact fact : BUNDLED.list()) {
      Matcher dated = DATED.matcher(fact.model());
      if (fact.released().isPresent() && dated.matches()) {
        LocalDate named =
            LocalDate.parse(
                dated.group(3).replace("-", ""), java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
        assertThat(fact.released().get())
            .as(fact.model())
            .isBetween(named.minusDays(45), named.plusDays(45));
      }
      Matcher numbered = NUMBERED.matcher(fact.model());
      if (fact.released().isPresent()
          && fact.channel().equals("openai-api")
          && numbered.matches()) {
        assertThat(fact.released().get().toString())
            .as(fact.model())
            .endsWith(numbered.replaceAll("$1-$2"));
      }
    }
  }

  @Test
  void tellsASnapshotFromItsAliasAndOneChannelFromAnother() {
    assertThat(retires("openai-api", "gpt-4o-2024-05-13")).contains(LocalDate.of(2026, 10, 23));
    assertThat(retires("openai-api", "gpt-4o")).contains(LocalDate.of(2027, 1, 14));
    assertThat(retires("openai-api", "gpt-5-codex")).contains(LocalDate.of(2026, 7, 23));
    assertThat(retires("azure-foundry", "gpt-5-codex")).contains(LocalDate.of(2027, 3, 17));
    assertThat(retires("aws-bedrock", "eu.anthropic.claude-sonnet-4-20250514-v1:0"))
        .contains(LocalDate.of(2026, 10, 14));
    assertThat(retires("openai-api", "ft:gpt-4.1-2025-04-14:acme::B1")).isEmpty();
    assertThat(BUNDLED.find("openai-api", "ft:gpt-4.1-2025-04-14:acme::B1").orElseThrow().note())
        .contains("fine-tune of gpt-4.1-2025-04-14, which ends on 2027-01-14");
    assertThat(BUNDLED.find("openai-api", "gpt-4o-but-better")).isEmpty();
    assertThat(BUNDLED.find("groq-api", "gpt-4o")).isEmpty();
  }

  @Test
  void saysNothingWhereItsSourcesDisagree() {
    ModelFact disputed = BUNDLED.find("azure-foundry", "gpt-4o-2024-11-20").orElseThrow();

    assertThat(disputed.retires()).isEmpty();
    assertThat(disputed.note()).contains("2026-10-01", "2027-04-14");
  }

  @Test
  void hasEndedOnceAllDaysOfSourcesThatDisagreeArePast() {
    LiveCatalogue live = new LiveCatalogue(() -> BUNDLED);
    String name = "us.anthropic.claude-3-7-sonnet-20250219-v1:0";

    live.passTo(LocalDate.of(2026, 7, 29));
    assertThat(live.facts().find("aws-bedrock", name).orElseThrow().hasEnd()).isFalse();
    live.passTo(TODAY);
    ModelFact ended = live.facts().find("aws-bedrock", name).orElseThrow();
    assertThat(ended.retires()).contains(LocalDate.of(2026, 7, 30));
    assertThat(ended.isGone(TODAY)).isTrue();
    assertThat(
            new LifecycleCheck(TODAY, 30)
                .mentions(List.of(new ModelMention("b.py", 1, name, ended))))
        .singleElement()
        .satisfies(found -> assertThat(found.level()).isEqualTo(FindingLevel.ERROR))
        .satisfies(found -> assertThat(found.rule()).isEqualTo("model-ended"));
    assertThat(live.facts().find("azure-foundry", "gpt-4o-2024-11-20").orElseThrow().hasEnd())
        .isFalse();
    for (ModelFact fact : BUNDLED.list()) {
      assertThat(fact.note().contains("disagree") && fact.retires().isEmpty())
          .as(fact.model())
          .isEqualTo(fact.note().contains("disagree") && fact.disputed().size() > 1);
    }
  }

  @Test
  void toldTheGatewayOnlyWhatIsFixed() {
    LiveCatalogue live = new LiveCatalogue(() -> BUNDLED);

    ModelEnding google =
        live.of(URI.create("https://generativelanguage.googleapis.com/v1beta"), "gemini-2.5-pro")
            .orElseThrow();
    assertThat(google.refuses()).isFalse();
    assertThat(google.farewell("gemini-2.5-pro", TODAY).orElseThrow())
        .contains("in 2 days", "silent reroute to gemini-3.8-flash");
    ModelEnding earliest =
        live.of(URI.create("https://api.anthropic.com/v1"), "claude-opus-4-8").orElseThrow();
    assertThat(earliest.farewell("claude-opus-4-8", LocalDate.of(2027, 6, 1))).isEmpty();
    assertThat(live.of(URI.create("http://localhost:11434/v1"), "gpt-4o")).isEmpty();
  }

  @Test
  void aMovedDateIsKeptWithBothValuesAndALesserSourceChangesNothing() {
    LiveCatalogue live = new LiveCatalogue(() -> BUNDLED);
    FactFeed told =
        new FactFeed("models", FactFeed.FeedForm.OPENAI, Optional.empty(), Optional.empty());
    FactFeed list =
        new FactFeed("litellm.json", FactFeed.FeedForm.LITELLM, Optional.empty(), Optional.empty());

    live.learn(
        FeedParsers.read(
                """
                {"gpt-5": {"litellm_provider": "openai", "deprecation_date": "2026-01-01"},
                 "azure/gpt-4.1-2025-04-14": {"litellm_provider": "azure", "deprecation_date": "2026-01-01"},
                 "azure/brand-new": {"litellm_provider": "azure", "deprecation_date": "2026-01-01"}}
                """
                    .getBytes(UTF_8),
                list,
                TODAY)
            .facts());
    assertThat(live.of(OPENAI, "gpt-5").orElseThrow().day()).isEqualTo("2026-12-11");
    assertThat(live.facts().find("azure-foundry", "gpt-4.1-2025-04-14").orElseThrow().retires())
        .contains(LocalDate.of(2026, 10, 14));
    assertThat(live.facts().find("azure-foundry", "brand-new").orElseThrow().hasEnd()).isFalse();

    live.learn(
        FeedParsers.read(
                """
                {"data": [{"id": "gpt-5", "shutdown_date": "2027-03-01"},
                          {"id": "gpt-5.5", "shutdown_date": null}, {"id": "silent"}]}
                """
                    .getBytes(UTF_8),
                told,
                TODAY)
            .facts());
    ModelFact moved = live.facts().find("openai-api", "gpt-5").orElseThrow();
    assertThat(moved.retires()).contains(LocalDate.of(2027, 3, 1));
    assertThat(moved.moved().getLast().retires()).contains(LocalDate.of(2026, 12, 11));
    assertThat(moved.successors()).containsExactly("gpt-6.1-sol");
    assertThat(live.of(OPENAI, "gpt-5").orElseThrow().day()).isEqualTo("2027-03-01");
    assertThat(live.facts().find("openai-api", "silent")).isEmpty();
  }

  @Test
  void readsWhatAzureAndBedrockTell() {
    FactFeed azure = new FactFeed("a", FactFeed.FeedForm.AZURE, Optional.empty(), Optional.empty());
    FactFeed bedrock =
        new FactFeed("b", FactFeed.FeedForm.BEDROCK, Optional.empty(), Optional.empty());

    assertThat(
            FeedParsers.read(
                    """
                    {"data": [{"id": "gpt-4o-2024-11-20", "lifecycle_status": "deprecated",
                               "deprecation": {"inference": 1807660800}}]}
                    """
                        .getBytes(UTF_8),
                    azure,
                    TODAY)
                .facts())
        .singleElement()
        .satisfies(
            fact -> {
              assertThat(fact.model()).isEqualTo("gpt-4o@2024-11-20");
              assertThat(fact.retires()).contains(LocalDate.of(2027, 4, 14));
            });
    assertThat(
            FeedParsers.read(
                    """
                    {"modelSummaries": [{"modelId": "anthropic.claude-opus-4-1-20250805-v1:0",
                      "modelLifecycle": {"status": "LEGACY", "legacyTime": "2026-07-08T00:00:00Z",
                                         "endOfLifeTime": "2027-01-08T00:00:00Z"}}]}
                    """
                        .getBytes(UTF_8),
                    bedrock,
                    TODAY)
                .facts())
        .singleElement()
        .extracting(ModelFact::model, ModelFact::retires, ModelFact::deprecated)
        .containsExactly(
            "claude-opus-4-1-20250805",
            Optional.of(LocalDate.of(2027, 1, 8)),
            Optional.of(LocalDate.of(2026, 7, 8)));
  }

  @Test
  void refusesFactsThatContradictEachOtherAndSaysWhich() {
    String fact =
        "{\"provider\":\"p\",\"channel\":\"p-api\",\"source\":\"x\",\"checked\":\"2026-11-29\","
            + "\"trust\":\"page\",";
    String facts =
        "{\"models\":["
            + String.join(
                ",",
                fact
                    + "\"model\":\"late\",\"deprecated\":\"2026-12-01\",\"retires\":\"2026-11-01\"}",
                fact + "\"model\":\"a\",\"retires\":\"2027-01-01\",\"successors\":[\"b\"]}",
                fact + "\"model\":\"b\",\"retires\":\"2027-02-01\",\"successors\":[\"gone\"]}",
                fact + "\"model\":\"c-2024-05-13\",\"alias_of\":\"a\"}")
            + "]}";

    assertThatThrownBy(() -> ModelCatalogue.of(CatalogueFile.parse(facts.getBytes(UTF_8), "mine")))
        .isInstanceOf(UnreadableFactsException.class)
        .hasMessageContaining("late (p-api) is deprecated on 2026-12-01 and retired on 2026-11-01")
        .hasMessageContaining("a (p-api) has the successor b, which ends itself")
        .hasMessageContaining("b (p-api) has the successor gone, which is not there")
        .hasMessageContaining("c-2024-05-13 (p-api) is a snapshot and cannot be an alias");
    assertThatThrownBy(
            () ->
                CatalogueFile.parse(
                    (fact.replace("{", "{\"models\":[{")
                            + "\"retires\":\"soon\",\"model\":\"m\"}]}")
                        .getBytes(UTF_8),
                    "mine"))
        .hasMessage("the facts in mine, model 1 (m): a day is written as 2026-11-29");
  }

  private static Optional<LocalDate> retires(String channel, String model) {
    return BUNDLED.find(channel, model).flatMap(ModelFact::retires);
  }
}
