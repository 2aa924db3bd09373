package io.signalbox.bot.slack.command.impact;

import com.slack.api.model.block.Blocks;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.tools.foresight.change.ArtefactChange;
import io.signalbox.tools.foresight.change.ChangeNotice;
import io.signalbox.tools.foresight.change.NoticeState;
import io.signalbox.tools.foresight.change.WordDifference;
import io.signalbox.tools.foresight.change.WordDifference.ChangedWords;
import io.signalbox.tools.foresight.impact.AlikePrompts.AlikePair;
import io.signalbox.tools.foresight.impact.ImpactAnswer;
import io.signalbox.tools.foresight.impact.ImpactLine;
import io.signalbox.tools.foresight.impact.SharedFragments.SharedFragment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Renders dependencies of artefacts and notices of changes as Slack messages. Pure. */
final class ImpactView {
  static final String CHECK = "impact_check";
  static final String FINE = "impact_fine";
  static final String OBJECT = "impact_object";

  static final String HELP =
      "`/impact NAME` shows who breaks when a prompt, fragment, model, route, source or agent"
          + " changes; `/impact what if NAME ends` when it goes away; `/impact picture NAME` sends"
          + " you the picture; `/impact announce NAME text` tells the owners what will change,"
          + " `/impact announce NAME breaking until 2027-01-31 text` with a window; `/impact"
          + " changes` what changed lately and who agrees; `/impact back NAME` has the gateway"
          + " serve the version before; `/impact fragments` what prompts share though nobody"
          + " declared it; `/impact alike` which prompts may mean the same.";
  static final String MEMBERS_ONLY = "`/impact` is for members of this workspace.";
  static final String NO_FRAGMENTS = "No prompts share a passage that nobody declared.";
  static final String NO_CHANGES = "Nothing changed in the last 30 days that touches others.";

  private static final int MOST = 20;
  private static final int MOST_CHANGES = 6;
  private static final int LONGEST_WORDS = 300;

  private ImpactView() {}

  static String unknown(String name) {
    return "Nothing is called `%s`. `./signalbox graph` lists what there is.".formatted(code(name));
  }

  private static String code(String name) {
    return MrkdwnText.escaped(name.replace('`', '\''));
  }

  /**
   * Returns what depends on an artefact, one line for each dependent.
   *
   * @param owners gives an owner as Slack shows them
   */
  static String answer(ImpactAnswer answer, boolean removal, UnaryOperator<String> owners) {
    List<String> lines = new ArrayList<>();
    int count = answer.lines().size();
    String what = "*" + MrkdwnText.escaped(answer.asked().key()) + "*";
    String touched =
        count == 0
            ? "nothing depends on it"
            : count == 1 ? "touches 1 thing" : "touches " + count + " things";
    lines.add((removal ? "If " + what + " ends: " : what + ": ") + touched);
    if (answer.missing()) {
      lines.add(":warning: It is not there, though others put it in.");
    }
    answer
        .putsInMissing()
        .forEach(name -> lines.add(":warning: It puts in `" + code(name) + "`, which is missing."));
    answer.lines().stream().limit(MOST).forEach(line -> lines.add("• " + line(line, owners)));
    if (count > MOST) {
      lines.add("and " + (count - MOST) + " more");
    }
    return String.join("\n", lines);
  }

  private static String line(ImpactLine line, UnaryOperator<String> owners) {
    List<String> facts = new ArrayList<>();
    facts.add(line.edge());
    if (!line.way().isEmpty()) {
      facts.add(MrkdwnText.escaped(line.way()));
    }
    if (line.calls() > 0 && !line.traffic().startsWith(line.edge().replaceFirst("^.*, ", ""))) {
      facts.add(line.traffic());
    }
    line.evaluation()
        .ifPresent(
            state ->
                facts.add(
                    state.at().isPresent() && state.rate().isPresent()
                        ? "evaluated %.10s, %.0f %% passed"
                            .formatted(state.at().get(), state.rate().getAsDouble() * 100)
                        : "never evaluated here"));
    return "%s%s  %s"
        .formatted(
            MrkdwnText.escaped(line.touched().artefact().key()),
            line.owner().map(owner -> " of " + owners.apply(owner)).orElse(""),
            String.join("; ", facts));
  }

  static String fragments(List<SharedFragment> fragments, UnaryOperator<String> owners) {
    List<String> lines = new ArrayList<>();
    for (SharedFragment each : fragments.subList(0, Math.min(MOST, fragments.size()))) {
      String what =
          each.file().isEmpty()
              ? "A passage of some " + each.words() + " words that no file has"
              : "`" + code(each.file()) + "`, pasted and not put in";
      String where =
          each.places().stream()
              .sorted()
              .map(MrkdwnText::escaped)
              .collect(Collectors.joining(", "));
      String who =
          each.owners().stream().map(owners).distinct().sorted().collect(Collectors.joining(", "));
      String adopt =
          who.isEmpty()
              ? ""
              : each.file().isEmpty()
                  ? "; " + who + " could put it into a folder of prompts"
                  : "; " + who + " could include the file";
      lines.add("• " + what + ": in " + where + adopt);
    }
    return String.join("\n", lines);
  }

  static String alike(List<AlikePair> pairs) {
    List<String> lines = new ArrayList<>();
    for (AlikePair pair : pairs.subList(0, Math.min(MOST, pairs.size()))) {
      lines.add(
          "• `%s` and `%s` (%.2f)"
              .formatted(code(pair.one()), code(pair.other()), pair.likeness()));
    }
    lines.addFirst(lines.isEmpty() ? "No prompts are alike." : "Alike by a model, as proposals:");
    return String.join("\n", lines);
  }

  /** Lists changes with what each owner said. */
  static String changes(List<ChangeNotice> notices, UnaryOperator<String> owners) {
    Map<Long, List<ChangeNotice>> byChange = new LinkedHashMap<>();
    notices.forEach(
        each -> byChange.computeIfAbsent(each.change().id(), id -> new ArrayList<>()).add(each));
    List<String> lines = new ArrayList<>();
    byChange.values().stream()
        .limit(MOST)
        .forEach(
            group ->
                lines.add(
                    "• %s: %s"
                        .formatted(
                            title(group.getFirst().change()),
                            group.stream()
                                .map(each -> owners.apply(each.owner()) + " " + word(each.state()))
                                .collect(Collectors.joining(", ")))));
    return String.join("\n", lines);
  }

  private static String word(NoticeState state) {
    return switch (state) {
      case TOLD -> "was told";
      case CHECKING -> "runs checks";
      case PASSED -> "passed checks";
      case MISSED -> "missed checks";
      case FINE -> "agrees";
      case OBJECTED -> "objects";
    };
  }

  static String title(ArtefactChange change) {
    String name = "*" + MrkdwnText.escaped(change.artefact()) + "*";
    if (change.isRemoval()) {
      return name + " was removed";
    }
    return change.isAnnounced()
        ? name + " will change" + change.breakingUntil().map(day -> " by " + day).orElse("")
        : name + " changed, version " + MrkdwnText.escaped(change.version());
  }

  static String headline(ChangeNotice notice) {
    return title(notice.change()) + "; it touches something of yours";
  }

  static List<LayoutBlock> blocks(ChangeNotice notice, UnaryOperator<String> owners) {
    ArtefactChange change = notice.change();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        BlockKit.section(
            title(change) + author(change, owners) + " · " + MrkdwnText.time(change.at())));
    blocks.add(BlockKit.section(difference(change)));
    blocks.add(
        BlockKit.section(
            "*Of yours:*\n"
                + notice.touched().stream()
                    .limit(MOST)
                    .map(line -> "• " + MrkdwnText.escaped(line))
                    .collect(Collectors.joining("\n"))));
    change
        .breakingUntil()
        .ifPresent(
            day ->
                blocks.add(
                    BlockKit.section(
                        ":warning: Marked as breaking: the version before is served until "
                            + day
                            + ", or until all agree.")));
    notice
        .result()
        .ifPresent(
            words -> blocks.add(BlockKit.section("*Your checks:*\n" + MrkdwnText.escaped(words))));
    List<BlockElement> buttons = buttons(notice);
    if (!buttons.isEmpty()) {
      blocks.add(Blocks.actions(buttons));
    }
    blocks.add(BlockKit.context(state(notice)));
    return blocks;
  }

  private static String author(ArtefactChange change, UnaryOperator<String> owners) {
    if (change.author().isBlank()) {
      return "";
    }
    return (change.isAnnounced() ? ", says " : ", of ") + owners.apply(change.author());
  }

  private static List<BlockElement> buttons(ChangeNotice notice) {
    String value = notice.change().id() + "|" + notice.owner();
    List<BlockElement> buttons = new ArrayList<>();
    NoticeState state = notice.state();
    if (state == NoticeState.TOLD || state == NoticeState.MISSED) {
      buttons.add(BlockKit.button(CHECK, "Run my checks", value));
    }
    if (state != NoticeState.FINE && state != NoticeState.CHECKING) {
      buttons.add(BlockKit.button(FINE, "Fine", value));
    }
    if (state != NoticeState.OBJECTED && state != NoticeState.CHECKING) {
      buttons.add(BlockKit.button(OBJECT, "Object", value));
    }
    return buttons;
  }

  private static String state(ChangeNotice notice) {
    String by = notice.answeredBy().map(MrkdwnText::person).orElse("somebody");
    return switch (notice.state()) {
      case TOLD -> "You are told once; `/impact changes` lists it later.";
      case CHECKING -> ":hourglass: Checks run, asked for by " + by + ".";
      case PASSED -> ":white_check_mark: Your checks passed.";
      case MISSED -> ":x: Your checks did not pass.";
      case FINE -> ":white_check_mark: Fine, says " + by + ".";
      case OBJECTED -> ":no_entry: " + by + " objects; the author knows.";
    };
  }

  private static String difference(ArtefactChange change) {
    if (change.isAnnounced()) {
      return "> " + MrkdwnText.escaped(change.becomes()).replace("\n", "\n> ");
    }
    if (change.isRemoval()) {
      return "It is gone, or has no words any more.";
    }
    List<ChangedWords> places = WordDifference.between(change.was(), change.becomes());
    if (places.isEmpty()) {
      return "_Only the layout changed._";
    }
    String shown =
        places.stream()
            .limit(MOST_CHANGES)
            .map(ImpactView::place)
            .collect(Collectors.joining("\n"));
    int left = places.size() - MOST_CHANGES;
    return left > 0 ? shown + "\nand " + left + " more places" : shown;
  }

  private static String place(ChangedWords words) {
    StringBuilder line = new StringBuilder("> … ").append(words(words.before()));
    if (!words.gone().isEmpty()) {
      line.append(" ~").append(words(words.gone())).append('~');
    }
    if (!words.come().isEmpty()) {
      line.append(" *").append(words(words.come())).append('*');
    }
    return line.append(' ').append(words(words.after())).append(" …").toString();
  }

  /** Returns words of a prompt, escaped and shortened. */
  private static String words(String text) {
    return MrkdwnText.escaped(
        MrkdwnText.shortened(text, LONGEST_WORDS)
            .replace('*', '∗')
            .replace('~', '∼')
            .replace('`', '\''));
  }
}
