package io.signalbox.bot.bench.scale;

import io.signalbox.knowledge.document.AccessRule;
import io.signalbox.knowledge.document.Audience;
import io.signalbox.knowledge.document.Principal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Nested parts of the corpus that an asker may read, from all of it down to a thousandth. */
enum VisibleShare {
  ALL(100),
  HALF(50),
  TENTH(10),
  TWENTIETH(5),
  FIFTIETH(2),
  HUNDREDTH(1),
  THOUSANDTH(0.1);

  private final double percent;

  VisibleShare(double percent) {
    this.percent = percent;
  }

  /** Returns the share of readable documents, in percent. */
  double percent() {
    return percent;
  }

  private Principal group() {
    return new Principal(Principal.PrincipalKind.GROUP, "reads-" + name().toLowerCase(Locale.ROOT));
  }

  /** Returns an audience that may read this share. */
  Audience audience() {
    return new Audience(Set.of(group()));
  }

  /** Returns the shares that contain the document of this number. */
  static Set<VisibleShare> of(int document) {
    double drawn = new SplittableRandom(document).nextDouble(100);
    return Arrays.stream(values())
        .filter(share -> drawn < share.percent)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(VisibleShare.class)));
  }

  /** Returns the access rule of the document of this number. */
  static AccessRule rule(int document) {
    return AccessRule.only(
        of(document).stream().map(VisibleShare::group).collect(Collectors.toSet()));
  }
}
