package io.signalbox.tools.budget;

import io.signalbox.tools.price.Cost;
import java.time.Instant;

/** What a call really cost one budget; written with the call's record, in one transaction. */
public record Charge(String budget, Instant periodStart, Cost cost) {}
