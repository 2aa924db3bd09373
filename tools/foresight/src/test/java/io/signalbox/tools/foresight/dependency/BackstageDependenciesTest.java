package io.signalbox.tools.foresight.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import io.signalbox.tools.foresight.dependency.BackstageDependencies.CatalogueGraph;
import org.junit.jupiter.api.Test;

class BackstageDependenciesTest {

  @Test
  void whatAComponentDependsOnAndConsumesAreEdgesAndABrokenDocumentEndsTheFile() {
    CatalogueGraph graph =
        BackstageDependencies.of(
            """
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: digest}
            spec:
              owner: group:default/payments
              dependsOn: ["resource:default/incident-pages", "component:labels", "group:x", 7]
              consumesApis: [orders, "api:other/refunds"]
              providesApis: [summaries]
            ---
            apiVersion: backstage.io/v1alpha1
            kind: AiResource
            metadata: {name: house-style}
            spec: {owner: "user:lena", dependencyOf: ["component:digest"]}
            ---
            kind: Component
            metadata: {name: of-nobody}
            ---
            apiVersion: backstage.io/v1alpha1
            kind: Component
            metadata: {name: "${{ values.name }}"}
            spec: {dependsOn: ["resource:db"]}
            ---
            a: [broken
            """);

    assertThat(graph.edges())
        .extracting(edge -> edge.used().key() + " -> " + edge.user().key())
        .containsExactly(
            "source:incident-pages -> agent:digest",
            "agent:labels -> agent:digest",
            "tool-schema:orders -> agent:digest",
            "tool-schema:other/refunds -> agent:digest",
            "agent:digest -> tool-schema:summaries",
            "prompt:house-style -> agent:digest");
    assertThat(graph.owners())
        .containsEntry(new Artefact(ArtefactKind.AGENT, "digest"), "payments")
        .containsEntry(new Artefact(ArtefactKind.PROMPT, "house-style"), "lena")
        .hasSize(2);
  }
}
