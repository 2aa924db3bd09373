package io.signalbox.bot.slack.command.escalate;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.tools.workflow.escalation.Escalation;
import io.signalbox.tools.workflow.escalation.Escalation.EscalationState;
import io.signalbox.tools.workflow.escalation.EscalationAnnouncer;
import io.signalbox.tools.workflow.escalation.EscalationEvent;
import io.signalbox.tools.workflow.escalation.EscalationEvent.EscalationEventKind;
import io.signalbox.tools.workflow.escalation.SentPage;
import io.signalbox.tools.workflow.escalation.TimelineExport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Renders an escalation as Slack messages. Pure. */
final class EscalationView {
  private static final int LAST_LINES = 8;

  private EscalationView() {}

  /** Returns one line about an escalation, for notifications and headings. */
  static String title(Escalation e) {
    return "Escalation %d: %s %s: %s"
        .formatted(
            e.number(), e.subject().severity(), e.subject().service(), e.subject().summary());
  }

  /** Returns the blocks, as JSON, of the escalation's message in its channel. */
  static String message(EscalationAnnouncer.News news) {
    Escalation e = news.after();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title(e)));
    blocks.add(BlockKit.section(state(e, news.pages()) + "\n" + facts(e)));
    blocks.add(BlockKit.section(lines(news.timeline())));
    if (e.isOpen()) {
      blocks.add(Blocks.actions(buttons(e, /* paged= */ false)));
    }
    return BlockKit.json(blocks);
  }

  /** Returns the direct message to a paged person. */
  static String page(EscalationAnnouncer.News news, String person) {
    Escalation e = news.after();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.header(title(e)));
    blocks.add(BlockKit.section(state(e, news.pages()) + "\n" + facts(e)));
    boolean theirs =
        e.state() == EscalationState.PAGING
            || e.acknowledgedBy().filter(person::equals).isPresent();
    if (e.isOpen() && theirs) {
      blocks.add(Blocks.actions(buttons(e, /* paged= */ true)));
    }
    return BlockKit.json(blocks);
  }

  /** Returns home-tab blocks of an escalation that waits for a person, with its buttons. */
  static List<LayoutBlock> need(Escalation e) {
    return List.of(
        BlockKit.section(
            ":rotating_light: *%s*\n%s"
                .formatted(
                    MrkdwnText.escaped(title(e)),
                    e.state() == EscalationState.PAGING ? "You are paged." : "You have it.")),
        Blocks.actions(buttons(e, /* paged= */ true)));
  }

  private static String facts(Escalation e) {
    return "Reported by %s %s, in %s"
        .formatted(
            MrkdwnText.person(e.reporter()),
            MrkdwnText.time(e.openedAt()),
            MrkdwnText.place(e.channel()));
  }

  private static String state(Escalation e, List<SentPage> pages) {
    String holder = e.acknowledgedBy().map(MrkdwnText::person).orElse("somebody");
    return switch (e.state()) {
      case ACKNOWLEDGED -> ":eyes: *" + holder + " has it.*";
      case RESOLVED -> ":white_check_mark: *Resolved* " + MrkdwnText.time(e.changedAt());
      case PAGING -> {
        String called =
            pages.stream()
                .filter(page -> page.step() == e.step())
                .map(page -> MrkdwnText.person(page.person()))
                .collect(Collectors.joining(" and "));
        String next = e.dueAt().map(at -> "; next call " + MrkdwnText.exactTime(at)).orElse("");
        yield called.isEmpty()
            ? ":rotating_light: *Nobody has been reached yet*" + next
            : ":rotating_light: *Waiting for " + called + "*" + next;
      }
    };
  }

  private static String lines(List<EscalationEvent> events) {
    List<EscalationEvent> last =
        events.subList(Math.max(0, events.size() - LAST_LINES), events.size());
    return last.stream()
        .map(event -> MrkdwnText.exactTime(event.at()) + "  " + line(event))
        .collect(Collectors.joining("\n"));
  }

  /** Returns a timeline event as a line of the thread. */
  static String line(EscalationEvent event) {
    EscalationEvent plain =
        new EscalationEvent(
            event.position(),
            event.at(),
            event.kind(),
            event.actor(),
            event.subject(),
            MrkdwnText.escaped(event.text()));
    String loud =
        switch (event.kind()) {
          case NOBODY, UNKNOWN, UNREACHED, FALLBACK -> ":rotating_light: ";
          default -> "";
        };
    return loud + withChannel(event, TimelineExport.line(plain, MrkdwnText::person));
  }

  /** Makes the name of an incident's channel a link to it. */
  private static String withChannel(EscalationEvent event, String line) {
    return event
        .subject()
        .filter(id -> event.kind() == EscalationEventKind.CHANNEL && id.matches("[CG].*"))
        .map(id -> line.replaceFirst("#[a-z0-9-]+", MrkdwnText.place(id)))
        .orElse(line);
  }

  private static List<BlockElement> buttons(Escalation e, boolean paged) {
    List<BlockElement> buttons = new ArrayList<>();
    if (e.state() == EscalationState.PAGING) {
      buttons.add(button("Acknowledge", ActionNames.ACK, e, Optional.of("primary")));
    }
    buttons.add(button("Hand over", ActionNames.HANDOVER, e, Optional.empty()));
    if (paged) {
      buttons.add(button("Not me", ActionNames.NOT_ME, e, Optional.empty()));
    }
    buttons.add(button("Update", ActionNames.UPDATE, e, Optional.empty()));
    buttons.add(button("Resolve", ActionNames.RESOLVE, e, Optional.empty()));
    return buttons;
  }

  private static BlockElement button(
      String label, String action, Escalation e, Optional<String> style) {
    ButtonElement button = BlockKit.button(action, label, Long.toString(e.number()));
    style.ifPresent(button::setStyle);
    return button;
  }
}
