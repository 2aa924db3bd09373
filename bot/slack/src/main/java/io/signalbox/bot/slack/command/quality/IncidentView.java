package io.signalbox.bot.slack.command.quality;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.outbox.OutboxPost;
import io.signalbox.tools.foresight.quality.incident.IncidentSentences;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.quality.incident.QualityIncident;
import io.signalbox.tools.foresight.quality.remedy.ChangeUndo;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Renders an incident of answer quality as a Slack message with buttons. Pure. */
final class IncidentView {
  static final String ACKNOWLEDGE = "quality_acknowledge";
  static final String BACK = "quality_back";
  static final String KNOWN = "quality_known";
  static final String FALSE_ALARM = "quality_false_alarm";
  static final String ESCALATE = "quality_escalate";

  private static final int LONGEST = 2_500;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private IncidentView() {}

  private static IncidentSentences sentences() {
    return new IncidentSentences(MrkdwnText::exactTime, MrkdwnText::escaped);
  }

  /** Returns the incident's first post. */
  static OutboxPost post(QualityIncident incident, String channel) {
    return new OutboxPost(
        id(incident),
        OutboxPost.Target.channel(channel),
        headline(incident),
        Optional.of(BlockKit.json(blocks(incident))));
  }

  /** Returns the direct message to the owner of an agent that the incident touches. */
  static OutboxPost forOwner(QualityIncident incident, String owner) {
    return new OutboxPost(
        id(incident) + ":owner:" + owner,
        OutboxPost.Target.channel(owner),
        headline(incident)
            + "\nThis touches an agent of yours: `/quality "
            + incident.number()
            + "` has the buttons.",
        Optional.empty());
  }

  /** Returns the update of the incident's message to its current state. */
  static OutboxPost standing(QualityIncident incident, String channel) {
    return new OutboxPost(
        id(incident) + ":now",
        OutboxPost.Target.updateOf(channel, id(incident)),
        headline(incident),
        Optional.of(BlockKit.json(blocks(incident))));
  }

  private static String id(QualityIncident incident) {
    return "quality:" + incident.number();
  }

  static String headline(QualityIncident incident) {
    return "Answers got worse (incident %d): %s"
        .formatted(incident.number(), shortened(sentences().fall(incident)));
  }

  private static String shortened(String text) {
    return MrkdwnText.shortened(text, LONGEST);
  }

  static List<LayoutBlock> blocks(QualityIncident incident) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(BlockKit.section("*Answers got worse* " + shortened(sentences().fall(incident))));
    List<String> causes = sentences().causes(incident);
    blocks.add(
        BlockKit.section(
            causes.isEmpty()
                ? "*What changed then:* nothing that I was told of. Deployments can be announced"
                    + " by webhook or with `./signalbox quality announce`."
                : "*What changed then:* " + String.join("\n• ", causes)));
    blocks.add(BlockKit.section("*Touched:* " + shortened(sentences().touched(incident))));
    if (incident.state().isLive()) {
      blocks.add(Blocks.actions(buttons(incident)));
    }
    blocks.add(BlockKit.context(state(incident)));
    return blocks;
  }

  private static List<BlockElement> buttons(QualityIncident incident) {
    String value = Long.toString(incident.number());
    List<BlockElement> buttons = new ArrayList<>();
    if (incident.state() == QualityIncident.IncidentState.OPEN) {
      ButtonElement acknowledge = BlockKit.button(ACKNOWLEDGE, "Acknowledge", value);
      acknowledge.setStyle("primary");
      buttons.add(acknowledge);
    }
    if (!incident.suspects().isEmpty()) {
      buttons.add(back(incident.suspects().getFirst().change(), value));
    }
    buttons.add(BlockKit.button(KNOWN, "Known", value));
    buttons.add(BlockKit.button(FALSE_ALARM, "False alarm", value));
    buttons.add(BlockKit.button(ESCALATE, "Escalate", value));
    return buttons;
  }

  /** Returns the button that takes a change back, or says where that is done. */
  private static ButtonElement back(QualityChange change, String value) {
    if (!ChangeUndo.isOffered(change)) {
      return BlockKit.button(BACK, "How to take it back", value);
    }
    ButtonElement button =
        BlockKit.button(
            BACK, "Back to the version before " + TIME.format(at(change.minute())), value);
    button.setConfirm(
        ConfirmationDialogObject.builder()
            .title(BlockKit.plain("Take this back?"))
            .text(BlockKit.plain(shortened(change.sentence())))
            .confirm(BlockKit.plain("Take it back"))
            .deny(BlockKit.plain("Leave it"))
            .build());
    return button;
  }

  private static Instant at(long minute) {
    return Instant.ofEpochSecond(minute * 60);
  }

  private static String state(QualityIncident incident) {
    String by = incident.decidedBy().map(MrkdwnText::person).orElse("nobody");
    return switch (incident.state()) {
      case OPEN -> "Incident " + incident.number() + ". " + sentences().sureness(incident);
      case ACKNOWLEDGED -> ":eyes: Acknowledged by " + by + ".";
      case KNOWN ->
          ":white_check_mark: Known, says " + by + ": the present level is the new normal.";
      case FALSE_ALARM ->
          ":white_check_mark: A false alarm, says "
              + by
              + ": these streams now need twice the"
              + " evidence.";
      case ENDED ->
          ":white_check_mark: Over"
              + incident
                  .endedAt()
                  .map(at -> " since " + MrkdwnText.exactTime(Instant.ofEpochSecond(at * 60)))
                  .orElse("")
              + ": half an hour as usual, or no calls any more.";
    };
  }

  /** Returns a sentence on where the likeliest cause can be reverted. */
  static String back(QualityIncident incident) {
    if (incident.suspects().isEmpty()) {
      return "Nothing changed then that I was told of.";
    }
    QualityChange change = incident.suspects().getFirst().change();
    return MrkdwnText.escaped(
        "%s. It is taken back in %s%s."
            .formatted(
                change.sentence(),
                change.kind().undone(),
                change.was().map(was -> "; it was " + was + " before").orElse("")));
  }
}
