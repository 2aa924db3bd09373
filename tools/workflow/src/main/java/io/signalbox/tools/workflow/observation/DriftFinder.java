package io.signalbox.tools.workflow.observation;

import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.route.DataClass;
import io.signalbox.tools.workflow.observation.AgentDrift.DriftField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Compares an agent's profile with its observed calls, field by field. Fields that were not
 * declared, or that calls cannot show, are not compared. Pure.
 */
public final class DriftFinder {
  /** Days of observation after which the absence of calls counts as a difference. */
  private static final double LONG_ENOUGH = 7;

  /** Factor by which observed and declared use must differ to be reported. */
  private static final double TIMES = 3;

  /** Least difference in uses a week that is reported; smaller ones may be chance. */
  private static final double LEAST_DIFFERENCE = 10;

  private static final int LEAST_CALLS = 20;
  private static final int AROUND_THE_CLOCK = 22;

  private DriftFinder() {}

  /** Returns the differences, in the order of a profile's fields. */
  public static List<AgentDrift> between(AgentProfile says, AgentObservation seen) {
    List<AgentDrift> drifts = new ArrayList<>();
    models(says, seen, drifts);
    keys(says, seen, drifts);
    sources(says, seen, drifts);
    seen.highest()
        .filter(highest -> !says.dataClass().covers(highest))
        .ifPresent(
            highest ->
                add(drifts, DriftField.DATA_CLASS, label(says), "calls carry " + highest.label()));
    if (!says.powers().writes() && !seen.writing().isEmpty()) {
      add(drifts, DriftField.WRITES, "it does not", "was given " + names(seen.writing()));
    }
    if (!says.powers().unattended()
        && seen.calls() >= LEAST_CALLS
        && seen.hours() >= AROUND_THE_CLOCK) {
      add(
          drifts,
          DriftField.UNATTENDED,
          "somebody looks on",
          "calls in " + seen.hours() + " of 24 hours");
    }
    use(says, seen, drifts);
    return drifts;
  }

  private static String label(AgentProfile says) {
    return says.dataClass().label();
  }

  private static void models(AgentProfile says, AgentObservation seen, List<AgentDrift> drifts) {
    if (says.models().isEmpty()) {
      return;
    }
    Set<String> others =
        seen.models().stream()
            .filter(model -> says.models().stream().noneMatch(named -> isSame(named, model)))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!others.isEmpty()) {
      add(drifts, DriftField.MODEL, String.join(", ", says.models()), "calls " + names(others));
    }
    Set<String> unused =
        says.models().stream()
            .filter(named -> seen.models().stream().noneMatch(model -> isSame(named, model)))
            .collect(Collectors.toCollection(TreeSet::new));
    boolean isTelling = seen.calls() >= LEAST_CALLS && seen.days() >= LONG_ENOUGH;
    if (isTelling && !unused.isEmpty() && !seen.models().isEmpty()) {
      add(
          drifts,
          DriftField.UNUSED_MODEL,
          String.join(", ", says.models()),
          "never called " + names(unused));
    }
  }

  /**
   * Returns whether two names mean the same model: equal apart from region and provider prefixes,
   * or from a version, a date or {@code latest} at the end.
   */
  static boolean isSame(String declared, String called) {
    String one = plain(declared);
    String other = plain(called);
    return one.equals(other) || isDated(one, other) || isDated(other, one);
  }

  private static boolean isDated(String name, String longer) {
    return longer.startsWith(name)
        && longer
            .substring(name.length())
            .matches("[-@:](latest|v?\\d[\\d.:-]*|\\d{4}-\\d{2}-\\d{2})+");
  }

  private static String plain(String model) {
    String name = model.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_]+", "-");
    return name.substring(name.lastIndexOf('/') + 1)
        .replaceFirst("^(us|eu|apac|global)\\.", "")
        .replaceFirst("^(anthropic|amazon|meta|mistral|cohere)\\.", "");
  }

  private static void keys(AgentProfile says, AgentObservation seen, List<AgentDrift> drifts) {
    boolean isElsewhere =
        says.keys() == AgentProfile.Keys.PERSONAL || says.keys() == AgentProfile.Keys.TEAM;
    String declared = says.keys().name().toLowerCase(Locale.ROOT);
    if (isElsewhere && seen.calls() > 0) {
      add(drifts, DriftField.KEYS, declared, seen.calls() + " calls with a gateway key");
    } else if (says.keys() == AgentProfile.Keys.GATEWAY
        && seen.calls() == 0
        && seen.days() >= LONG_ENOUGH) {
      add(drifts, DriftField.KEYS, declared, "the gateway saw no call");
    }
  }

  private static void sources(AgentProfile says, AgentObservation seen, List<AgentDrift> drifts) {
    if (says.sources().isEmpty()) {
      return;
    }
    Set<String> unnamed =
        seen.tools().stream()
            .filter(tool -> says.sources().stream().noneMatch(source -> isNear(source, tool)))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!unnamed.isEmpty()) {
      add(
          drifts,
          DriftField.SOURCES,
          String.join(", ", says.sources()),
          "called the tool " + names(unnamed));
    }
  }

  /** Returns whether a declared source and a tool's name share a word. */
  private static boolean isNear(String source, String tool) {
    Set<String> words = words(source);
    words.retainAll(words(tool));
    return !words.isEmpty();
  }

  private static Set<String> words(String name) {
    Set<String> words = new TreeSet<>();
    for (String word : name.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)) {
      if (word.length() > 2) {
        words.add(word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
      }
    }
    return words;
  }

  private static void use(AgentProfile says, AgentObservation seen, List<AgentDrift> drifts) {
    int declared = says.use().weekly();
    double weekly = seen.weekly();
    boolean isFar =
        Math.abs(weekly - declared) >= LEAST_DIFFERENCE
            && (weekly > TIMES * declared || declared > TIMES * weekly);
    if (declared > 0
        && seen.days() >= LONG_ENOUGH
        && isFar
        && says.keys() != AgentProfile.Keys.PERSONAL) {
      add(drifts, DriftField.USE, declared + " a week", "had " + Math.round(weekly));
    }
    int people = says.use().people();
    if (people > 0 && seen.endUsers() > TIMES * people) {
      add(drifts, DriftField.PEOPLE, people + " use it", seen.endUsers() + " did");
    } else if (seen.endUsers() > 0
        && people > TIMES * seen.endUsers()
        && people - seen.endUsers() >= LEAST_DIFFERENCE) {
      add(drifts, DriftField.PEOPLE, people + " use it", seen.endUsers() + " did");
    }
  }

  private static String names(Set<String> names) {
    return names.stream().sorted().limit(5).collect(Collectors.joining(", "))
        + (names.size() > 5 ? ", …" : "");
  }

  private static void add(
      List<AgentDrift> drifts, DriftField field, String declared, String observed) {
    drifts.add(new AgentDrift(field, declared, observed));
  }

  /** Returns the higher of two classes. */
  static DataClass higher(DataClass one, DataClass other) {
    return one.covers(other) ? one : other;
  }
}
