package io.signalbox.ingestion.live.oncall;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.json.JsonFields;
import io.signalbox.ingestion.live.ChangePage;
import io.signalbox.ingestion.live.CredentialFinding;
import io.signalbox.ingestion.live.ItemAccess;
import io.signalbox.ingestion.live.ItemBody;
import io.signalbox.ingestion.live.ItemChange;
import io.signalbox.ingestion.live.ItemContent;
import io.signalbox.ingestion.live.ItemVersion;
import io.signalbox.ingestion.live.LiveItem;
import io.signalbox.ingestion.live.LiveSource;
import io.signalbox.ingestion.live.SweepPage;
import io.signalbox.ingestion.live.oncall.ScheduleProvider.RenderedSchedule;
import io.signalbox.knowledge.corpus.ContentFingerprint;
import io.signalbox.knowledge.identity.GroupSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Live source whose items are the on-call schedules of one system, each fetched again in every run.
 * No system has a change feed, and an override made now has to count now. The version is a
 * fingerprint of the shifts, so that a schedule that did not change is not stored again.
 */
final class ScheduleSource implements LiveSource {
  private static final Duration BEHIND = Duration.ofDays(1);
  private static final Duration AHEAD = Duration.ofDays(15);
  private static final String PREFIX = "schedule/";

  private final ScheduleProvider provider;
  private final Instant from;
  private final Map<String, RenderedSchedule> rendered = new LinkedHashMap<>();
  private boolean whole;

  ScheduleSource(ScheduleProvider provider, Clock clock) {
    this.provider = provider;
    this.from = clock.instant().truncatedTo(ChronoUnit.DAYS).minus(BEHIND);
  }

  @Override
  public ChangePage changes(Optional<String> cursor) {
    List<ItemChange> changes = new ArrayList<>();
    all().forEach(item -> changes.add(new ItemChange.Changed(item)));
    return new ChangePage(changes, "", false, OptionalLong.empty());
  }

  /** {@inheritDoc} Lists the schedules that this run has fetched already. */
  @Override
  public SweepPage sweep(Optional<String> page) {
    return new SweepPage(all(), Optional.empty());
  }

  @Override
  public boolean wantsSweep() {
    return true;
  }

  private List<ItemVersion> all() {
    if (!whole) {
      provider.schedules().forEach(this::render);
      whole = true;
    }
    return rendered.entrySet().stream()
        .map(each -> new ItemVersion(each.getKey(), version(each.getValue())))
        .toList();
  }

  private RenderedSchedule render(JsonNode schedule) {
    RenderedSchedule now = provider.render(schedule, from, from.plus(AHEAD));
    rendered.put(PREFIX + JsonFields.text(schedule, "id"), now);
    return now;
  }

  private static String version(RenderedSchedule schedule) {
    return new ContentFingerprint().add(schedule.json()).hex();
  }

  @Override
  public ItemContent content(String id) {
    Optional<RenderedSchedule> schedule =
        Optional.ofNullable(rendered.get(id))
            .or(() -> provider.find(id.substring(PREFIX.length())).map(this::render));
    if (schedule.isEmpty()) {
      return new ItemContent.Gone();
    }
    RenderedSchedule file = schedule.get();
    return new ItemContent.Present(
        version(file),
        LiveItem.of(
            new ItemBody.OnCallFile(
                "schedule.json",
                Optional.of(file.format()),
                file.json().getBytes(StandardCharsets.UTF_8)),
            Optional.empty()));
  }

  @Override
  public ItemAccess access(String id) {
    return new ItemAccess.AsConfigured();
  }

  @Override
  public GroupSnapshot groups() {
    return GroupSnapshot.none();
  }

  @Override
  public List<CredentialFinding> check() {
    return provider.check();
  }

  @Override
  public long requests() {
    return provider.requests();
  }

  @Override
  public void close() {}
}
