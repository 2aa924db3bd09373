package io.signalbox.tools.foresight.quality.remedy;

import io.signalbox.tools.core.route.Route;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import io.signalbox.tools.foresight.quality.incident.QualityChange;
import io.signalbox.tools.foresight.serving.ServedPrompts;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Service that takes back a change: a served prompt to its earlier version, the model of a route to
 * the earlier one. Safe for use from several threads.
 */
public final class ChangeUndo {
  private static final Pattern SERVED = Pattern.compile("(.{1,190})@(\\d{1,6})");

  private final Jdbi jdbi;
  private final ServedPrompts prompts;
  private final ModelPins pins;
  private final Supplier<RouteTable> routes;
  private final UndoLog log;

  /** Port to the audit log, called in the transaction of the change where there is one. */
  @FunctionalInterface
  public interface UndoLog {
    /** Records that a person took something back. */
    void undone(Handle handle, String person, String what, String to);
  }

  /**
   * @param routes of the settings, without pins
   */
  public ChangeUndo(
      Jdbi jdbi, ServedPrompts prompts, ModelPins pins, Supplier<RouteTable> routes, UndoLog log) {
    this.jdbi = jdbi;
    this.prompts = prompts;
    this.pins = pins;
    this.routes = routes;
    this.log = log;
  }

  /** Returns whether Signalbox can take back a change itself. */
  public static boolean isOffered(QualityChange change) {
    return change.was().isPresent()
        && switch (change.kind()) {
          case PROMPT -> SERVED.matcher(change.was().get()).matches();
          case MODEL -> true;
          // Of a route's settings the model is what can be taken back, where it is what changed.
          case SETTINGS ->
              change.was().flatMap(ChangeUndo::model).isPresent()
                  && !change.was().flatMap(ChangeUndo::model).equals(model(change.becomes()));
          case TOOLS, SOURCE, INDEX, PROVIDER, DEPLOY -> false;
        };
  }

  /**
   * Takes back a change for a person.
   *
   * @return what was done, as a sentence; empty where this change cannot be taken back here
   */
  public Optional<String> undo(QualityChange change, String person) {
    if (!isOffered(change)) {
      return Optional.empty();
    }
    String was = change.was().orElseThrow();
    return switch (change.kind()) {
      case PROMPT -> prompt(was, person);
      case MODEL -> model(change.place().name(), was, person);
      case SETTINGS -> model(was).flatMap(model -> model(change.place().name(), model, person));
      case TOOLS, SOURCE, INDEX, PROVIDER, DEPLOY -> Optional.empty();
    };
  }

  /** Returns the model in a description of a route's settings, as {@link RouteText} writes it. */
  private static Optional<String> model(String text) {
    int at = text.indexOf(RouteText.AT);
    return at <= 0 ? Optional.empty() : Optional.of(text.substring(0, at));
  }

  private Optional<String> prompt(String was, String person) {
    Matcher reference = SERVED.matcher(was);
    if (!reference.matches()) {
      return Optional.empty();
    }
    int version = Integer.parseInt(reference.group(2));
    return prompts
        .serve(
            reference.group(1),
            version,
            OptionalInt.empty(),
            0,
            change -> log.undone(change.handle(), person, change.name(), change.what()))
        .map(name -> "From now on version " + version + " of " + name + " is served again.");
  }

  private Optional<String> model(String routeName, String model, String person) {
    Optional<Route> route =
        routes.get().find(routeName).filter(each -> each.target() instanceof RouteTarget.Chat);
    if (route.isEmpty()) {
      return Optional.empty();
    }
    String now =
        jdbi.withHandle(handle -> PinRows.notedSettings(handle, routeName))
            .flatMap(ChangeUndo::model)
            .or(() -> route.get().target().modelName())
            .orElse("");
    if (now.equals(model)) {
      return pins.unpin(routeName)
          ? Optional.of("Route " + routeName + " asks " + model + " again, as the settings say.")
          : Optional.of(
              "The settings name "
                  + model
                  + " for route "
                  + routeName
                  + " already: the provider"
                  + " answers that name with another model.");
    }
    jdbi.useTransaction(
        handle -> {
          pins.pin(handle, new PinnedModel(routeName, model, now, person));
          log.undone(handle, person, "route " + routeName, "model " + model);
        });
    return Optional.of(
        "Within seconds route %s asks %s instead of %s, at the same provider and counted at the"
                .formatted(routeName, model, now)
            + " same price. It stays so until the settings name another model, or somebody says"
            + " `./signalbox quality unpin --route "
            + routeName
            + "`.");
  }
}
