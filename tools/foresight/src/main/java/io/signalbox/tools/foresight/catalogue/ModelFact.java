package io.signalbox.tools.foresight.catalogue;

import io.signalbox.tools.core.lifecycle.ModelEnding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Catalogue entry about one model name on one channel: release, retirement, successors, source.
 *
 * @param provider maker of the model
 * @param channel service over which it is called, such as {@code openai-api}
 * @param aliasOf snapshot that the name leads to, for now
 * @param family {@code embedding} or {@code fine-tune}, else empty
 * @param retires first day on which the provider treats the name otherwise
 * @param fate treatment of calls from that day on, in words; empty where nobody says
 * @param successors living models that the provider names in its place
 * @param named successors as the page names them, where those have an end themselves
 * @param differences known ways in which this model is not a drop-in replacement
 * @param moved earlier states, the oldest first
 * @param disputed days on which it retires by one source each, where sources disagree
 */
public record ModelFact(
    String provider,
    String channel,
    String model,
    Optional<String> aliasOf,
    String family,
    Optional<LocalDate> released,
    Optional<LocalDate> deprecated,
    Optional<LocalDate> retires,
    DateKind kind,
    String fate,
    List<String> successors,
    List<String> named,
    List<String> differences,
    FactSource source,
    String note,
    List<FormerFact> moved,
    List<LocalDate> disputed) {

  public ModelFact {
    successors = List.copyOf(successors);
    named = List.copyOf(named);
    differences = List.copyOf(differences);
    moved = List.copyOf(moved);
    disputed = List.copyOf(disputed);
  }

  /** Creates a fact whose sources do not disagree. */
  public ModelFact(
      String provider,
      String channel,
      String model,
      Optional<String> aliasOf,
      String family,
      Optional<LocalDate> released,
      Optional<LocalDate> deprecated,
      Optional<LocalDate> retires,
      DateKind kind,
      String fate,
      List<String> successors,
      List<String> named,
      List<String> differences,
      FactSource source,
      String note,
      List<FormerFact> moved) {
    this(
        provider,
        channel,
        model,
        aliasOf,
        family,
        released,
        deprecated,
        retires,
        kind,
        fate,
        successors,
        named,
        differences,
        source,
        note,
        moved,
        List.of());
  }

  /**
   * Returns the fact as it is on a day: once all days on which sources disagree are past, the model
   * is retired whichever is right, at the latest of them.
   */
  ModelFact on(LocalDate today) {
    Optional<LocalDate> latest = disputed.stream().max(Comparator.naturalOrder());
    return retires.isPresent() || latest.isEmpty() || today.isBefore(latest.get())
        ? this
        : new ModelFact(
            provider,
            channel,
            model,
            aliasOf,
            family,
            released,
            deprecated,
            latest,
            DateKind.EXACT,
            fate,
            successors,
            named,
            differences,
            source,
            note,
            moved,
            disputed);
  }

  /** Returns whether an exact retirement day is known from a source above the lowest trust. */
  public boolean hasEnd() {
    return retires.isPresent() && kind == DateKind.EXACT && source.trust() != FactTrust.SECONDARY;
  }

  /** Returns whether the model is retired on that day, as far as is known. */
  public boolean isGone(LocalDate today) {
    return hasEnd() && !today.isBefore(retires.get());
  }

  /** Returns the retirement in the form that the gateway uses; empty when no day is known. */
  public Optional<ModelEnding> ending() {
    return retires.map(
        day ->
            new ModelEnding(
                day,
                hasEnd(),
                deprecated,
                fate,
                fate.isEmpty() || fate.startsWith("error"),
                successors,
                source.page()));
  }

  /** Returns whether another fact about the same name has the same retirement and successors. */
  boolean agreesWith(ModelFact other) {
    return retires.equals(other.retires)
        && (retires.isEmpty() || kind == other.kind)
        && (other.successors.isEmpty() || successors.equals(other.successors));
  }

  /** Returns this fact updated by a newer one; fields that the newer one leaves empty are kept. */
  ModelFact changedBy(ModelFact newer) {
    List<FormerFact> history = new ArrayList<>(moved);
    if (!agreesWith(newer) && retires.isPresent()) {
      history.add(new FormerFact(retires, kind, successors, source.page(), source.checked()));
    }
    return new ModelFact(
        provider,
        channel,
        model,
        newer.aliasOf.or(() -> aliasOf),
        newer.family.isEmpty() ? family : newer.family,
        newer.released.or(() -> released),
        newer.deprecated.or(() -> deprecated),
        newer.retires,
        newer.kind,
        newer.fate.isEmpty() ? fate : newer.fate,
        newer.successors.isEmpty() ? successors : newer.successors,
        newer.named.isEmpty() ? named : newer.named,
        newer.differences.isEmpty() ? differences : newer.differences,
        newer.source,
        newer.note,
        history,
        newer.disputed);
  }

  /** Returns this fact with other successors; the gone ones are only named from now on. */
  ModelFact succeededBy(List<String> living, List<String> gone) {
    List<String> allNamed = new ArrayList<>(named);
    gone.stream().filter(each -> !named.contains(each)).forEach(allNamed::add);
    return new ModelFact(
        provider,
        channel,
        model,
        aliasOf,
        family,
        released,
        deprecated,
        retires,
        kind,
        fate,
        living,
        allNamed,
        differences,
        source,
        note,
        moved);
  }

  /**
   * Returns a fact for a fine-tune of this model. It has no end of its own: providers have let
   * fine-tunes live on after their base, and have ended them with it.
   */
  ModelFact fineTunedAs(String name) {
    String base =
        retires
            .map(day -> "fine-tune of %s, which ends on %s".formatted(model, day))
            .orElse("fine-tune of " + model);
    return new ModelFact(
        provider,
        channel,
        name,
        Optional.empty(),
        model,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        DateKind.EXACT,
        "",
        List.of(),
        List.of(),
        List.of(),
        source,
        base + "; whether the fine-tune ends with it is for its provider to say",
        List.of());
  }
}
