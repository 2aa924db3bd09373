/**
 * The one client by which live sources ask systems with a REST interface: it waits where it is told
 * to, tries again where that can help, and never takes a token to another host.
 */
@NullMarked
package io.signalbox.ingestion.live.http;

import org.jspecify.annotations.NullMarked;
