package io.signalbox.ingestion.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResolutionTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Fixed",
        "Done.",
        "Won't Fix",
        "won’t do",
        "Cannot Reproduce",
        "Solved (Permanently)",
        "RESOLVED"
      })
  void takesAChoiceFromAListForNoResolution(String resolution) {
    assertThat(
            ResolutionText.of(
                resolution, List.of(new TicketComment("ana", "Rotated the certificate"))))
        .isEqualTo("Rotated the certificate");
    assertThat(ResolutionText.of(resolution, List.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Thanks!",
        "Thank you so much, Ana Ruiz :)",
        "+1",
        "It works now, thanks all",
        "closing as done",
        "👍",
        "@bo thanks for the quick fix",
        "Closing this ticket as resolved, no further action needed.",
        "...",
        "Same here"
      })
  void takesCourtesiesForNoResolution(String courtesy) {
    assertThat(new TicketComment("ana", courtesy).isSubstantive()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Fixed by restarting redis",
        "Thanks, restarting the pod and clearing its cache helped",
        "rolled back",
        "```\nmake clean\n```"
      })
  void takesWhatSaysSomethingForAResolution(String text) {
    assertThat(new TicketComment("ana", text).isSubstantive()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "github-actions",
        "dependabot[bot]",
        "Automation for Jira",
        "jenkins-ci",
        "deploy-bot",
        "system"
      })
  void neverBelievesABot(String author) {
    assertThat(
            new TicketComment(author, "Deployed the fix to production in build 42").isSubstantive())
        .isFalse();
    assertThat(
            new TicketComment("Abbot Lee", "Deployed the fix to production in build 42")
                .isSubstantive())
        .isTrue();
  }
}
