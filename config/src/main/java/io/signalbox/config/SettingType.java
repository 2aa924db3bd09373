package io.signalbox.config;

import io.signalbox.config.secret.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.Node;

/** Type of a setting: parser, allowed values and their description. Immutable. */
public final class SettingType<T> {
  private final String name;
  private final ValueRule<T> rule;
  private final NodeReader<T> reader;
  private final Function<T, String> shown;
  private final T standIn;
  private final List<String> choices;

  private SettingType(
      String name,
      ValueRule<T> rule,
      NodeReader<T> reader,
      Function<T, String> shown,
      T standIn,
      List<String> choices) {
    this.name = name;
    this.rule = rule;
    this.reader = reader;
    this.shown = shown;
    this.standIn = standIn;
    this.choices = choices;
  }

  /**
   * Creates a type that a feature defines, written as a single value.
   *
   * @param name for the reference, such as {@code cron expression}
   * @param allowed completes the sentence "must be …"
   * @param parse throws IllegalArgumentException, DateTimeException or ArithmeticException for text
   *     it does not take; its message is not shown
   * @param standIn what a reader gets in place of a wrong or missing value, so that it can read on
   */
  public static <T> SettingType<T> of(
      String name, String allowed, Function<String, T> parse, T standIn) {
    return scalar(name, allowed, parse, String::valueOf, standIn, List.of());
  }

  /** Returns the type of text that is not blank. */
  public static SettingType<String> text() {
    return of("text", "text", text -> text, "unset");
  }

  /** Returns the type of a secret; see {@link ConfigSection#secret}. */
  public static SettingType<Secret> secret() {
    ValueRule<Secret> rule = new ValueRule<>("a secret", secret -> true, false);
    return new SettingType<>(
        "secret", rule, new SecretReader(), Secret::toString, new Secret("unset"), List.of());
  }

  /** Returns the type whose values are an enum's constants, written in lower case with hyphens. */
  public static <E extends Enum<E>> SettingType<E> oneOf(Class<E> type) {
    List<E> constants = Arrays.asList(type.getEnumConstants());
    List<String> names = constants.stream().map(SettingType::written).toList();
    String allowed = "one of: " + String.join(", ", names);
    return scalar(
        names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", ", "one of ", "")),
        allowed,
        text -> constants.get(index(names, text)),
        SettingType::written,
        constants.getFirst(),
        names);
  }

  static <T> SettingType<T> scalar(
      String name,
      String allowed,
      Function<String, T> parse,
      Function<T, String> shown,
      T standIn,
      List<String> choices) {
    ValueRule<T> rule = new ValueRule<>(allowed, value -> true, true);
    return new SettingType<>(name, rule, new ScalarReader<>(parse), shown, standIn, choices);
  }

  /** Returns the type of a list of these values; each item is validated by itself. */
  SettingType<List<T>> list() {
    ValueRule<List<T>> any = new ValueRule<>("a list, one '- item' a line", value -> true, false);
    return new SettingType<>(
        "list of " + name,
        any,
        new ListReader<>(reader, rule),
        list -> list.stream().map(shown).collect(Collectors.joining(", ", "[", "]")),
        List.of(),
        List.of());
  }

  /**
   * Returns the type of a map from names that the operator chooses to these values, in the order of
   * the file.
   */
  SettingType<Map<String, T>> map() {
    ValueRule<Map<String, T>> any =
        new ValueRule<>("a group of 'name: value', one a line", value -> true, false);
    return new SettingType<>(
        "names with " + name,
        any,
        new MapReader<>(reader, rule),
        map -> map.isEmpty() ? "{}" : map.keySet().toString(),
        Map.of(),
        List.of());
  }

  SettingType<T> where(Predicate<T> holds, String allowed) {
    return new SettingType<>(name, rule.and(allowed, holds), reader, shown, standIn, choices);
  }

  SettingType<T> named(String newName, T newStandIn) {
    return new SettingType<>(newName, rule, reader, shown, newStandIn, choices);
  }

  SettingType<T> unquoted() {
    return new SettingType<>(name, rule.unquoted(), reader, shown, standIn, choices);
  }

  Optional<T> read(Node node, ConfigLocation spot) {
    return reader.read(node, spot, rule);
  }

  String name() {
    return name;
  }

  String allowed() {
    return rule.allowed();
  }

  String shown(T value) {
    return shown.apply(value);
  }

  T standIn() {
    return standIn;
  }

  /** Returns the allowed values when they are few, otherwise an empty list. */
  List<String> choices() {
    return choices;
  }

  private static int index(List<String> names, String text) {
    int index = names.indexOf(text);
    if (index < 0) {
      throw new IllegalArgumentException("not among the names");
    }
    return index;
  }

  private static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
