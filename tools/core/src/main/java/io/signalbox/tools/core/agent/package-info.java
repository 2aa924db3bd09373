/**
 * Descriptions that agents give of themselves: the profile, the manifest file from which it is
 * read, and the risk levels. Entry: {@code AgentManifest}.
 */
@NullMarked
package io.signalbox.tools.core.agent;

import org.jspecify.annotations.NullMarked;
