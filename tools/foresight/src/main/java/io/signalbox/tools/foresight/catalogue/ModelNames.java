package io.signalbox.tools.foresight.catalogue;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules of providers' spellings of model names, by which a called name is turned into the names
 * under which the catalogue may know the model. Every rule is a provider's own grammar of
 * identifiers; none strips a date, for a snapshot is another model than its alias.
 */
final class ModelNames {
  private static final Pattern BEDROCK_REGION =
      Pattern.compile("^(?:us-gov|us|eu|apac|global|jp|au|ca)\\.(?=[a-z0-9]+\\.)");
  private static final Pattern BEDROCK_VENDOR =
      Pattern.compile(
          "^(?:anthropic|amazon|ai21|cohere|meta|mistral|stability|deepseek|twelvelabs)\\.(.+)$");
  private static final Pattern BEDROCK_VERSION = Pattern.compile("-v\\d+(?::\\d+)?$");
  private static final Pattern AZURE_DATED =
      Pattern.compile("^(.+)[-@](20\\d\\d-\\d\\d-\\d\\d|[01]\\d[0-3]\\d)$");
  private static final Pattern VERTEX_DATED = Pattern.compile("^(claude-.+)[-@](20\\d{6})$");
  private static final Pattern FINE_TUNE = Pattern.compile("^ft:([^:]+):.*$");
  private static final List<String> VERTEX_PATHS =
      List.of("publishers/google/models/", "publishers/anthropic/models/", "google/", "models/");

  private ModelNames() {}

  /** Returns the names under which the catalogue may have a called model, the likeliest first. */
  static Set<String> candidates(String channel, String name) {
    Set<String> names = new LinkedHashSet<>();
    names.add(name);
    switch (channel) {
      case "aws-bedrock" -> bedrock(name, names);
      case "azure-foundry" -> {
        // Azure writes gpt-35 for gpt-3.5, and versions apart from names.
        String local = name.replace("gpt-3.5", "gpt-35");
        names.add(local);
        Matcher dated = AZURE_DATED.matcher(local);
        if (dated.matches()) {
          names.add(dated.group(1) + "@" + dated.group(2));
        }
      }
      case "vertex-ai" -> vertex(name, names);
      case "google-api" -> names.add(without(name, List.of("models/")));
      default -> {}
    }
    return names;
  }

  private static void bedrock(String name, Set<String> names) {
    String id = name.substring(name.lastIndexOf('/') + 1);
    String local = BEDROCK_REGION.matcher(id).replaceFirst("");
    names.add(local);
    Matcher vendor = BEDROCK_VENDOR.matcher(local);
    if (vendor.matches()) {
      names.add(vendor.group(1));
      names.add(BEDROCK_VERSION.matcher(vendor.group(1)).replaceFirst(""));
    }
  }

  private static void vertex(String name, Set<String> names) {
    String id = without(name, VERTEX_PATHS);
    names.add(id);
    Matcher dated = VERTEX_DATED.matcher(id);
    if (dated.matches()) {
      names.add(dated.group(1) + "@" + dated.group(2));
    }
  }

  /** Returns the base model of an OpenAI fine-tune name; empty for any other name. */
  static Optional<String> fineTuned(String name) {
    Matcher matcher = FINE_TUNE.matcher(name);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String without(String name, List<String> prefixes) {
    return prefixes.stream()
        .filter(name::startsWith)
        .findFirst()
        .map(prefix -> name.substring(prefix.length()))
        .orElse(name);
  }
}
