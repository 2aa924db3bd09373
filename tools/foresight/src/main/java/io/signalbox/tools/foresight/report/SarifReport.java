package io.signalbox.tools.foresight.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Exports findings as SARIF 2.1.0, which code hosts show beside the lines. */
public final class SarifReport {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private SarifReport() {}

  /**
   * Returns the SARIF document.
   *
   * @param rules what each rule means, by its short name
   */
  public static String of(List<ReportFinding> findings, Map<String, String> rules) {
    ObjectNode root = JSON.createObjectNode();
    root.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "Signalbox").put("informationUri", "https://signalbox.example/docs/models");
    Map<String, Integer> index = new LinkedHashMap<>();
    ArrayNode described = driver.putArray("rules");
    rules.forEach(
        (rule, meaning) -> {
          index.put(rule, index.size());
          described.addObject().put("id", rule).putObject("shortDescription").put("text", meaning);
        });
    ArrayNode results = run.putArray("results");
    findings.forEach(finding -> result(results.addObject(), finding, index));
    return root.toPrettyString() + "\n";
  }

  private static void result(ObjectNode result, ReportFinding finding, Map<String, Integer> index) {
    result.put("ruleId", finding.rule());
    if (index.containsKey(finding.rule())) {
      result.put("ruleIndex", index.get(finding.rule()));
    }
    result.put("level", finding.level().label());
    result.putObject("message").put("text", finding.sentence());
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", uri(finding.path()));
    place.putObject("region").put("startLine", Math.max(1, finding.line()));
  }

  private static String uri(String path) {
    try {
      return new URI(null, null, path.replace('\\', '/'), null).toASCIIString();
    } catch (URISyntaxException e) {
      return "unnamed";
    }
  }
}
