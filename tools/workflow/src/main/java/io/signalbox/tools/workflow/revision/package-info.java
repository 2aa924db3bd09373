/**
 * The one way in which escalations, requests of office hours and agents change. Start at {@link
 * io.signalbox.tools.workflow.revision.RevisionedActs}.
 */
@NullMarked
package io.signalbox.tools.workflow.revision;

import org.jspecify.annotations.NullMarked;
