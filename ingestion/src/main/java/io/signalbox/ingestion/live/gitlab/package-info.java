/** Live source for issues, merge requests and wikis of GitLab, by version 4 of its REST API. */
@NullMarked
package io.signalbox.ingestion.live.gitlab;

import org.jspecify.annotations.NullMarked;
