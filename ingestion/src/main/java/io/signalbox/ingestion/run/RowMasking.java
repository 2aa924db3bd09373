package io.signalbox.ingestion.run;

import io.signalbox.knowledge.oncall.OnCallPerson;
import io.signalbox.knowledge.oncall.Shift;
import io.signalbox.knowledge.ownership.Ownership;

/** Masks secrets in the texts of on-call shifts and ownership rows before they are stored. */
final class RowMasking {
  private RowMasking() {}

  static Shift shift(Shift shift, PageMasking mask) {
    OnCallPerson person = shift.person();
    return new Shift(
        mask.text(shift.team()),
        shift.role(),
        new OnCallPerson(
            mask.text(person.name()),
            person.handle().map(mask::text),
            person.email().map(mask::text)),
        shift.start(),
        shift.end(),
        shift.zone(),
        shift.origin());
  }

  static Ownership ownership(Ownership row, PageMasking mask) {
    return new Ownership(
        mask.text(row.service()),
        row.aliases().stream().map(mask::text).toList(),
        row.owner().map(mask::text),
        row.channel().map(mask::text),
        row.contact().map(mask::text),
        row.description().map(mask::text),
        row.isTeam());
  }
}
