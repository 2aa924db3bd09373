package io.signalbox.tools.core.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PersonalDataCluesTest {
  private static final List<String> FRAGMENTS =
      List.of(
          "ann@example.org",
          "a@b",
          "@",
          "4111 1111 1111 1111",
          "3782-822463-10005",
          "DE89 3704 0044",
          " 0532 0130 00",
          "GB82WEST12345698765432",
          "+49 30 901820",
          "0049301234567",
          "(415) 555-2671",
          "415.555.2671",
          "078-05-1120",
          "AB12CDEF",
          "GHIJ",
          "00",
          "+",
          "-",
          " ",
          "1",
          "20",
          "345",
          "x",
          "é");

  @Test
  void neverSayNoToATextInWhichAFormFindsSomething() {
    Random random = new Random(7);
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder built = new StringBuilder();
      for (int j = random.nextInt(8); j >= 0; j--) {
        built.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      }
      String text = built.toString();
      for (PersonalDataFinder.DataForm form : PersonalDataFinder.FORMS) {
        if (form.pattern().matcher(text).find()) {
          found++;
          assertThat(form.clue().test(PersonalDataClues.of(text)))
              .as(form.label() + " in " + text)
              .isTrue();
        }
      }
    }

    assertThat(found).isGreaterThan(5_000);
  }
}
