package io.signalbox.tools.workflow.observation;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.workflow.agent.Agent;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Exports the register of agents as CSV, with the thirteen fields of Section A of Annex VIII of the
 * EU AI Act (Regulation (EU) 2024/1689), which Article 49 wants of high-risk systems. Each cell
 * says whether its value was declared, observed, or is unknown; whether an agent has to be
 * registered at all is said nowhere. Pure.
 */
public final class AiActRegister {
  private static final String UNKNOWN = "unknown";

  /** Field numbers and short titles, in the order of the Annex. */
  private static final List<String> FIELDS =
      List.of(
          "1 provider: name, address, contact",
          "2 submitted by another person",
          "3 authorised representative",
          "4 trade name and reference",
          "5 intended purpose, components, functions",
          "6 information used, operating logic",
          "7 status",
          "8 certificate: type, number, expiry, notified body",
          "9 scanned copy of the certificate",
          "10 Member States",
          "11 EU declaration of conformity",
          "12 instructions for use",
          "13 URL for additional information");

  private AiActRegister() {}

  /** Returns the register as CSV, one agent a line. */
  public static String csv(Map<Agent, AgentObservation> agents) {
    StringWriter out = new StringWriter();
    CsvWriter csv = CsvWriter.builder().bufferSize(0).build(out);
    List<String> head = new ArrayList<>(List.of("agent"));
    head.addAll(FIELDS);
    csv.writeRecord(head);
    agents.forEach((agent, seen) -> csv.writeRecord(row(agent, seen)));
    return out.toString();
  }

  private static List<String> row(Agent agent, AgentObservation seen) {
    AgentProfile is = agent.profile();
    String page = is.practice().repository();
    return List.of(
        agent.name(),
        declared(joined("team", is.team(), "owner", is.owner())),
        declared("registered by " + agent.registeredBy()),
        UNKNOWN,
        both(agent.name(), seen.calls() > 0 ? "caller " + agent.caller() : ""),
        declared(joined("", is.purpose(), "for", is.serves())),
        both(
            joined(
                "data", String.join(", ", is.sources()), "models", String.join(", ", is.models())),
            observed(seen)),
        both(
            "registered as " + agent.state().name().toLowerCase(Locale.ROOT),
            seen.calls() == 0 ? "" : seen.calls() + " calls in 30 days"),
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        UNKNOWN,
        page.matches("https?://\\S+") ? declared(page) : UNKNOWN);
  }

  private static String observed(AgentObservation seen) {
    Set<String> tools = new TreeSet<>(seen.tools());
    tools.addAll(seen.offered());
    return joined(
        "models",
        String.join(", ", new TreeSet<>(seen.models())),
        "tools",
        String.join(", ", tools));
  }

  private static String joined(String oneWord, String one, String otherWord, String other) {
    List<String> parts = new ArrayList<>();
    if (!one.isBlank()) {
      parts.add((oneWord + " " + one).strip());
    }
    if (!other.isBlank()) {
      parts.add((otherWord + " " + other).strip());
    }
    return String.join(", ", parts);
  }

  private static String declared(String text) {
    return text.isBlank() ? UNKNOWN : "declared: " + text;
  }

  private static String both(String declared, String observed) {
    if (observed.isBlank()) {
      return declared(declared);
    }
    return declared.isBlank()
        ? "observed: " + observed
        : "declared: " + declared + "; observed: " + observed;
  }
}
