/** Live source for issues and pull requests of GitHub, by its REST API. */
@NullMarked
package io.signalbox.ingestion.live.github;

import org.jspecify.annotations.NullMarked;
