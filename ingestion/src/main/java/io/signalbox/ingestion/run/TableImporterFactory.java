package io.signalbox.ingestion.run;

import io.signalbox.ingestion.oncall.ShiftFormat;
import io.signalbox.ingestion.oncall.shift.ExpansionHorizon;
import io.signalbox.ingestion.ownership.OwnershipFormat;
import io.signalbox.ingestion.read.RowReader;
import io.signalbox.ingestion.source.Source;
import io.signalbox.knowledge.masking.SecretMasker;
import io.signalbox.knowledge.oncall.OnCallTable;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.ownership.Ownership;
import io.signalbox.knowledge.ownership.OwnershipTable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;

/** Factory of the item readers for on-call and ownership tables. */
final class TableImporterFactory {
  /**
   * Days before now for which rotations are expanded, for questions such as "who was on call last
   * month".
   */
  private static final int DAYS_BACK = 60;

  /** Days after now for which rotations are expanded, for questions such as "who has Christmas". */
  private static final int DAYS_AHEAD = 400;

  private TableImporterFactory() {}

  /**
   * Returns the reader of on-call files; its version changes every week, so that rotations are
   * expanded again.
   */
  static ItemImporter onCall(OnCallTable table, SecretMasker masker, Clock clock) {
    return new TableImporter<>(
        source -> shifts(source, clock.instant()),
        table,
        new TableImporter.RowMask<>(masker, RowMasking::shift),
        clock,
        () -> "on-call/4/" + week(clock.instant()));
  }

  static RowReader<Shift> shifts(Source source, Instant now) {
    ExpansionHorizon horizon =
        new ExpansionHorizon(
            now.minus(DAYS_BACK, ChronoUnit.DAYS), now.plus(DAYS_AHEAD, ChronoUnit.DAYS));
    return source
        .format()
        .flatMap(ShiftFormat::named)
        .map(format -> format.reader(source.zone(), horizon, source.columns()))
        .orElseGet(() -> ShiftFormat.anyReader(source.zone(), horizon, source.columns()));
  }

  private static String week(Instant now) {
    var date = now.atZone(ZoneOffset.UTC);
    return date.get(IsoFields.WEEK_BASED_YEAR) + "-" + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  static RowReader<Ownership> ownership(Source source) {
    return source
        .format()
        .flatMap(OwnershipFormat::named)
        .map(OwnershipFormat::reader)
        .orElseGet(OwnershipFormat::anyReader);
  }

  static ItemImporter ownership(OwnershipTable table, SecretMasker masker, Clock clock) {
    return new TableImporter<>(
        TableImporterFactory::ownership,
        table,
        new TableImporter.RowMask<>(masker, RowMasking::ownership),
        clock,
        () -> "ownership/4");
  }
}
