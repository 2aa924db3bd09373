/**
 * HTTP client that all live sources use for REST APIs. It waits where it is told to, retries where
 * that can help, and never sends a token to another host.
 */
@NullMarked
package io.signalbox.ingestion.live.http;

import org.jspecify.annotations.NullMarked;
