/** Issues and pull requests of GitHub, by its REST interface. */
@NullMarked
package io.signalbox.ingestion.live.github;

import org.jspecify.annotations.NullMarked;
