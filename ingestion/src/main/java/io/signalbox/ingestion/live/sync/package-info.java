/**
 * One way for all live sources: what changed is stored together with the cursor behind it, what is
 * gone is removed by the source's word or after a complete list and a question, and rights are
 * applied apart from content.
 */
@NullMarked
package io.signalbox.ingestion.live.sync;

import org.jspecify.annotations.NullMarked;
