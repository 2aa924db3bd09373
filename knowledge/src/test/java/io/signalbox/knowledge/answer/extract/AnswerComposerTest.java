package io.signalbox.knowledge.answer.extract;

import static io.signalbox.knowledge.answer.PageDraft.page;
import static io.signalbox.knowledge.answer.PageDraft.ranking;
import static io.signalbox.knowledge.answer.PageDraft.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.knowledge.answer.Answer;
import io.signalbox.knowledge.answer.AnswerPiece;
import io.signalbox.knowledge.answer.Citation;
import io.signalbox.knowledge.answer.PageDraft;
import io.signalbox.knowledge.answer.Question;
import io.signalbox.knowledge.answer.review.WarningFinder;
import io.signalbox.knowledge.document.Audience;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerComposerTest {
  private static final String STEPS =
      """
      1. List the members:

         ```bash
         patronictl   list \\
           --wide	# tab and spaces stay
         ```

      2. Switch over; see [the other page](other.md).
      """;

  private static PageDraft failover() {
    return page("Ledger database failover")
        .section(
            "",
            "The ledger database is a Patroni cluster. Fail over when it is ill. It has three"
                + " nodes.")
        .section("Before you start", "Tell #payments-help.")
        .section("Fail over the primary", STEPS)
        .section("Connection limits", "The cluster has a pool. `max_connections` is 400 there.");
  }

  @Test
  void givesTheStepsWithTheirCommandsByteForByte() {
    Answer.CitedAnswer answer = compose("how do I fail over the ledger database", failover());

    assertThat(answer.pieces())
        .containsExactly(
            new AnswerPiece(
                STEPS
                    .strip()
                    .replace("```\n\n2.", "```\n2.")
                    .replace("[the other page](other.md)", "the other page"),
                List.of(1)));
    assertThat(answer.citations())
        .extracting(Citation::number, Citation::headingPath)
        .containsExactly(tuple(1, List.of("Fail over the primary")));
  }

  @Test
  void tellsForASymptomWhatItMeansAndThenWhatToDo() {
    Answer.CitedAnswer answer =
        compose(
            "kube pod crash looping",
            page("KubePodCrashLooping")
                .section(
                    "Meaning",
                    "A pod dies again and again. Kubernetes restarts it. It has done so often.")
                .section("Diagnosis", "- Look at the logs.")
                .section("Mitigation", "1. Roll back.\n2. Tell the owner."));

    assertThat(answer.pieces())
        .containsExactly(
            new AnswerPiece("A pod dies again and again. Kubernetes restarts it.", List.of(1)),
            new AnswerPiece("1. Roll back.\n2. Tell the owner.", List.of(2)));
  }

  @Test
  void givesTheSectionThatASymptomCallsByItsName() {
    Answer.CitedAnswer answer =
        compose(
            "bank refused our file",
            page("Nightly settlement")
                .section("", "Settlement sends one file to the bank.")
                .section("Run it again", "```bash\nkubectl create job\n```")
                .section("The bank refuses the file", "Call the hotline."));

    assertThat(answer.pieces()).containsExactly(new AnswerPiece("Call the hotline.", List.of(1)));
  }

  @Test
  void answersAFactWithTheSentenceThatHasIt() {
    String padding = "Hosts are named after harbours. Nobody knows why that is. ".repeat(10);

    Answer.CitedAnswer answer =
        compose(
            "what is the limit of connections",
            page("Ledger").section("Notes", padding + "The limit of connections is 400 per host."));

    assertThat(answer.pieces())
        .containsExactly(new AnswerPiece("The limit of connections is 400 per host.", List.of(1)));
  }

  @Test
  void answersHowLongFromThePageThatStatesATimeOfWhatIsAsked() {
    PageDraft access =
        page("Ask for access").section("Production access", "It lasts 90 days in production.");
    PageDraft gateway =
        page("auth-gateway")
            .section(
                "Environments",
                "| | staging | production |\n| --- | --- | --- |\n"
                    + "| replicas | 2 | 8 |\n| session lifetime | 30d | 8h |");
    PageDraft replicas =
        page("Sessions").section("", "A session in production has 5 replicas, and a long name.");

    Answer.CitedAnswer answer =
        compose("how long does a session last in production", access, replicas, gateway);

    assertThat(answer.pieces().getFirst().markdown()).contains("session lifetime");
    assertThat(compose("how long is access in production", access, gateway).pieces())
        .extracting(AnswerPiece::markdown)
        .first()
        .asString()
        .contains("90 days");
  }

  @Test
  void answersHowSomethingIsDoneFromThePageThatNamesTheAction() {
    PageDraft ledger =
        page("Ledger database failover").section("Fail over", "1. Switch over.\n2. Watch.");
    PageDraft deploy =
        page("Deploys").section("Rollback", "1. Run `train rollback`.\n2. Tell the owner.");

    assertThat(compose("how do I roll back ledger-api", ledger, deploy).pieces())
        .extracting(AnswerPiece::markdown)
        .containsExactly("1. Run `train rollback`.\n2. Tell the owner.");
    assertThat(compose("how do I fail over the ledger", ledger, deploy).pieces())
        .extracting(AnswerPiece::markdown)
        .first()
        .asString()
        .contains("Switch over");
  }

  @Test
  void answersAFactWithTheRowsOfATableUnderTheirHeader() {
    String rows =
        IntStream.range(0, 30)
            .mapToObj(i -> "| thing" + i + " | " + i + " kg of it |")
            .collect(Collectors.joining("\n"));

    Answer.CitedAnswer answer =
        compose(
            "how heavy is thing17",
            page("Limits").section("", "| what | weight |\n| --- | --- |\n" + rows));

    assertThat(answer.pieces().getFirst().markdown())
        .startsWith("| what | weight |\n| --- | --- |\n")
        .contains("| thing17 | 17 kg of it |");
    assertThat(answer.pieces().getFirst().markdown().lines().count()).isLessThan(8);
  }

  @Test
  void tellsTheProblemOfATicketInALineAndWhatResolvedIt() {
    Answer.CitedAnswer answer =
        compose(
            "labels print blank",
            ticket("Labels come out blank")
                .section(
                    "Problem",
                    "White labels since Monday. They are white. " + "We tried a lot. ".repeat(50))
                .section("Resolution", "Pinned label-printer to 4.11."));

    assertThat(answer.pieces())
        .containsExactly(
            new AnswerPiece("White labels since Monday. They are white.", List.of(1)),
            new AnswerPiece("Pinned label-printer to 4.11.", List.of(2)));
  }

  @Test
  void cutsBetweenItemsOnlyAndSaysThatThereIsMore() {
    String items =
        IntStream.rangeClosed(1, 60)
            .mapToObj(i -> i + ". Step number " + i + " of the very long procedure here.")
            .collect(Collectors.joining("\n"));

    String markdown =
        compose("how do I do it", page("Long").section("Steps", items))
            .pieces()
            .getFirst()
            .markdown();

    assertThat(markdown)
        .hasSizeLessThan(1_300)
        .endsWith("procedure here.\n\n" + PassageExcerpt.MORE);
    assertThat(items)
        .startsWith(markdown.substring(0, markdown.indexOf("\n\n" + PassageExcerpt.MORE)));
  }

  @Test
  void leavesACodeBlockOutRatherThanCuttingIt() {
    String block = "```bash\n" + "echo a long line of code\n".repeat(60) + "```";

    String markdown =
        compose(
                "how do I do it",
                page("Long").section("Steps", "First:\n\n" + block + "\n\nThen:\n\n" + block))
            .pieces()
            .getFirst()
            .markdown();

    assertThat(markdown).isEqualTo("First:\n\n" + block + "\n\nThen:\n\n" + PassageExcerpt.MORE);
  }

  @Test
  void takesASecondDocumentOnlyWhenItIsCloseAndSaysSomethingElse() {
    PageDraft first =
        page("Restart a broker").section("Steps", "1. Drain the broker.\n2. Restart the broker.");
    PageDraft same =
        page("Restart brokers")
            .section("Steps", "1. Drain the broker.\n2. Restart the broker.")
            .score(0.99);
    PageDraft more =
        page("Restarting broker 3")
            .section("Steps", "1. Broker three wants its lid closed at restart.")
            .score(0.99);

    assertThat(compose("how do I restart a broker", first, same).citations()).hasSize(1);
    assertThat(compose("how do I restart a broker", first, more).citations()).hasSize(2);
    assertThat(compose("how do I restart a broker", first, more.score(0.5)).citations()).hasSize(1);
  }

  @Test
  void believesTheLaterReviewedOfTwoThatContradictAndQuotesNoStepOfTheOther() {
    PageDraft old =
        page("Ledger DB failover (manual)")
            .section("Fail over", "1. Promote:\n\n   ```bash\n   pg_ctl promote -D x\n   ```")
            .reviewed("2024-02-19");
    PageDraft recent =
        page("Ledger database failover")
            .section(
                "Fail over", "1. Switch:\n\n   ```bash\n   patronictl switchover --force\n   ```")
            .reviewed("2026-10-12")
            .score(0.99);

    Answer.CitedAnswer answer = compose("how do I fail over the ledger db", old, recent);

    assertThat(answer.pieces()).hasSize(1);
    assertThat(answer.pieces().getFirst().markdown())
        .contains("patronictl")
        .doesNotContain("pg_ctl");
  }

  @Test
  void skipsSectionsWhereNothingIsWrittenYet() {
    Answer.CitedAnswer answer =
        compose(
            "remote storage failures",
            page("RemoteStorageFailures")
                .section("Meaning", "Samples are not sent.")
                .section("Diagnosis", "- Look at the queue.")
                .section("Mitigation", "TODO"));

    assertThat(answer.pieces()).extracting(AnswerPiece::markdown).doesNotContain("TODO");
  }

  @Test
  void saysNothingWhereNoPartOfThePageCanBeQuoted() {
    assertThat(
            composed(
                "what port does it use",
                page("Port").section("", "`".repeat(5_000) + "\nport 8080")))
        .isEmpty();
    assertThat(composed("what port does it use", page("Port").section("", "A".repeat(5_000))))
        .isEmpty();
  }

  @Test
  void quotesTheSentenceThatFitsBesideAPartThatDoesNot() {
    String sentence = "The relay listens on port 8080.";
    PageDraft fence =
        page("Relay").section("Port", "```\n" + "port relay\n".repeat(500) + "```\n\n" + sentence);
    PageDraft run = page("Relay").section("Port", "A".repeat(5_000) + " " + sentence);

    assertThat(compose("how do I find the port of the relay", fence).pieces().getFirst().markdown())
        .contains(sentence);
    assertThat(compose("which port has the relay", run).pieces().getFirst().markdown())
        .contains(sentence)
        .hasSizeLessThan(100);
  }

  private static Answer.CitedAnswer compose(String question, PageDraft... pages) {
    Answer.CitedAnswer answer = composed(question, pages).orElseThrow();
    assertThat(answer.citations())
        .extracting(Citation::number)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, answer.citations().size()).boxed().toList());
    return answer;
  }

  private static Optional<Answer.CitedAnswer> composed(String question, PageDraft... pages) {
    return new AnswerComposer(new WarningFinder(Duration.ofDays(365)))
        .compose(
            new Question(
                question, Audience.anyone(), Instant.parse("2026-11-23T09:00:00Z"), ZoneOffset.UTC),
            ranking(pages),
            new Answer.Author.Composer());
  }
}
