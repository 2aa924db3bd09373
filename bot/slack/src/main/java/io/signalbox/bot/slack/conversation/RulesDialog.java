package io.signalbox.bot.slack.conversation;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.channel.ChannelRule;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Modal in which a channel's managers see and change the rules of the channel, which are then
 * stored.
 */
public final class RulesDialog {
  /** Names of the modal's blocks, and of the inputs in them. */
  public static final String LISTEN = "rule_listen";

  public static final String SHOW = "rule_show";
  public static final String SOURCES = "rule_sources";
  public static final String TAG = "rule_tag";

  private static final int LONGEST_TAG = 200;

  /** Most options that Slack takes in a menu. */
  private static final int MOST_SOURCES = 100;

  private final AnswerHandlerServices collaborators;
  private final List<String> sources;

  /**
   * @param sources names of all sources
   */
  RulesDialog(AnswerHandlerServices collaborators, List<String> sources) {
    this.collaborators = collaborators;
    this.sources = List.copyOf(sources);
  }

  /** Returns whether this person may change the channel's rules. */
  public boolean mayChange(String channel, String user) {
    return collaborators.rules().isManager(channel, user) || collaborators.people().isAdmin(user);
  }

  /** Returns the modal with a channel's current rules. */
  public View view(String channel) {
    return DialogViews.form(
        ActionIds.RULES_VIEW,
        "Rules of this channel",
        "Save",
        channel,
        inputs(collaborators.rules().of(channel)));
  }

  private List<LayoutBlock> inputs(ChannelRule rule) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        choice(
            LISTEN,
            "What I answer",
            List.of(
                DialogFields.option(
                    "Only questions that mention me", ChannelRule.Listen.MENTIONS.name()),
                DialogFields.option(
                    "Also open questions, when I am sure", ChannelRule.Listen.QUESTIONS.name())),
            rule.listen().name()));
    blocks.add(
        choice(
            SHOW,
            "Who sees an answer",
            List.of(
                DialogFields.option("Everyone in the channel", ChannelRule.Show.EVERYONE.name()),
                DialogFields.option("The asker first", ChannelRule.Show.ASKER_FIRST.name())),
            rule.show().name()));
    if (!sources.isEmpty()) {
      blocks.add(sources(rule));
    }
    blocks.add(
        DialogFields.optional(
            TAG,
            "Who is asked at a hand-over",
            "A person, a user group, or any words. Empty: the owner, or who is on call.",
            DialogFields.line(TAG, LONGEST_TAG, rule.tag().orElse(""))));
    return blocks;
  }

  private InputBlock sources(ChannelRule rule) {
    List<OptionObject> all =
        sources.stream().limit(MOST_SOURCES).map(name -> DialogFields.option(name, name)).toList();
    List<OptionObject> chosen =
        all.stream().filter(each -> rule.sources().contains(each.getValue())).toList();
    return DialogFields.optional(
        SOURCES,
        "Answer only from",
        "None chosen: all that this channel may see.",
        BlockElements.multiStaticSelect(
            select ->
                select
                    .actionId(SOURCES)
                    .options(all)
                    .initialOptions(chosen.isEmpty() ? null : chosen)));
  }

  private static InputBlock choice(
      String id, String label, List<OptionObject> options, String chosen) {
    return DialogFields.required(id, label, DialogFields.radio(id, options, chosen));
  }

  /**
   * Field values of the submitted form of a channel's rules.
   *
   * @param tag empty for the owner or who is on call
   */
  public record Chosen(String listen, String show, List<String> sources, Optional<String> tag) {}

  /** Stores the submitted rules of a channel. */
  public void keep(String channel, Chosen chosen, String user) {
    Set<String> known = new HashSet<>(chosen.sources());
    known.retainAll(sources);
    collaborators
        .rules()
        .change(
            channel,
            new ChannelRule(
                known,
                ChannelRule.Listen.valueOf(chosen.listen()),
                ChannelRule.Show.valueOf(chosen.show()),
                chosen.tag().map(String::strip).filter(tag -> !tag.isEmpty()),
                collaborators.rules().of(channel).managers(),
                collaborators.rules().of(channel).learn()),
            user,
            collaborators.clock().instant());
  }
}
