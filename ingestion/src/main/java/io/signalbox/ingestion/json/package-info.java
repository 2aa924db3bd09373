/**
 * Streaming parser of the objects in JSON exports of any size, one at a time: a plain array, an
 * array inside a page object, pages one after the other, or one object a line.
 */
@NullMarked
package io.signalbox.ingestion.json;

import org.jspecify.annotations.NullMarked;
