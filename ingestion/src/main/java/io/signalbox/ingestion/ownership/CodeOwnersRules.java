package io.signalbox.ingestion.ownership;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Matcher that returns the owner of a file by the patterns of a CODEOWNERS file. The last line that
 * a path matches counts; one without owners takes the path's owner away, as GitHub has it, or gives
 * it those of its section, as GitLab has it.
 */
public final class CodeOwnersRules {
  private final List<OwnerRule> rules;

  private record OwnerRule(Pattern pattern, Optional<String> owner) {}

  private CodeOwnersRules(List<OwnerRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Parses the lines of a CODEOWNERS file. */
  public static CodeOwnersRules of(List<String> lines) {
    List<OwnerRule> rules = new ArrayList<>();
    List<String> ofSection = List.of();
    for (String line : lines) {
      Optional<CodeOwners.OwnersLine> read = CodeOwners.line(line);
      if (read.isEmpty()) {
        continue;
      }
      if (read.get().isSection()) {
        ofSection = read.get().owners();
        continue;
      }
      List<String> owners = read.get().owners().isEmpty() ? ofSection : read.get().owners();
      rules.add(new OwnerRule(pattern(read.get().pattern()), CodeOwners.owner(owners)));
    }
    return new CodeOwnersRules(rules);
  }

  /** Returns rules without any owner. */
  public static CodeOwnersRules none() {
    return new CodeOwnersRules(List.of());
  }

  /** Returns the owner of a file, a team rather than a person; empty when no rule gives one. */
  public Optional<String> ownerOf(String path) {
    for (OwnerRule rule : rules.reversed()) {
      if (rule.pattern().matcher(path).matches()) {
        return rule.owner();
      }
    }
    return Optional.empty();
  }

  private static Pattern pattern(String glob) {
    String plain = glob.replace("\\ ", " ");
    boolean folder = plain.endsWith("/");
    boolean children = plain.endsWith("/*");
    String body = plain.replaceFirst("^/", "").replaceFirst("/$", "");
    boolean anchored = plain.startsWith("/") || body.contains("/");
    StringBuilder regex = new StringBuilder(anchored ? "" : "(?:.*/)?");
    for (int i = 0; i < body.length(); i++) {
      char sign = body.charAt(i);
      if (body.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (body.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (sign == '*') {
        regex.append("[^/]*");
      } else if (sign == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(String.valueOf(sign)));
      }
    }
    return Pattern.compile(regex.append(folder ? "/.*" : children ? "" : "(?:/.*)?").toString());
  }
}
