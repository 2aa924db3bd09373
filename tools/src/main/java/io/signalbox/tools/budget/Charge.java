package io.signalbox.tools.budget;

import io.signalbox.tools.price.Cost;
import java.time.Instant;

/** Actual cost of a call to one budget; written in one transaction with the call's record. */
public record Charge(String budget, Instant periodStart, Cost cost) {}
