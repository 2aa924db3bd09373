package io.signalbox.bot.slack.command.agents;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.BlockElements;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.client.MrkdwnText;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.route.DataClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Builder of the dialogs in which people register or edit an agent. Pure. */
final class AgentForm {
  private static final String PERSON = "[UW][A-Z0-9]{5,20}";
  private static final int LONGEST = 400;
  private static final List<String> POWERS = List.of("writes", "outsiders", "unattended");

  private AgentForm() {}

  /** Returns the registration form, prefilled with a known agent's profile. */
  static View of(Optional<AgentProfile> known, String user) {
    return of(known.orElseGet(() -> empty("", user)));
  }

  /** Returns the form for a new agent of that name. */
  static View named(String name, String user) {
    return of(empty(name, user));
  }

  /** Returns the form once more for a name that may be another spelling of a registered one. */
  static View askedAgain(AgentProfile is, String near) {
    String note =
        ":warning: There is an agent `%s` already. Submit again if `%s` is another one, or correct the name."
            .formatted(MrkdwnText.escaped(near), MrkdwnText.escaped(is.name()));
    return DialogViews.form(
        ActionNames.FORM, "Register an agent", "Register", is.name(), blocks(is, note));
  }

  private static View of(AgentProfile is) {
    return DialogViews.form(
        ActionNames.FORM,
        "Register an agent",
        "Register",
        blocks(
            is, "Registering gets nobody into trouble. A low-risk agent gets its key right away."));
  }

  private static List<LayoutBlock> blocks(AgentProfile is, String note) {
    AgentProfile.Use use = is.use();
    return List.of(
        BlockKit.section(note),
        text("name", "Name", is.name(), true),
        text("purpose", "What does it do?", is.purpose(), true),
        text("team", "Which team runs it?", is.team(), true),
        text("serves", "For whom?", is.serves(), false),
        person("owner", "Owner", is.owner(), true),
        person("deputy", "Deputy", is.deputy(), false),
        text("runs", "Where does it run?", is.runsOn(), false),
        text("models", "Models it uses now, separated by commas", join(is.models()), false),
        select("keys", "Whose keys does it use now?", options(keys()), is.keys().name()),
        text("sources", "Data it reads, separated by commas", join(is.sources()), false),
        select("data", "Most sensitive of that data", options(data()), is.dataClass().name()),
        powers(is.powers()),
        text("people", "How many people use it?", number(use.people()), false),
        text("weekly", "How often in a week?", number(use.weekly()), false),
        text("hours", "Hours it saves in a week", number(use.hoursSaved()), false),
        text("repository", "Link to code or prompt", is.practice().repository(), false),
        text("evaluation", "How is it tested?", is.practice().evaluation(), false),
        text("logging", "Where is it logged?", is.practice().logging(), false));
  }

  /**
   * Returns the dialog for pasting a manifest, with which the registration form is then prefilled.
   */
  static View manifest() {
    return DialogViews.form(
        ActionNames.MANIFEST,
        "Paste a manifest",
        "Continue",
        List.of(
            DialogFields.required(
                "manifest",
                "YAML, agent card, server.json or Backstage component",
                DialogFields.lines("manifest", ""))));
  }

  private static AgentProfile empty(String name, String user) {
    return new AgentProfile(
        name,
        "",
        "",
        "",
        user,
        "",
        "",
        List.of(),
        AgentProfile.Keys.NONE,
        List.of(),
        DataClass.INTERNAL,
        new AgentProfile.Powers(false, false, false),
        new AgentProfile.Use(0, 0, 0),
        new AgentProfile.Practice("", "", ""));
  }

  private static List<String> keys() {
    return Stream.of(AgentProfile.Keys.values()).map(Enum::name).toList();
  }

  private static List<String> data() {
    return Stream.of(DataClass.values()).map(Enum::name).toList();
  }

  private static String join(List<String> all) {
    return String.join(", ", all);
  }

  private static String number(double count) {
    return count == 0 ? "" : count == Math.rint(count) ? Long.toString((long) count) : "" + count;
  }

  private static InputBlock text(String id, String label, String value, boolean wanted) {
    return input(id, label, DialogFields.line(id, LONGEST, value), wanted);
  }

  private static InputBlock person(String id, String label, String value, boolean wanted) {
    // Somebody who left is only a name, which Slack takes for nobody.
    Optional<String> initial = Optional.of(value).filter(each -> each.matches(PERSON));
    return input(id, label, DialogFields.person(id, initial), wanted);
  }

  private static InputBlock select(
      String id, String label, List<OptionObject> options, String value) {
    return DialogFields.required(id, label, DialogFields.select(id, options, value));
  }

  private static InputBlock powers(AgentProfile.Powers is) {
    List<OptionObject> all =
        List.of(
            DialogFields.option("It changes things", POWERS.get(0)),
            DialogFields.option("People outside the company use it", POWERS.get(1)),
            DialogFields.option("It acts unattended", POWERS.get(2)));
    List<Boolean> held = List.of(is.writes(), is.outsiders(), is.unattended());
    List<OptionObject> chosen = all.stream().filter(o -> held.get(all.indexOf(o))).toList();
    return DialogFields.optional(
        "powers",
        "What can it do?",
        BlockElements.checkboxes(
            c -> {
              c.actionId("powers").options(all);
              return chosen.isEmpty() ? c : c.initialOptions(chosen);
            }));
  }

  private static List<OptionObject> options(List<String> names) {
    return names.stream().map(n -> DialogFields.option(n.toLowerCase(Locale.ROOT), n)).toList();
  }

  private static InputBlock input(String id, String label, BlockElement element, boolean wanted) {
    return wanted
        ? DialogFields.required(id, label, element)
        : DialogFields.optional(id, label, element);
  }
}
