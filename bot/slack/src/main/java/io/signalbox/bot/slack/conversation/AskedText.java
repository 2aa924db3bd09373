package io.signalbox.bot.slack.conversation;

import io.signalbox.bot.slack.client.SlackInputText;
import io.signalbox.knowledge.text.WordLists;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Extracts the question from a message, without greetings, copies to other people and broadcast
 * mentions. Quoted or forwarded lines are the question when the message's own words only refer to
 * them. Pure.
 */
final class AskedText {
  private static final Map<String, Pattern> WORDS =
      WordLists.patterns(AskedText.class, "message-words.txt");

  private static final Pattern QUOTED = Pattern.compile("^\\s*(?:&gt;|>)+\\s?");
  private static final Pattern SHOUT =
      Pattern.compile(
          "(?:<!(?:here|channel|everyone)(?:\\|[^>]*)?>|(?<!\\S)@(?:here|channel|everyone)\\b)");
  private static final Pattern NAMED = Pattern.compile("^<@([^>|]+)");
  private static final Pattern GROUP = Pattern.compile("<!subteam\\^([A-Z0-9]+)(?:\\|@?([^>]*))?>");
  private static final Pattern FIRST_NAMES =
      Pattern.compile("^(?:\\s*<@[^>]+>[,:]?)+\\s+(?!(?:is|has|was|will|can|owns?)\\b)");
  private static final Pattern LAST_NAMES = Pattern.compile("(?<=[?.!])(?:\\s*<@[^>]+>)+\\s*$");
  private static final Pattern EMOJI = Pattern.compile(":[a-z0-9_+'-]+:");
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

  /** Most words of a message that only refers to its quotation. */
  private static final int MOST_POINTING = 12;

  private final String bot;
  private final UnaryOperator<String> person;
  private final UnaryOperator<String> group;

  /**
   * @param bot user id of the bot, whose name is left out
   * @param person gives people's names for their ids
   * @param group gives user groups' names for their ids
   */
  AskedText(String bot, UnaryOperator<String> person, UnaryOperator<String> group) {
    this.bot = bot;
    this.person = person;
    this.group = group;
  }

  /** Returns the question as one line of plain text; blank where nothing is asked. */
  String of(String message) {
    String own = plain(lines(message, /* quoted= */ false));
    String quoted = plain(lines(message, /* quoted= */ true));
    boolean isPointing =
        own.isEmpty()
            || (own.split("\\s+", -1).length <= MOST_POINTING
                && word("pointing").matcher(own).find());
    return quoted.isEmpty() || !isPointing ? own : quoted;
  }

  /** Returns whether a message is thanks, a greeting or an emoji and nothing else. */
  boolean isSmallTalk(String message) {
    String text =
        EMOJI
            .matcher(SlackInputText.plain(message.replaceAll("<[@!][^>]*>", " "), bot, person))
            .replaceAll(" ")
            .strip();
    boolean isWordless = !WORD.matcher(text).find() && !text.contains("?");
    return !message.replaceAll("<[@!][^>]*>", "").isBlank()
        && (isWordless || word("small-talk").matcher(text).matches());
  }

  /** Returns whether a message asks what the bot is for and nothing else. */
  boolean isHelp(String message) {
    return word("help").matcher(of(message)).matches();
  }

  /**
   * Returns whether a message begins by naming somebody who is not the bot: by a mention, by a
   * handle that Slack did not resolve, or by a first name ("Bo, can you …").
   */
  static boolean isForAnother(String message, String bot) {
    String text = word("greeting").matcher(message.strip()).replaceFirst("").strip();
    Matcher named = NAMED.matcher(text);
    return named.find()
        ? !named.group(1).equals(bot)
        : word("handle").matcher(text).find() || word("first-name").matcher(text).find();
  }

  /**
   * Returns whether a message looks like a question that anybody may answer; questions of one
   * person to another ("can you elaborate?") and statements that begin with a question word do not.
   */
  static boolean isQuestion(String message) {
    String own = lines(message, /* quoted= */ false).strip();
    String text = unframed(SHOUT.matcher(own).replaceAll(" ").strip());
    boolean isQuotation = own.isEmpty() && !message.isBlank();
    return isQuotation
        ? word("question").matcher(lines(message, /* quoted= */ true).strip()).find()
        : word("question").matcher(text).find() && !word("to-a-person").matcher(text).find();
  }

  private static String lines(String message, boolean quoted) {
    return Arrays.stream(message.split("\n", -1))
        .filter(line -> QUOTED.matcher(line).find() == quoted)
        .map(line -> QUOTED.matcher(line).replaceFirst(""))
        .collect(Collectors.joining("\n"));
  }

  private String plain(String raw) {
    String text = SHOUT.matcher(raw).replaceAll(" ");
    text = word("copies").matcher(text).replaceAll(" ");
    text = text.replaceAll("<@" + bot + "(?:\\|[^>]*)?>[,:]?", " ").strip();
    text = GROUP.matcher(text).replaceAll(match -> Matcher.quoteReplacement(groupName(match)));
    text = LAST_NAMES.matcher(text).replaceFirst("");
    text = unframed(FIRST_NAMES.matcher(text).replaceFirst("").strip());
    return SlackInputText.plain(text, bot, person);
  }

  private String groupName(MatchResult match) {
    String label = match.group(2);
    return label == null || label.isBlank() ? group.apply(match.group(1)) : label;
  }

  /** Returns a sentence without its polite frame, or all of it when nothing would be left. */
  private static String unframed(String text) {
    String greeted = word("greeting").matcher(text + " ").replaceFirst("").strip();
    String unnamed = FIRST_NAMES.matcher(greeted).replaceFirst("").strip();
    String left = word("frame").matcher(unnamed).replaceFirst("").strip();
    return left.contains(" ") ? left : unnamed.isEmpty() ? text : unnamed;
  }

  private static Pattern word(String name) {
    return Objects.requireNonNull(WORDS.get(name), name);
  }
}
