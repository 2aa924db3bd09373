/** Live source for web sites, crawled by their sitemap or from link to link. */
@NullMarked
package io.signalbox.ingestion.live.web;

import org.jspecify.annotations.NullMarked;
