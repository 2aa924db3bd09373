package io.signalbox.tools.core.price;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Parser of Bedrock model ids, which have an ARN, a region prefix and a version suffix around the
 * model's name, such as {@code eu.anthropic.claude-sonnet-4-5-20250929-v1:0}.
 */
final class BedrockIds {
  private static final Pattern ARN =
      Pattern.compile("^arn:aws[\\w-]*:bedrock:.*:(?:foundation-model|inference-profile)/");
  private static final Pattern REGION =
      Pattern.compile("^(?:us-gov|us|eu|apac|global|jp|au|ca|in|sa|me)\\.(?=[a-z0-9]+\\.)");
  private static final Pattern VERSION =
      Pattern.compile("(?:-v\\d+(?::\\w+)*|(?:-\\d+)?(?::\\w+)+)$");

  private BedrockIds() {}

  /**
   * Returns the name itself and, if it is a Bedrock id, its forms without ARN, version and region,
   * for the look-up of prices.
   */
  static Set<String> plainer(String name) {
    Set<String> names = new LinkedHashSet<>();
    names.add(name);
    String id = ARN.matcher(name).replaceFirst("");
    if (id.matches("[a-z0-9-]+\\.[a-z].*")) {
      names.add(id);
      String unversioned = VERSION.matcher(id).replaceFirst("");
      names.add(unversioned);
      names.add(REGION.matcher(unversioned).replaceFirst(""));
    }
    return names;
  }
}
