package io.signalbox.bot.bench.drill;

import io.signalbox.bot.app.demo.SampleWorkspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Settings and tables of the drill's organisation, with one service for each escalation and an
 * escalation chain of a few seconds.
 */
final class DrillOrganisation {
  /** Members of the escalation chain, in the order in which they are paged, each once. */
  static final List<String> CHAIN = List.of("U0CHIDIOK0", "U0BOLINDQ0", "U0MARTASI0", "U0LENAHOF0");

  /** Channel in which the drill reports its escalations. */
  static final String CHANNEL = SampleWorkspace.GENERAL;

  private DrillOrganisation() {}

  /** Returns the name of the i-th service. */
  static String service(int i) {
    return "svc" + i + "x";
  }

  /**
   * Writes the on-call and ownership tables and the settings file.
   *
   * @param pager the paging service's address
   * @param database its URL; a file in the folder where empty
   */
  static void write(Path folder, int services, String pager, Optional<String> database) {
    StringBuilder owned = new StringBuilder("service,aliases,owner,channel,contact,description\n");
    for (int i = 0; i < services; i++) {
      owned.append(service(i)).append(",,payments,,,\n");
    }
    try {
      Files.createDirectories(folder.resolve("owned"));
      Files.createDirectories(folder.resolve("tables"));
      Files.writeString(folder.resolve("owned/services.csv"), owned);
      Files.writeString(
          folder.resolve("tables/oncall.csv"),
          """
          team,role,person,handle,start,end,timezone
          payments,primary,Chidi Okafor,chidi.okafor,2020-01-01T00:00,2099-01-01T00:00,UTC
          payments,secondary,Bo Lindqvist,bo.lindqvist,2020-01-01T00:00,2099-01-01T00:00,UTC
          """);
      Files.writeString(
          folder.resolve("signalbox.yaml"),
          """
          data: ./data
          sources:
            - {name: owned, kind: ownership, path: ./owned, access: public}
            - {name: oncall, kind: on-call, path: ./tables, access: public}
          escalation:
            fallback: "@lena.hoffmann"
            default-severity: SEV2
            # Nobody is to be asked again when the clock jumps an hour.
            severities: {SEV2: {remind-every: 7d}}
            policies:
              all: {chain: [primary, secondary, "@marta.silva"], acknowledge-within: 5s, rounds: 1, routes: [pager]}
          routes:
            pager: {kind: http-tool, form: pagerduty-event, url: "%s", key: drill, callers: [escalation]}
          """
                  .formatted(pager)
              + database.map(url -> "database: {url: \"%s\"}\n".formatted(url)).orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException("the drill's tables cannot be written to " + folder, e);
    }
  }
}
