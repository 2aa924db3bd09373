/**
 * What a fact is and who may see it: documents, passages, access rules, audiences. Knows nothing of
 * how documents are read, stored or searched.
 */
@NullMarked
package io.signalbox.knowledge.document;

import org.jspecify.annotations.NullMarked;
