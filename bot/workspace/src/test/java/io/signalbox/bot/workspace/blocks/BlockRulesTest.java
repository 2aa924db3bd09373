package io.signalbox.bot.workspace.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.bot.workspace.blocks.BlockRules.Surface;
import io.signalbox.bot.workspace.team.JsonTrees;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Slack's limits, each at its edge: so much is taken, and one more is refused. */
class BlockRulesTest {
  private static final String BUTTON =
      "{'type':'button','action_id':'%s','text':{'type':'plain_text','text':'%s'},'value':'%s'}";

  /** A name, a way to make blocks of a size, the largest size that is taken. */
  private record Limit(String name, java.util.function.IntFunction<String> blocks, int most) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Limit> limits() {
    return Stream.of(
        new Limit("blocks of a message", n -> repeat("{'type':'divider'}", n), 50),
        new Limit("text of a section", n -> section(mrkdwn(n)), 3000),
        new Limit(
            "fields of a section",
            n -> "{'type':'section','fields':[" + repeat(mrkdwn(1), n) + "]}",
            10),
        new Limit("text of a field", n -> "{'type':'section','fields':[" + mrkdwn(n) + "]}", 2000),
        new Limit("header", n -> "{'type':'header','text':" + plain(n) + "}", 150),
        new Limit(
            "elements of a context",
            n -> "{'type':'context','elements':[" + repeat(mrkdwn(1), n) + "]}",
            10),
        new Limit("elements of actions", n -> actions(buttons(n)), 25),
        new Limit("text of a button", n -> actions(BUTTON.formatted("a", x(n), "v")), 75),
        new Limit("value of a button", n -> actions(BUTTON.formatted("a", "t", x(n))), 2000),
        new Limit("action id", n -> actions(BUTTON.formatted(x(n), "t", "v")), 255),
        new Limit("block id", n -> "{'type':'divider','block_id':'" + x(n) + "'}", 255),
        new Limit("options of a menu", n -> actions(menu(repeat(option(5), n))), 100),
        new Limit("text of an option", n -> actions(menu(option(n))), 75),
        new Limit("options of an overflow", n -> actions(overflow(n)), 5),
        new Limit("markdown", n -> markdown(n), 12_000),
        new Limit("markdown of all blocks", n -> markdown(6000) + "," + markdown(n), 6000),
        new Limit(
            "label of an input",
            n -> "{'type':'input','element':{'type':'plain_text_input'},'label':" + plain(n) + "}",
            2000),
        new Limit(
            "feedback buttons",
            n -> "{'type':'context_actions','elements':[" + feedback(n) + "]}",
            75),
        new Limit(
            "alternative text of an image",
            n -> "{'type':'image','image_url':'https://example.org/','alt_text':'" + x(n) + "'}",
            2000));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void takesTheMostAndRefusesOneMore(Limit limit) {
    assertThat(check(limit.blocks().apply(limit.most()), Surface.MESSAGE)).isEmpty();
    assertThat(check(limit.blocks().apply(limit.most() + 1), Surface.MESSAGE)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'unheard_of'}",
        "{'type':'card'}",
        "'text'",
        "{'type':'section'}",
        "{'type':'section','text':'plain'}",
        "{'type':'section','text':{'type':'html','text':'x'}}",
        "{'type':'section','text':{'type':'mrkdwn','text':''}}",
        "{'type':'section','text':{'type':'mrkdwn','text':7}}",
        "{'type':'section','text':{'type':'mrkdwn','text':'x','emoji':true}}",
        "{'type':'section','text':{'type':'mrkdwn','text':'x'},'colour':'red'}",
        "{'type':'section','text':{'type':'mrkdwn','text':'x'},'accessory':{'type':'plain_text_input'}}",
        "{'type':'header','text':{'type':'mrkdwn','text':'x'}}",
        "{'type':'actions','elements':[]}",
        "{'type':'actions','elements':{}}",
        "{'type':'actions','elements':[{'type':'plain_text_input','action_id':'a'}]}",
        "{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'x'},'style':'loud'}]}",
        "{'type':'actions','elements':[{'type':'static_select'}]}",
        "{'type':'input','label':{'type':'plain_text','text':'x'}}",
        "{'type':'input','label':{'type':'plain_text','text':'x'},'element':{'type':'button'}}",
        "{'type':'context','elements':[{'type':'button'}]}",
        "{'type':'context_actions','elements':[{'type':'feedback_buttons'}]}",
        "{'type':'rich_text','elements':[{'type':'paragraph'}]}",
        "{'type':'image','alt_text':'x'}",
        "{'type':'divider','block_id':'a'},{'type':'divider','block_id':'a'}"
      })
  void refusesWhatSlackDoesNotKnow(String blocks) {
    assertThat(check(blocks, Surface.MESSAGE)).isNotEmpty();
  }

  @Test
  void saysWhereAndWhatInSlacksWords() {
    assertThat(BlockRules.check(array(section(mrkdwn(3001))), Surface.MESSAGE))
        .containsExactly(
            "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
  }

  @Test
  void actionIdsAreUniqueWithinABlock() {
    String twice = BUTTON.formatted("a", "t", "v") + "," + BUTTON.formatted("a", "t", "v");

    assertThat(check(actions(twice), Surface.MESSAGE)).contains("action_id must be unique: a");
  }

  static Stream<Arguments> places() {
    String feedback = "{'type':'context_actions','elements':[" + feedback(5) + "]}";
    return Stream.of(
        Arguments.of(markdown(5), Surface.MESSAGE, true),
        Arguments.of(markdown(5), Surface.MODAL, false),
        Arguments.of(markdown(5), Surface.HOME, false),
        Arguments.of(feedback, Surface.MESSAGE, true),
        Arguments.of(feedback, Surface.HOME, false),
        Arguments.of(repeat("{'type':'divider'}", 100), Surface.HOME, true),
        Arguments.of(repeat("{'type':'divider'}", 101), Surface.MODAL, false));
  }

  @ParameterizedTest
  @MethodSource("places")
  void someBlocksStandInMessagesOnly(String blocks, Surface surface, boolean taken) {
    assertThat(check(blocks, surface).isEmpty()).isEqualTo(taken);
  }

  static Stream<Limit> viewLimits() {
    String rest = ",'blocks':[]}";
    return Stream.of(
        new Limit("title", n -> "{'type':'modal','title':" + plain(n) + rest, 24),
        new Limit("submit", n -> modal() + "'submit':" + plain(n) + rest, 24),
        new Limit("close", n -> modal() + "'close':" + plain(n) + rest, 24),
        new Limit("metadata", n -> modal() + "'private_metadata':'" + x(n) + "'" + rest, 3000),
        new Limit("callback id", n -> modal() + "'callback_id':'" + x(n) + "'" + rest, 255));
  }

  @ParameterizedTest
  @MethodSource("viewLimits")
  void viewsHaveLimitsToo(Limit limit) {
    assertThat(ViewRules.check(json(limit.blocks().apply(limit.most())))).isEmpty();
    assertThat(ViewRules.check(json(limit.blocks().apply(limit.most() + 1)))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'modal','blocks':[]}",
        "{'type':'modal','title':{'type':'plain_text','text':'x'}}",
        "{'type':'window','blocks':[]}",
        "{'type':'home','title':{'type':'plain_text','text':'x'},'blocks':[]}",
        "{'type':'home','blocks':[],'id':'V1'}",
        "{'type':'modal','title':{'type':'plain_text','text':'x'},'blocks':[{'type':'input',"
            + "'label':{'type':'plain_text','text':'x'},'element':{'type':'plain_text_input'}}]}"
      })
  void refusesViewsThatSlackRefuses(String view) {
    assertThat(ViewRules.check(json(view))).isNotEmpty();
  }

  private static String check(String blocks, Surface surface) {
    return String.join("\n", BlockRules.check(array(blocks), surface));
  }

  private static JsonNode array(String blocks) {
    return json("[" + blocks + "]");
  }

  private static JsonNode json(String text) {
    return JsonTrees.parse(text.replace('\'', '"')).orElseThrow();
  }

  private static String x(int times) {
    return "x".repeat(times);
  }

  private static String repeat(String text, int times) {
    return IntStream.range(0, times).mapToObj(i -> text).collect(Collectors.joining(","));
  }

  private static String mrkdwn(int length) {
    return "{'type':'mrkdwn','text':'" + x(length) + "'}";
  }

  private static String plain(int length) {
    return "{'type':'plain_text','text':'" + x(length) + "'}";
  }

  private static String section(String text) {
    return "{'type':'section','text':" + text + "}";
  }

  private static String markdown(int length) {
    return "{'type':'markdown','text':'" + x(length) + "'}";
  }

  private static String actions(String elements) {
    return "{'type':'actions','elements':[" + elements + "]}";
  }

  private static String buttons(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> BUTTON.formatted("a" + i, "t", "v"))
        .collect(Collectors.joining(","));
  }

  private static String option(int length) {
    return "{'text':" + plain(length) + ",'value':'v'}";
  }

  private static String menu(String options) {
    return "{'type':'static_select','action_id':'a','options':[" + options + "]}";
  }

  private static String overflow(int options) {
    return "{'type':'overflow','action_id':'a','options':[" + repeat(option(5), options) + "]}";
  }

  private static String feedback(int length) {
    String button = "{'text':" + plain(length) + ",'value':'v'}";
    return "{'type':'feedback_buttons','action_id':'f','positive_button':"
        + button
        + ",'negative_button':"
        + button
        + "}";
  }

  private static String modal() {
    return "{'type':'modal','title':" + plain(5) + ",";
  }
}
