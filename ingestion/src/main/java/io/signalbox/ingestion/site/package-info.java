/**
 * Titles and substitutions that MkDocs and Sphinx projects define for their pages outside the page
 * files. Entry: {@link io.signalbox.ingestion.site.DocumentationSites}.
 */
@NullMarked
package io.signalbox.ingestion.site;

import org.jspecify.annotations.NullMarked;
