package io.signalbox.bot.slack.command.models;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import io.signalbox.bot.slack.client.BlockKit;
import io.signalbox.bot.slack.dialog.DialogFields;
import io.signalbox.bot.slack.dialog.DialogViews;
import io.signalbox.bot.slack.dialog.SubmittedView;
import io.signalbox.tools.core.price.Cost;
import java.util.List;
import java.util.Optional;

/** Factory of the dialogs by which an owner rehearses a successor or extends a model. Pure. */
final class SuccessorForms {
  static final String REHEARSE_VIEW = "models_rehearse_view";
  static final String EXTEND_VIEW = "models_extend_view";
  static final String AGENT = "agent";
  static final String FROM = "from";
  static final String TO = "to";
  static final String REQUESTS = "requests";
  static final String BUDGET = "budget";
  static final String DAYS = "days";

  private static final int MOST_OPTIONS = 100;
  private static final int MOST_REQUESTS = 500;
  private static final int MOST_DOLLARS = 100;

  private SuccessorForms() {}

  static View rehearsal(List<String> agents, List<String> routes) {
    return DialogViews.form(
        REHEARSE_VIEW,
        "Rehearse a successor",
        "Rehearse",
        List.of(
            DialogFields.required(AGENT, "Agent", DialogFields.select(AGENT, options(agents))),
            DialogFields.required(FROM, "Route now", DialogFields.select(FROM, options(routes))),
            DialogFields.required(
                TO, "Successor's route", DialogFields.select(TO, options(routes))),
            DialogFields.required(
                REQUESTS, "Most recorded requests", DialogFields.line(REQUESTS, 4, "50")),
            DialogFields.required(
                BUDGET, "Most that it may cost, in dollars", DialogFields.line(BUDGET, 6, "1")),
            BlockKit.context(
                "The agent's evaluation set, as it was run or checked last, and a sample of its"
                    + " recorded requests go to both models.")));
  }

  static View extension(List<String> agents, List<String> routes) {
    return DialogViews.form(
        EXTEND_VIEW,
        "Go on with a model",
        "Extend",
        List.of(
            DialogFields.required(AGENT, "Agent", DialogFields.select(AGENT, options(agents))),
            DialogFields.required(FROM, "Route", DialogFields.select(FROM, options(routes))),
            DialogFields.required(DAYS, "Days from today", DialogFields.line(DAYS, 2, "30")),
            BlockKit.context("Its provider is asked once whether it still answers.")));
  }

  private static List<OptionObject> options(List<String> names) {
    return names.stream().limit(MOST_OPTIONS).map(n -> DialogFields.option(n, n)).toList();
  }

  /** Returns the number of requests; empty when it is none from 0 to 500. */
  static Optional<Integer> requests(SubmittedView view) {
    return number(view.stripped(REQUESTS), MOST_REQUESTS);
  }

  /** Returns the number of days; empty when it is none. */
  static Optional<Integer> days(SubmittedView view) {
    return number(view.stripped(DAYS), MOST_REQUESTS);
  }

  private static Optional<Integer> number(String text, int most) {
    return Optional.of(text.strip())
        .filter(words -> words.matches("\\d{1,4}"))
        .map(Integer::parseInt)
        .filter(number -> number <= most);
  }

  /** Returns the budget; empty when it is no amount up to 100 dollars. */
  static Optional<Cost> budget(SubmittedView view) {
    return Optional.of(view.stripped(BUDGET))
        .filter(words -> words.matches("\\d{1,3}(?:\\.\\d{1,2})?"))
        .map(Double::parseDouble)
        .filter(dollars -> dollars > 0 && dollars <= MOST_DOLLARS)
        .map(Cost::dollars);
  }
}
