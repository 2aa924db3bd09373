/**
 * Optimistic locking by revision numbers, through which escalations, requests of office hours and
 * agents are changed. Start at {@link io.signalbox.tools.workflow.revision.RevisionedActs}.
 */
@NullMarked
package io.signalbox.tools.workflow.revision;

import org.jspecify.annotations.NullMarked;
