/**
 * Knowledge for other tools: questions, look-ups, searches and documents within an asker's rights,
 * rate-limited and recorded. Entry: {@link io.signalbox.tools.ask.knowledge.KnowledgeAccess}.
 */
@NullMarked
package io.signalbox.tools.ask.knowledge;

import org.jspecify.annotations.NullMarked;
