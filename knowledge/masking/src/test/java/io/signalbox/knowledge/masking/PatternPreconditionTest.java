package io.signalbox.knowledge.masking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A clue that says no where its pattern would find something lets a secret out. */
class PatternPreconditionTest {
  private static final int TEXTS = 4_000;
  private static final Pattern GOES_ON = Pattern.compile("[\\p{L}0-9_-]");
  private static final List<String> FRAGMENTS =
      List.of(
          "AKIA",
          "ghp_",
          "ghr_",
          "github_pat_",
          "glpat-",
          "glsoat-",
          "xoxb-",
          "xapp-",
          "sk_live_",
          "rk_test_",
          "whsec_",
          "AIza",
          "GOCSPX-",
          "ya29.",
          "sk-ant-",
          "sk-",
          "npm_",
          "eyJ",
          ".eyJ",
          "pypi-",
          "hvs.",
          "dapi",
          "SG.",
          "https://HOOKS.slack.com/services/",
          "Bearer ",
          "BASIC ",
          "Authorization: token ",
          "password",
          "Passwd",
          "PASSPHRASE",
          "pwd",
          "secret_access_key",
          "access_key_id",
          "Api-Key",
          "refreshToken",
          "client_secret",
          "credentials",
          "credential",
          "integration-key",
          "passage",
          "tokens",
          "keys",
          "is",
          ": ",
          "=",
          " := ",
          "\"",
          "'",
          "\n",
          " ",
          "_",
          "-",
          "--",
          "<",
          ">",
          "|",
          "value: ",
          "id",
          "K",
          "\u017f",
          "é",
          "Tr0ub4dor&3",
          "16C7e42F292c6912E7710c838347Ae178B4a",
          "9fK2mQx7LvZ8tRw3YpNd5HsB1cJgA0eUiO4q",
          "0123456789ABCDEF",
          "aGVsbG86d29ybGQ=",
          "51Hb9Kx2LzQ7mNvR8tYw3PdFg");

  @Test
  void neverSayNoToATextInWhichAPatternFindsAToken() {
    int found = 0;
    for (String text : texts()) {
      if (AuthorizationHeaderDetector.SCHEME.matcher(text).find()) {
        found++;
        assertThat(AuthorizationHeaderDetector.CLUES.areIn(text)).as(text).isTrue();
      }
    }

    assertThat(found).isGreaterThan(TEXTS / 400);
  }

  @Test
  void findTheSameAssignmentsAsNamesTriedEverywhere() {
    int found = 0;
    for (String text : texts()) {
      List<SecretHit> everywhere = everywhere(text);
      List<SecretHit> byTheirEnds = new ArrayList<>();

      new AssignedSecretDetector().find(text, byTheirEnds::add);

      assertThat(byTheirEnds).as(text).isEqualTo(everywhere);
      found += everywhere.size();
    }

    assertThat(found).isGreaterThan(TEXTS / 40);
  }

  private static List<SecretHit> everywhere(String text) {
    List<SecretHit> hits = new ArrayList<>();
    for (int end = 1; end <= text.length(); end++) {
      boolean goesOn = end < text.length() && GOES_ON.matcher(text.substring(end)).lookingAt();
      boolean covered = !hits.isEmpty() && end <= hits.getLast().end();
      if (!goesOn && !covered) {
        SecretNames.endingAt(text, end)
            .ifPresent(
                name -> {
                  var unused =
                      AssignedSecretDetector.find(
                          text,
                          name,
                          AssignedSecretDetector.GAP_AND_VALUE.matcher(text),
                          hits::add);
                });
      }
    }
    return hits;
  }

  private static List<String> texts() {
    Random random = new Random(7);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(12); j >= 0; j--) {
        text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      }
      texts.add(text.toString());
    }
    return texts;
  }
}
