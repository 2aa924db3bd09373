package io.signalbox.tools.core.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

  @Test
  void changesTheModelAndLeavesEveryOtherByte() {
    String before =
        """
        {  "x_unknown": [1, 2.50, {"a":null}], "model" : "route-a",
           "messages":[{"role":"system","content":"caf\\u00e9 ü"},{"content":"hi","role":"user"}],"temperature":1e0}\
        """;

    String after = rewritten(before, UnaryOperator.identity(), Map.of());

    assertThat(after).isEqualTo(before.replace("\"route-a\"", "\"real\""));
  }

  @Test
  void knowsWhatARequestAsksFor() {
    RequestBody body =
        read(
            """
            {"model":"m","stream":true,"max_tokens":77,"n":2,"tools":[{"type":"function"}],
             "messages":[{"role":"system","content":"be brief"},{"role":"user","content":"wh\\u0079?"}]}\
            """);

    assertThat(body.model()).contains("m");
    assertThat(body.streams()).isTrue();
    assertThat(body.mostOutput()).hasValue(77);
    assertThat(body.answers()).isEqualTo(2);
    assertThat(body.usesTools()).isTrue();
    assertThat(body.lastQuestion()).contains("why?");
    assertThat(body.systemPrint()).isPresent();
    assertThat(body.toolsPrint()).isPresent();
    assertThat(read("{\"tools\":[],\"stream\":false,\"max_tokens\":null}").usesTools()).isFalse();
  }

  @Test
  void tellsSystemPromptsApartAndQuestionsFromTheirSurroundings() {
    String one =
        "{\"messages\":[{\"role\":\"system\",\"content\":\"A\"},{\"role\":\"user\",\"content\":\"x\"}]}";

    RequestBody body = read(one);
    RequestBody otherQuestion = read(one.replace("\"x\"", "\"yy\""));
    RequestBody otherSystem = read(one.replace("\"A\"", "\"B\""));

    assertThat(body.surroundingsPrint()).isEqualTo(otherQuestion.surroundingsPrint());
    assertThat(body.surroundingsPrint()).isNotEqualTo(otherSystem.surroundingsPrint());
    assertThat(body.systemPrint()).isNotEqualTo(otherSystem.systemPrint());
    assertThat(body.print()).isNotEqualTo(otherQuestion.print());
  }

  @Test
  void handsEveryTextThroughTheRedactionAlsoNamesAndEscapedOnes() {
    String before =
        """
        {"CANARY":"CANARY","metadata":{"CANARY":["CANARY"]},"model":"m","messages":[
         {"role":"tool","content":[{"type":"text","text":"\\u0043ANARY \\"q\\"\\n"}]},
         {"role":"assistant","tool_calls":[{"function":{"arguments":"{\\"a\\":\\"CANARY\\"}"}}]}]}\
        """;

    String after =
        rewritten(
            before, text -> text.replace("CANARY", "x\"y"), ordered("added", "1", "more", "2"));

    assertThat(after)
        .doesNotContain("CANARY", "\\u0043ANARY")
        .startsWith("{\"more\":2,\"added\":1,\"x\\\"y\":\"x\\\"y\"")
        .contains("\"x\\\"y \\\"q\\\"\\n\"");
    assertThat(read(after).has("added")).isTrue();
  }

  @Test
  void replacesTheModelWhereverItIsRepeated() {
    assertThat(rewritten("{\"model\":\"a\",\"model\":\"b\"}", UnaryOperator.identity(), Map.of()))
        .isEqualTo("{\"model\":\"real\",\"model\":\"real\"}");
  }

  @Test
  void addsFieldsAlsoToAnEmptyObject() {
    assertThat(rewritten("{}", UnaryOperator.identity(), Map.of("a", "1"))).isEqualTo("{\"a\":1}");
    assertThat(rewritten("{\"a\":null}", UnaryOperator.identity(), Map.of("a", "1")))
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void countsNoTokenOfAPictureAsText() {
    String picture = "data:image/png;base64," + "iVBORw0KGgo".repeat(1_000);
    RequestBody body =
        read(
            "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\""
                + picture
                + "\"}}]}]}");

    assertThat(body.mostInput()).isBetween(3_000L, 3_500L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{",
        "{\"a\":}",
        "{\"a\":1} x",
        "{\"a\":\"b",
        "{\"messages\":[{\"role\""
      })
  void saysWhatIsWrongWithABodyThatIsNoJsonObject(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(MalformedBodyException.class)
        .hasMessageStartingWith("The body ");
  }

  @Test
  void refusesABodyNestedWithoutEnd() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOf(MalformedBodyException.class);
  }

  @Test
  void refusesANumberOfTokensThatIsNone() {
    assertThatThrownBy(() -> read("{\"max_tokens\":-5}").mostOutput())
        .isInstanceOf(MalformedBodyException.class)
        .hasMessage("'max_tokens' must be a whole number.");
  }

  private static Map<String, String> ordered(String a, String b, String c, String d) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(a, b);
    map.put(c, d);
    return map;
  }

  private static RequestBody read(String text) {
    return RequestBody.read(ApiProtocol.OPENAI_CHAT, text.getBytes(UTF_8));
  }

  private static String rewritten(
      String body, UnaryOperator<String> text, Map<String, String> added) {
    return new String(read(body).rewritten("real", (name, each) -> text.apply(each), added), UTF_8);
  }
}
