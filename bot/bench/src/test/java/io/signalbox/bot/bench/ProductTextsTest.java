package io.signalbox.bot.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.bot.app.cli.texts.ProductTexts;
import io.signalbox.bot.app.cli.texts.ProductTexts.ProductText;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Everything that the product says, as {@code signalbox texts} lists it; and words that were taken
 * out of it because no native reader would use them.
 */
class ProductTextsTest {
  private static final List<String> RETIRED =
      List.of(
          "what is said of it",
          "anybody's word",
          "for your word",
          "none of mine",
          "all the same",
          "put aside",
          "not get to it",
          "with nobody looking",
          "leave to run",
          "say to whom",
          "in hands already",
          "within a fortnight",
          "i am at it");

  @Test
  void everyTextIsListedAndNoneHasARetiredWord() throws IOException {
    List<ProductText> texts =
        ProductTexts.list(place -> !place.matches(".*(/test(-classes)?/|-tests.jar!).*"));

    assertThat(texts)
        .extracting(ProductText::text)
        .hasSizeGreaterThan(1000)
        .contains("The dialog did not open: ….", "Skip to the message box");
    assertThat(texts)
        .filteredOn(
            each -> RETIRED.stream().anyMatch(each.text().toLowerCase(Locale.ROOT)::contains))
        .isEmpty();
  }
}
