package io.signalbox.knowledge.oncall;

import java.time.Instant;

/**
 * Stored override: a shift that somebody took over, with the request, its author and time.
 *
 * @param id names the request
 * @param by id of who asked
 */
public record OverrideRow(String id, Shift shift, String by, Instant at) {

  OverrideRow during(Instant start, Instant end) {
    return new OverrideRow(
        id,
        new Shift(
            shift.team(), shift.role(), shift.person(), start, end, shift.zone(), shift.origin()),
        by,
        at);
  }
}
