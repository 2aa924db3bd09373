package io.signalbox.ingestion.live.servicenow;

import io.signalbox.config.secret.Secret;
import io.signalbox.ingestion.live.SettingsOpener;
import io.signalbox.knowledge.document.AccessRule;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Settings of a live source that reads a ServiceNow instance.
 *
 * @param user of basic authentication; empty where the token is one of OAuth
 * @param incidentAccess who may see incidents; empty where they are not read
 * @param knowledgeAccess who may see a knowledge base, by its title; these alone are read
 */
record ServiceNowSettings(
    URI url,
    Optional<String> user,
    Secret token,
    Optional<AccessRule> incidentAccess,
    Map<String, AccessRule> knowledgeAccess)
    implements SettingsOpener.SourceScope {
  ServiceNowSettings {
    knowledgeAccess = Map.copyOf(knowledgeAccess);
  }

  /** Returns the tables that are read, in order. */
  List<ServiceNowTable> tables() {
    List<ServiceNowTable> tables = new ArrayList<>();
    if (incidentAccess.isPresent()) {
      tables.add(ServiceNowTable.INCIDENT);
    }
    if (!knowledgeAccess.isEmpty()) {
      tables.add(ServiceNowTable.KNOWLEDGE);
    }
    return tables;
  }

  @Override
  public String address() {
    return String.valueOf(url.getHost());
  }

  @Override
  public String identity() {
    return url
        + "\n"
        + incidentAccess.map(AccessRule::text).orElse("")
        + new TreeMap<>(knowledgeAccess);
  }
}
