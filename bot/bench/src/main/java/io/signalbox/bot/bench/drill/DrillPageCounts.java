package io.signalbox.bot.bench.drill;

import io.signalbox.bot.workspace.ChatMessage;
import io.signalbox.bot.workspace.LocalWorkspace;
import io.signalbox.bot.workspace.WorkspaceClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts of the pages that the people of the escalation chain got in their direct messages.
 *
 * @param pages all of them
 * @param lost that never came
 * @param doubled that came again
 * @param late posted after the chain's next one
 */
record DrillPageCounts(long pages, long lost, long doubled, long late) {
  private static final Pattern TITLE = Pattern.compile("Escalation \\d+: SEV2 (svc\\d+x): ");

  /** Counts the pages that are in the workspace now. */
  static DrillPageCounts in(LocalWorkspace workspace, int escalations) {
    List<Map<String, List<String>>> calls = new ArrayList<>();
    for (String person : DrillOrganisation.CHAIN) {
      calls.add(of(workspace.client(person)));
    }
    long pages = 0;
    long lost = 0;
    long doubled = 0;
    long late = 0;
    for (int i = 0; i < escalations; i++) {
      String before = "";
      for (Map<String, List<String>> step : calls) {
        List<String> times = step.getOrDefault(DrillOrganisation.service(i), List.of());
        pages += times.size();
        lost += times.isEmpty() ? 1 : 0;
        doubled += Math.max(0, times.size() - 1);
        String at = times.isEmpty() ? before : times.getFirst();
        late += at.compareTo(before) < 0 ? 1 : 0;
        before = at;
      }
    }
    return new DrillPageCounts(pages, lost, doubled, late);
  }

  /** Returns the message timestamps of a person's pages by service. */
  private static Map<String, List<String>> of(WorkspaceClient person) {
    Map<String, List<String>> calls = new HashMap<>();
    for (ChatMessage message : person.messages(person.direct())) {
      Matcher title = TITLE.matcher(message.json().toString());
      if (title.find()) {
        calls.computeIfAbsent(title.group(1), service -> new ArrayList<>()).add(message.ts());
      }
    }
    return calls;
  }
}
