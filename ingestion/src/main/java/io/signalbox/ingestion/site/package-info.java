/**
 * Knowledge that a documentation generator's project has of its pages, and that the pages alone do
 * not say. Entry: {@link io.signalbox.ingestion.site.DocumentationSites}.
 */
@NullMarked
package io.signalbox.ingestion.site;

import org.jspecify.annotations.NullMarked;
