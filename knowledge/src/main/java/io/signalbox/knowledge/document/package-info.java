/**
 * Model of documents, passages, and the rules that state who may read them. Knows nothing of how
 * documents are read, stored or searched.
 */
@NullMarked
package io.signalbox.knowledge.document;

import org.jspecify.annotations.NullMarked;
