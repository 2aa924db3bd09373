package io.signalbox.bot.bench.detect;

import java.io.PrintWriter;

/** placeholder */
record CauseTrials(PrintWriter out, long seed) {
  void print(int trials) {}
}
