/**
 * Import and export of agent manifests in other formats: A2A's agent card, MCP's {@code
 * server.json}, Backstage's entities. Start at {@link
 * io.signalbox.tools.workflow.manifest.ManifestReader}.
 */
@NullMarked
package io.signalbox.tools.workflow.manifest;

import org.jspecify.annotations.NullMarked;
