package io.signalbox.knowledge.answer.review;

import static io.signalbox.knowledge.answer.PageDraft.page;
import static io.signalbox.knowledge.answer.PageDraft.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.signalbox.knowledge.answer.PageDraft;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContradictionFinderTest {

  @Test
  void findsASettingWithTwoValues() {
    assertThat(
            between(
                page("Ledger database")
                    .section("Limits", "`max_connections` is 400 since the move."),
                page("Ledger DB (old)")
                    .section("Limits", "Set `max_connections = 150`, not more.")))
        .extracting(ContradictionFinder.Difference::one, ContradictionFinder.Difference::other)
        .containsExactly(tuple("`max_connections` is 400", "150"));
  }

  @Test
  void findsTheSameSentenceWithAnotherPortTimeOrVersion() {
    assertThat(
            sentences(
                "The proxy listens on port 8080 for partners.",
                "The proxy listens on port 8443 for partners."))
        .hasSize(1);
    assertThat(
            sentences(
                "Settlement starts at 01:30 each night in Berlin.",
                "Settlement starts at 02:30 each night in Berlin."))
        .hasSize(1);
    assertThat(
            sentences(
                "A login session lasts 12 hours by default.",
                "A login session lasts 8 hours by default."))
        .hasSize(1);
    assertThat(
            sentences(
                "The ledger database runs Postgres 14.2 on large hosts.",
                "The ledger database runs Postgres 15.1 on large hosts."))
        .hasSize(1);
  }

  @Test
  void findsOtherProgramsForTheSameGoal() {
    List<ContradictionFinder.Difference> found =
        between(
            page("Ledger database failover")
                .section("Fail over the primary", "```bash\npatronictl switchover --force\n```"),
            page("Ledger DB failover (manual)")
                .section("Failing over the primary", "```\n$ pg_ctl promote -D /var/lib\n```"));

    assertThat(found)
        .extracting(ContradictionFinder.Difference::one, ContradictionFinder.Difference::other)
        .containsExactly(tuple("it is done with `patronictl`", "with `pg_ctl`"));
  }

  @Test
  void staysSilentAboutTheSameValueWrittenDifferently() {
    assertThat(
            sentences(
                "A failed login locks the account for 60 s.",
                "A failed login locks the account for 1 minute."))
        .isEmpty();
    assertThat(
            between(
                page("Proxy timeouts").section("", "`proxy.timeout` is 1 min."),
                page("Proxy timeouts").section("", "`proxy.timeout` = 60s")))
        .isEmpty();
  }

  @Test
  void staysSilentAboutStagingAndProduction() {
    assertThat(
            between(
                page("Ledger database").section("Staging", "`max_connections` is 100."),
                page("Ledger database").section("Production", "`max_connections` is 400.")))
        .isEmpty();
    assertThat(
            between(
                page("Ledger database staging").section("", "`max_connections` is 100."),
                page("Ledger database production").section("", "`max_connections` is 400.")))
        .isEmpty();
    assertThat(
            sentences(
                "In staging a login session lasts 12 hours.",
                "In production a login session lasts 8 hours."))
        .isEmpty();
    assertThat(
            between(
                page("Ledger database")
                    .section("", "`pool.size` is 10 and `pool.size` is 20 at night."),
                page("Ledger database").section("", "`pool.size` is 30.")))
        .isEmpty();
  }

  @Test
  void staysSilentAboutTableRowsWithSeveralColumnsOfValues() {
    assertThat(
            between(
                page("Ledger database")
                    .section(
                        "",
                        "| key | staging | prod |\n| --- | --- | --- |\n| `pool.size` | 5 | 20 |"),
                page("Ledger database").section("", "`pool.size` is 20.")))
        .isEmpty();
  }

  @Test
  void staysSilentAboutDifferentAlertsWithDifferentThresholds() {
    String text = "Storage cluster utilization has crossed %s of its capacity.";
    assertThat(
            between(
                page("CephClusterNearFull").section("Meaning", text.formatted("75%")),
                page("CephClusterCriticallyFull").section("Meaning", text.formatted("80%"))))
        .isEmpty();
    assertThat(
            between(
                page("KubePodCrashLooping").section("Mitigation", "```\nfoo run\n```"),
                page("KubePodNotReady").section("Mitigation", "```\nbar run\n```")))
        .isEmpty();
  }

  @Test
  void staysSilentAboutExamplesAndHistory() {
    assertThat(
            sentences(
                "For example a login session lasts 12 hours.",
                "For example a login session lasts 8 hours."))
        .isEmpty();
    assertThat(
            between(
                page("Ledger database").section("", "`max_connections` was 150 on the old hosts."),
                page("Ledger database").section("", "`max_connections` is 400.")))
        .isEmpty();
  }

  @Test
  void staysSilentAboutTickets() {
    assertThat(
            between(
                ticket("Ledger database").section("Resolution", "`max_connections` is 150."),
                page("Ledger database").section("", "`max_connections` is 400.")))
        .isEmpty();
  }

  @Test
  void staysSilentAboutProgramsThatOnlyLookAndOutputThatLooksLikeCode() {
    assertThat(
            between(
                page("Kubelet down").section("Diagnosis", "```\nfoo status\n```"),
                page("Kubelet down").section("Diagnosis", "```\nbar status\n```")))
        .isEmpty();
    assertThat(
            between(
                page("Kubelet down").section("Fix it", "```yaml\nfoo status\n```"),
                page("Kubelet down").section("Fix it", "```yaml\nbar status\n```")))
        .isEmpty();
    assertThat(
            between(
                page("Kubelet down")
                    .section("Fix it", "```\nkubectl delete pod x\nfooctl stop x\n```"),
                page("Kubelet down").section("Fix it", "```\nfooctl halt x\n```")))
        .isEmpty();
  }

  private static List<ContradictionFinder.Difference> sentences(String one, String other) {
    return between(
        page("Ledger and proxy").section("", one), page("Ledger and proxy").section("", other));
  }

  private static List<ContradictionFinder.Difference> between(PageDraft one, PageDraft other) {
    return new ContradictionFinder().between(one.ranked(), other.ranked());
  }
}
