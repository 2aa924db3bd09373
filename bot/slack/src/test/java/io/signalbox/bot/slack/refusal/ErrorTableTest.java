package io.signalbox.bot.slack.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.Methods;
import com.slack.api.methods.MethodsClient;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of errors against what Slack publishes and what the program calls. */
class ErrorTableTest {
  /** Not through the client of methods, or in several steps behind one of its methods. */
  private static final Map<String, List<String>> STEPS =
      Map.of(
          "filesuploadv2",
          List.of("files.getUploadURLExternal", "files.completeUploadExternal", "files.info"));

  @Test
  void eachErrorThatSlackPublishesForAMethodThatIsCalledHasAStatedTreatment() throws IOException {
    List<String> unstated = new ArrayList<>();
    published()
        .forEach(
            (method, errors) ->
                errors.stream()
                    .filter(error -> ErrorTable.bundled().find(method, error).isEmpty())
                    .forEach(error -> unstated.add(method + " " + error)));

    assertThat(unstated).isEmpty();
  }

  @Test
  void eachMethodThatIsCalledIsListedWithItsErrors() throws Exception {
    Map<String, String> names = new TreeMap<>();
    for (Field field : Methods.class.getFields()) {
      String name = String.valueOf(field.get(null));
      names.put(name.replace(".", "").toLowerCase(Locale.ROOT), name);
    }

    Set<String> called = new TreeSet<>();
    for (String call : calls()) {
      String key = call.toLowerCase(Locale.ROOT);
      called.addAll(STEPS.getOrDefault(key, List.of(names.getOrDefault(key, call))));
    }

    assertThat(called).contains("chat.postMessage", "users.info", "usergroups.users.list");
    assertThat(published().keySet()).containsAll(called);
  }

  private static Set<String> calls() {
    JavaClasses ours =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.signalbox.bot.slack");
    return ours.stream()
        .flatMap(each -> each.getMethodCallsFromSelf().stream())
        .filter(call -> call.getTargetOwner().isEquivalentTo(MethodsClient.class))
        .map(call -> call.getTarget().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void anErrorThatNobodyHasListedIsRefusedAndNamed() {
    SlackError refusal = SlackError.of("chat.postMessage", "brand_new_error", "some:scope");

    assertThat(refusal.treatment()).isEqualTo(ErrorTreatment.DEFECT);
    assertThat(refusal.words()).contains("brand_new_error", "some:scope");
  }

  @Test
  void theErrorsOfTheIssueAreTreatedAsItSays() {
    assertThat(treatment("conversations.open", "user_disabled")).isEqualTo(ErrorTreatment.PERSON);
    for (String error : List.of("token_revoked", "invalid_auth", "account_inactive")) {
      assertThat(treatment("chat.postMessage", error)).isEqualTo(ErrorTreatment.HOLD);
      assertThat(treatment("chat.update", error)).isEqualTo(ErrorTreatment.HOLD);
      assertThat(treatment("conversations.open", error)).isEqualTo(ErrorTreatment.HOLD);
    }
    assertThat(treatment("chat.postMessage", "invalid_blocks")).isEqualTo(ErrorTreatment.PLAIN);
    for (String method : List.of("chat.postMessage", "chat.update", "chat.postEphemeral")) {
      assertThat(treatment(method, "msg_too_long")).isEqualTo(ErrorTreatment.SHORTEN);
      assertThat(treatment(method, "msg_blocks_too_long")).isEqualTo(ErrorTreatment.SHORTEN);
    }
  }

  private static ErrorTreatment treatment(String method, String error) {
    return SlackError.of(method, error, null).treatment();
  }

  private static Map<String, List<String>> published() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    ErrorTableTest.class.getResourceAsStream("published-errors.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(": ", 2))
          .collect(Collectors.toMap(line -> line[0], line -> List.of(line[1].split(" ", -1))));
    }
  }
}
