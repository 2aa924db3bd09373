package io.signalbox.bot.slack.command.officehours;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.command.CommandReply;
import io.signalbox.tools.workflow.officehours.AnswerSuggestion;
import io.signalbox.tools.workflow.officehours.Appointment;
import io.signalbox.tools.workflow.officehours.Decision;
import io.signalbox.tools.workflow.officehours.OfficeHoursAnnouncer;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest;
import io.signalbox.tools.workflow.officehours.OfficeHoursRequest.RequestState;
import io.signalbox.tools.workflow.officehours.RequestEvent;
import io.signalbox.tools.workflow.officehours.RequestOffer;
import io.signalbox.tools.workflow.officehours.topic.RequestTopic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders a request as the pool's channel message and the asker's direct message. Pure. */
final class OfficeHoursView {
  static final String ACTION = "triage_";
  private static final int LAST_LINES = 8;

  private OfficeHoursView() {}

  /** Returns one line about a request, for notifications and headings. */
  static String title(OfficeHoursRequest r) {
    return "Request %d (%s, %s): %s"
        .formatted(r.number(), r.topic().words(), r.urgency().label(), r.ask().question());
  }

  /** Returns the blocks, as JSON, of the request's message in the pool's channel. */
  static String message(OfficeHoursAnnouncer.News news) {
    OfficeHoursRequest r = news.after();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title(r)));
    blocks.add(BlockKit.section(state(r) + "\n" + facts(r)));
    offered(r).ifPresent(text -> blocks.add(BlockKit.section(text)));
    blocks.add(BlockKit.section(lines(news.timeline())));
    news.decision()
        .filter(d -> r.state() == RequestState.DECIDED)
        .ifPresent(d -> blocks.add(BlockKit.section(decision(d))));
    buttons(r).ifPresent(blocks::add);
    return BlockKit.json(blocks);
  }

  /** Returns the direct message to the asker. */
  static String own(OfficeHoursAnnouncer.News news) {
    OfficeHoursRequest r = news.after();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header("Your request " + r.number() + ": " + r.ask().question()));
    blocks.add(BlockKit.section(state(r)));
    if (r.state() == RequestState.ASKED_BACK) {
      news.timeline().stream()
          .filter(event -> event.kind() == RequestEvent.RequestEventKind.ASKED_BACK)
          .reduce((first, second) -> second)
          .ifPresent(event -> blocks.add(BlockKit.section(line(event))));
    }
    offered(r).ifPresent(text -> blocks.add(BlockKit.section(text)));
    news.decision()
        .filter(d -> r.state() == RequestState.DECIDED)
        .ifPresent(d -> blocks.add(BlockKit.section(decision(d))));
    List<BlockElement> buttons = new ArrayList<>();
    if (r.state() == RequestState.OFFERED) {
      buttons.addAll(choice(r));
    } else if (!r.state().isOver()) {
      buttons.add(button("Add details", "tell", r, ""));
      buttons.add(button("Book a slot", "book", r, ""));
      buttons.add(button("Withdraw", "withdraw", r, ""));
    }
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    return BlockKit.json(blocks);
  }

  private static List<BlockElement> choice(OfficeHoursRequest r) {
    return List.of(
        button("That answers it", "answered", r, "primary"),
        button("Still need help", "need", r, ""));
  }

  /** Returns the reply to whoever typed a request, with what there is to press. */
  static CommandReply filed(OfficeHoursRequest r) {
    if (r.state() != RequestState.OFFERED) {
      return CommandReply.of(
          "Request %d (%s, %s) is with the %s experts. I'll send you updates in a direct message."
              .formatted(
                  r.number(),
                  r.topic().words(),
                  r.urgency().label(),
                  MrkdwnText.escaped(r.pool())));
    }
    String title = "Request " + r.number() + ": this may already be answered";
    return new CommandReply(
        title,
        List.of(
            BlockKit.section("*" + title + "*"),
            BlockKit.section(r.offer().text()),
            Blocks.actions(choice(r)),
            BlockKit.context(
                "Experts are asked when you choose *Still need help*"
                    + r.dueAt().map(at -> ", or else " + MrkdwnText.time(at)).orElse("")
                    + ".")));
  }

  /** Returns a request that waits for somebody, with what they can press. */
  static List<LayoutBlock> need(OfficeHoursRequest r) {
    List<BlockElement> buttons =
        switch (r.state()) {
          case OFFERED -> choice(r);
          case WAITING ->
              List.of(
                  button("Take it", "claim", r, "primary"),
                  button("Ask a question", "ask", r, ""),
                  button("Hand over", "handover", r, ""));
          case ASKED_BACK -> List.of(button("Add details", "tell", r, "primary"));
          case CLAIMED, SNOOZED, DEFLECTED, DECIDED, WITHDRAWN ->
              List.of(
                  button("Decide", "decide", r, "primary"),
                  button("Ask a question", "ask", r, ""),
                  button("Hand over", "handover", r, ""));
        };
    return List.of(
        BlockKit.section(
            ":speech_balloon: *Request %d*  %s"
                .formatted(
                    r.number(), MrkdwnText.escaped(MrkdwnText.shortened(r.ask().question(), 200)))),
        Blocks.actions(buttons));
  }

  private static Optional<LayoutBlock> buttons(OfficeHoursRequest r) {
    if (r.state().isOver()) {
      return Optional.empty();
    }
    List<BlockElement> buttons = new ArrayList<>();
    if (r.state() == RequestState.WAITING) {
      buttons.add(button("Take it", "claim", r, "primary"));
    }
    buttons.add(button("Ask a question", "ask", r, ""));
    buttons.add(button("Hand over", "handover", r, ""));
    buttons.add(button("Snooze a day", "snooze", r, ""));
    buttons.add(button("Book a slot", "book", r, ""));
    buttons.add(button("Decide", "decide", r, r.state() == RequestState.WAITING ? "" : "primary"));
    return Optional.of(Blocks.actions(buttons));
  }

  private static String facts(OfficeHoursRequest r) {
    List<String> facts = new ArrayList<>();
    facts.add("Asked by " + MrkdwnText.person(r.asker()) + " " + MrkdwnText.time(r.openedAt()));
    add(facts, "Feature", r.ask().feature());
    add(facts, "Tried", r.ask().tried());
    r.ask().deadline().ifPresent(day -> add(facts, "Deadline", day.toString()));
    add(facts, "Blocks", r.ask().blocks());
    add(facts, "Links", r.ask().links());
    facts.add(
        "Pool " + MrkdwnText.escaped(r.pool()) + ", " + r.ask().dataClass().label() + " data");
    return String.join("\n", facts);
  }

  private static void add(List<String> facts, String name, String text) {
    if (!text.isBlank()) {
      facts.add("*" + name + ":* " + MrkdwnText.escaped(text));
    }
  }

  private static String state(OfficeHoursRequest r) {
    String holder = r.holder().map(MrkdwnText::person).orElse("the pool");
    String due = r.dueAt().map(at -> ", until " + MrkdwnText.time(at)).orElse("");
    return switch (r.state()) {
      case OFFERED ->
          ":bulb: *This may already answer it*" + due + "; then it goes to the experts.";
      case WAITING ->
          ":hourglass: *Waiting for "
              + holder
              + "*"
              + due
              + "; any expert of the pool can take it.";
      case CLAIMED -> ":eyes: *" + holder + " has it.*";
      case ASKED_BACK -> ":question: *" + MrkdwnText.person(r.asker()) + " is asked for more.*";
      case SNOOZED -> ":zzz: *Snoozed by " + holder + "*" + due;
      case DEFLECTED -> ":white_check_mark: *Answered by an existing decision or page.*";
      case DECIDED -> ":white_check_mark: *Decided* by " + holder;
      case WITHDRAWN -> ":heavy_minus_sign: *Withdrawn.*";
    };
  }

  private static Optional<String> offered(OfficeHoursRequest r) {
    return r.offer().isEmpty() ? Optional.empty() : Optional.of(r.offer().text());
  }

  /** Renders suggested answers as the stored offer; text in them is escaped here, once. */
  static RequestOffer offered(List<AnswerSuggestion> suggestions) {
    return new RequestOffer(
        suggestions.stream()
            .map(each -> new RequestOffer.Part(offered(each), each.access()))
            .toList());
  }

  private static String offered(AnswerSuggestion suggestion) {
    return switch (suggestion) {
      case AnswerSuggestion.Decided decided -> {
        Decision d = decided.decision();
        yield "• This was decided on %s by %s: *%s* — %s (valid until %s)"
            .formatted(
                d.decidedOn(),
                person(d.decidedBy()),
                MrkdwnText.escaped(MrkdwnText.shortened(d.title(), 200)),
                MrkdwnText.escaped(MrkdwnText.shortened(d.what(), 600)),
                d.validUntil());
      }
      case AnswerSuggestion.Exists exists ->
          "• The platform has this already: *%s* — %s `%s`, owner %s. %s"
              .formatted(
                  MrkdwnText.escaped(exists.capability().name()),
                  MrkdwnText.escaped(exists.capability().what()),
                  MrkdwnText.escaped(exists.capability().where()).replace('`', '\''),
                  MrkdwnText.escaped(exists.capability().owner()),
                  MrkdwnText.escaped(exists.capability().quality()));
      case AnswerSuggestion.SuggestedPage page ->
          "• A page may say it: " + MrkdwnText.link(page.link(), page.title());
    };
  }

  /** Returns the mention of a person for a user id; a name is returned escaped. */
  static String person(String who) {
    return who.matches("[UW][A-Z0-9]{6,}") ? MrkdwnText.person(who) : MrkdwnText.escaped(who);
  }

  static String decision(Decision d) {
    return "*Decision %d:* %s\n*Why:* %s\n*Valid until* %s%s"
        .formatted(
            d.number(),
            MrkdwnText.escaped(d.what()),
            MrkdwnText.escaped(d.why()),
            d.validUntil(),
            d.changesIf().isBlank()
                ? ""
                : "\n*Would change it:* " + MrkdwnText.escaped(d.changesIf()));
  }

  private static String lines(List<RequestEvent> events) {
    return events.subList(Math.max(0, events.size() - LAST_LINES), events.size()).stream()
        .map(event -> MrkdwnText.time(event.at()) + "  " + line(event))
        .collect(Collectors.joining("\n"));
  }

  /** Formats an event as the line that is posted in the request's thread. */
  static String line(RequestEvent event) {
    String who = event.actor().map(MrkdwnText::person).orElse("I");
    String text = MrkdwnText.escaped(event.text());
    return switch (event.kind()) {
      case FILED -> who + " asked";
      case OFFERED -> "something was offered";
      case STILL_NEEDED ->
          event.actor().isPresent() ? who + " still needs help" : "nobody said that it helped";
      case DEFLECTED -> who + ": that answers it";
      case CLAIMED -> who + " took it";
      case ASKED_BACK -> who + " asks: " + text;
      case TOLD -> who + ": " + text;
      case HANDED_OVER -> who + " handed it to " + person(event.text());
      case SNOOZED -> who + " snoozed it until " + text;
      case WOKE -> "back" + (text.isEmpty() ? "" : ": " + text);
      case SORTED -> who + " sorted it: " + text;
      case SUGGESTED ->
          "a model would sort it under "
              + RequestTopic.named(event.text()).map(RequestTopic::words).orElse(text)
              + "; `sort` changes it";
      case NUDGED ->
          (event.text().isEmpty() ? "nobody" : person(event.text()))
              + " did not respond; the next expert is asked";
      case TO_OWNER ->
          "no expert responded; the pool's owner is asked" + (text.isEmpty() ? "" : " — " + text);
      case BOOKED ->
          who + " booked office hours: " + MrkdwnText.time(Appointment.of(event).start());
      case SLOT_MOVED ->
          "the slot of "
              + MrkdwnText.time(Appointment.of(event).start())
              + " moved with the request";
      case SLOT_FREED ->
          "the slot of " + MrkdwnText.time(Appointment.of(event).start()) + " is cancelled";
      case DECIDED ->
          text.isEmpty()
              ? who + " decided; what, is for the asker and whoever decided"
              : who + " decided: " + text;
      case WITHDRAWN -> who + " withdrew it";
    };
  }

  static BlockElement button(String label, String verb, OfficeHoursRequest r, String style) {
    ButtonElement button = BlockKit.button(ACTION + verb, label, Long.toString(r.number()));
    button.setStyle(style.isEmpty() ? null : style);
    return button;
  }
}
