package io.signalbox.ingestion.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import io.signalbox.ingestion.markup.SlackMarkup;
import io.signalbox.knowledge.text.ShortenedText;
import io.signalbox.knowledge.ticket.Ticket;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Converts one thread of a Slack channel into a resolved ticket. The problem is the first message,
 * the resolution the reply marked with a tick or else the last substantive one.
 *
 * @param channel name of the channel, without #
 * @param people returns the name of a person by id; empty for an unknown one
 * @param channels returns the name of a channel by id; empty for an unknown one
 */
public record SlackThread(
    String channel, UnaryOperator<String> people, UnaryOperator<String> channels) {
  private static final int LONGEST_TITLE = 120;

  /**
   * Returns the ticket of a thread as Slack's Web API gives it; empty where nobody answered, or no
   * person asked.
   *
   * @param bots whether an id is that of a program
   * @param link address of the first message
   */
  public Optional<Ticket> ticket(
      List<JsonNode> messages, Predicate<String> bots, Optional<String> link) {
    List<SlackMessage> said =
        messages.stream()
            .filter(message -> SlackMessage.isSaid(message, bots))
            .flatMap(message -> SlackMessage.of(message).stream())
            .sorted(Comparator.comparing(SlackMessage::at))
            .toList();
    return said.isEmpty() || !said.getFirst().isFirst()
        ? Optional.empty()
        : draft(said, link)
            .filter(draft -> !draft.title().isBlank())
            .map(TicketIntake.TicketDraft::ticket);
  }

  /**
   * Returns the draft of a thread's ticket; empty where nobody answered.
   *
   * @param messages first message and replies, in order
   */
  Optional<TicketIntake.TicketDraft> draft(List<SlackMessage> messages, Optional<String> link) {
    SlackMarkup markup = new SlackMarkup(people, channels);
    SlackMessage first = messages.getFirst();
    String problem = markup.toMarkdown(first.text());
    String answer = answer(markup, first.person(), messages.subList(1, messages.size()));
    return answer.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new TicketIntake.TicketDraft(
                channel + "/" + first.at(),
                title(problem),
                problem,
                answer,
                Optional.of(messages.getLast().moment()),
                Optional.empty(),
                link,
                List.of(channel)));
  }

  private String answer(SlackMarkup markup, String asker, List<SlackMessage> replies) {
    return replies.stream()
        .filter(reply -> reply.ticked() && !reply.person().equals(asker))
        .reduce((one, next) -> next)
        .map(reply -> markup.toMarkdown(reply.text()))
        .orElseGet(
            () ->
                ResolutionText.of(
                    "",
                    replies.stream()
                        .map(
                            reply ->
                                new TicketComment(
                                    people.apply(reply.person()),
                                    markup.toMarkdown(reply.text()),
                                    TicketComment.part(reply.person(), "", asker)))
                        .toList()));
  }

  private static String title(String problem) {
    return problem
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("```"))
        .findFirst()
        .map(line -> ShortenedText.of(line, LONGEST_TITLE))
        .orElse("");
  }
}
