package io.signalbox.tools.workflow.observation;

import io.signalbox.knowledge.text.WordLists;
import io.signalbox.tools.core.route.RouteTable;
import io.signalbox.tools.core.route.RouteTarget;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Classifies a tool that an agent uses as writing or reading: a route by its settings, any other
 * tool by the verb in its name. Safe for use from several threads.
 */
public final class WritingTools {
  private static final int FIRST_WORDS = 3;

  private final RouteTable routes;
  private final Set<String> verbs;
  private final Set<String> reading;

  public WritingTools(RouteTable routes) {
    this.routes = routes;
    this.verbs = new HashSet<>(WordLists.lines(WritingTools.class, "writing-verbs.txt"));
    this.reading = new HashSet<>(WordLists.lines(WritingTools.class, "reading-verbs.txt"));
  }

  /** Returns whether the tool changes something, judging by its route's settings or by its name. */
  public boolean writes(String tool) {
    return routes
        .find(tool)
        .map(
            route ->
                switch (route.target()) {
                  case RouteTarget.HttpTool http -> http.tool().writes();
                  case RouteTarget.McpTool mcp -> mcp.writes();
                  case RouteTarget.Chat chat -> false;
                  case RouteTarget.Embedding embedding -> false;
                  case RouteTarget.PassThrough other -> false;
                })
        .orElseGet(() -> beginsWithVerb(tool));
  }

  /**
   * Returns whether a name begins with a writing verb, perhaps after a server's name: {@code
   * mcp__jira__create-issue}, {@code jira_createIssue}. A verb of reading before it ends the
   * search.
   */
  private boolean beginsWithVerb(String tool) {
    String name = tool.substring(Math.max(0, tool.lastIndexOf("__")));
    List<String> words =
        Stream.of(
                name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                    .toLowerCase(Locale.ROOT)
                    .split("[^a-z0-9]+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    for (int i = 0; i < Math.min(words.size(), FIRST_WORDS); i++) {
      if (reading.contains(words.get(i))) {
        return false;
      }
      if (verbs.contains(words.get(i)) && (i == 0 || i < words.size() - 1)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the name is that of a tool route. */
  boolean isTool(String route) {
    return routes.find(route).filter(each -> each.target().isTool()).isPresent();
  }
}
