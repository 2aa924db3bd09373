package io.signalbox.ingestion.live.registry;

import io.signalbox.ingestion.live.LiveSystem;
import io.signalbox.ingestion.live.bucket.BucketSystem;
import io.signalbox.ingestion.live.confluence.ConfluenceSystem;
import io.signalbox.ingestion.live.drive.DriveSystem;
import io.signalbox.ingestion.live.git.GitSystem;
import io.signalbox.ingestion.live.github.GithubSystem;
import io.signalbox.ingestion.live.gitlab.GitlabSystem;
import io.signalbox.ingestion.live.jira.JiraSystem;
import io.signalbox.ingestion.live.notion.NotionSystem;
import io.signalbox.ingestion.live.oncall.GrafanaSystem;
import io.signalbox.ingestion.live.oncall.JsmOperationsSystem;
import io.signalbox.ingestion.live.oncall.PagerDutySystem;
import io.signalbox.ingestion.live.servicenow.ServiceNowSystem;
import io.signalbox.ingestion.live.slack.SlackSystem;
import io.signalbox.ingestion.live.web.WebSystem;
import io.signalbox.ingestion.live.zendesk.ZendeskSystem;
import java.util.List;

/** Registry of all kinds of live sources; a new kind is added as a line here. */
final class LiveSystems {
  static final List<LiveSystem> ALL =
      List.of(
          new GitSystem(),
          new GithubSystem(),
          new WebSystem(),
          new ConfluenceSystem(),
          new JiraSystem(),
          new GitlabSystem(),
          new BucketSystem(),
          new PagerDutySystem(),
          new JsmOperationsSystem(),
          new GrafanaSystem(),
          new SlackSystem(),
          new NotionSystem(),
          new ServiceNowSystem(),
          new ZendeskSystem(),
          new DriveSystem());

  private LiveSystems() {}
}
