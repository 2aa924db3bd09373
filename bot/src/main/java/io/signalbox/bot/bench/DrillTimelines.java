package io.signalbox.bot.bench;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.Client;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks for every escalation's timeline and counts those that are whole and in order. */
final class DrillTimelines {
  private static final Pattern NUMBER = Pattern.compile("Escalation (\\d+): ");

  /** Everything that has to happen, each once, in this order; people may report and ask between. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "(?s).* escalated: (?:(?!paged).)*paged Chidi Okafor\\b(?:(?!paged).)*paged Bo Lindqvist\\b(?:(?!paged).)*"
              + "paged Marta Silva\\b(?:(?!paged).)*calling the fallback(?:(?!paged).)*paged Lena Hoffmann\\b(?:(?!paged).)*");

  private DrillTimelines() {}

  static long whole(Client person) {
    Map<Long, String> timelines = new TreeMap<>();
    for (ChatMessage message : person.messages(DrillOrganisation.CHANNEL)) {
      Matcher number = NUMBER.matcher(message.text());
      if (message.isByApp() && !message.isEphemeral() && number.lookingAt()) {
        timelines.put(Long.parseLong(number.group(1)), "");
      }
    }
    timelines
        .keySet()
        .forEach(
            number -> person.command(DrillOrganisation.CHANNEL, "/escalate", "timeline " + number));
    for (ChatMessage message : person.messages(DrillOrganisation.CHANNEL)) {
      Matcher number = NUMBER.matcher(message.text());
      if (message.isEphemeral() && message.text().contains("```") && number.find()) {
        timelines.put(Long.parseLong(number.group(1)), message.text());
      }
    }
    return timelines.values().stream().filter(text -> WHOLE.matcher(text).matches()).count();
  }
}
