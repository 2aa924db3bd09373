package io.signalbox.tools.workflow.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.signalbox.tools.core.agent.AgentProfile;
import io.signalbox.tools.core.route.DataClass;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ManifestFormsTest {
  private static final AgentProfile POET =
      new AgentProfile(
          "poet",
          "writes poems about tickets: \"short\" ones",
          "data",
          "everybody",
          "U0ANARUIZ0",
          "U0BOLINDQ0",
          "https://poet.example.com/a2a",
          List.of("gpt-4o"),
          AgentProfile.Keys.GATEWAY,
          List.of("tickets"),
          DataClass.CONFIDENTIAL,
          new AgentProfile.Powers(true, false, true),
          new AgentProfile.Use(30, 70, 2.5),
          new AgentProfile.Practice("https://github.com/acme/poet", "ten questions", "gateway"));

  @ParameterizedTest
  @EnumSource(ManifestFormat.class)
  void aProfileGoesOutAndComesBackUnchanged(ManifestFormat format) {
    ParsedManifest back = ManifestReader.read(ManifestWriter.write(POET, format).text());

    assertThat(back.format()).isEqualTo(format);
    assertThat(back.profiles()).containsExactly(POET);
  }

  @Test
  void anAgentCardIsWrittenInTheFormOfVersionOne() throws Exception {
    JsonNode card =
        new JsonMapper().readTree(ManifestWriter.write(POET, ManifestFormat.A2A).text());

    assertThat(card.at("/supportedInterfaces/0/protocolVersion").asText()).isEqualTo("1.0");
    assertThat(card.has("url") || card.has("protocolVersion")).isFalse();
    for (String wanted :
        List.of(
            "name",
            "description",
            "version",
            "supportedInterfaces",
            "capabilities",
            "defaultInputModes",
            "defaultOutputModes",
            "skills")) {
      assertThat(card.has(wanted)).as(wanted).isTrue();
    }
  }

  @Test
  void anAgentCardOfVersionThreeIsRead() {
    ParsedManifest reading =
        ManifestReader.read(
            """
            {"protocolVersion": "0.3.0", "name": "Trip Planner", "description": "Plans trips",
             "url": "https://trips.example.com/", "version": "1.2.0",
             "provider": {"organization": "Travel", "url": "https://example.com"},
             "capabilities": {"streaming": true}, "defaultInputModes": ["text"], "defaultOutputModes": ["text"],
             "skills": [{"id": "plan", "name": "plan a trip", "description": "", "tags": []}]}
            """);

    assertThat(reading.profiles())
        .singleElement()
        .satisfies(
            is -> {
              assertThat(is.name()).isEqualTo("trip-planner");
              assertThat(is.team()).isEqualTo("Travel");
              assertThat(is.runsOn()).isEqualTo("https://trips.example.com/");
            });
    assertThat(reading.notes().getFirst()).contains("A2A 0.3.0", "1 skill (plan a trip)");
  }

  @Test
  void aServerOfTheRegistryAndACatalogueOfSeveralEntitiesAreRead() {
    ParsedManifest server =
        ManifestReader.read(
            """
            {"$schema": "https://static.modelcontextprotocol.io/schemas/2025-10-17/server.schema.json",
             "name": "io.github.acme/mail-search", "description": "Searches mail", "version": "1.0.0",
             "repository": {"url": "https://github.com/acme/mail", "source": "github"},
             "packages": [{"registryType": "npm", "identifier": "@acme/mail",
               "environmentVariables": [{"name": "MAIL_KEY", "isSecret": true}]}]}
            """);
    ParsedManifest catalogue =
        ManifestReader.read(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Group
            metadata: {name: payments}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata:
              name: refund-bot
              description: |
                Proposes
                refunds
              annotations: {github.com/project-slug: acme/refund-bot}
            spec: {type: service, lifecycle: production, owner: group:default/payments, dependsOn: ["resource:ledger"]}
            """);

    assertThat(server.profiles().getFirst().name()).isEqualTo("mail-search");
    assertThat(server.profiles().getFirst().runsOn()).isEqualTo("npm @acme/mail");
    assertThat(server.notes().toString()).contains("MAIL_KEY");
    assertThat(catalogue.profiles())
        .singleElement()
        .satisfies(
            is -> {
              assertThat(is.team()).isEqualTo("payments");
              assertThat(is.purpose()).isEqualTo("Proposes refunds");
              assertThat(is.sources()).containsExactly("ledger");
              assertThat(is.practice().repository())
                  .isEqualTo("https://github.com/acme/refund-bot");
            });
    assertThat(catalogue.notes()).contains("The Group payments is left out: it is no component.");
  }
}
