/**
 * Converters from other markup to plain Markdown. They read HTML, Jira's wiki markup and
 * Atlassian's document format, as ticket systems write them; reStructuredText, AsciiDoc, Org and
 * plain text, as pages are written. Code stays code, headings stay headings; colours and macros go.
 */
@NullMarked
package io.signalbox.ingestion.markup;

import org.jspecify.annotations.NullMarked;
