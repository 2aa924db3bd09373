package io.signalbox.tools.foresight.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;

/** Facts for tests. */
public final class TestFacts {
  private TestFacts() {}

  /** A model that ends on a day. */
  public static ModelFact ending(String model, LocalDate day) {
    return fact(model, day, "exact", "https://p.example");
  }

  /** A model that does not end before a day. */
  public static ModelFact earliest(String model, LocalDate day) {
    return fact(model, day, "earliest", "https://p.example");
  }

  /** A model that ends on a day, by a source. */
  public static ModelFact from(String model, LocalDate day, String source) {
    return fact(model, day, "exact", source);
  }

  private static ModelFact fact(String model, LocalDate day, String kind, String source) {
    String json =
        """
        {"models": [{"provider": "p", "channel": "p-api", "model": "%s", "retires": "%s",
          "kind": "%s", "ending": "error", "successors": ["next"], "source": "%s",
          "checked": "2026-11-29", "trust": "page"}]}
        """
            .formatted(model, day, kind, source);
    return CatalogueFile.parse(json.getBytes(UTF_8), "test").getFirst();
  }
}
