/**
 * Plain Markdown from what ticket systems write: HTML, Jira's wiki markup, Atlassian's document
 * format. Code stays code, headings stay headings; colours and macros go.
 */
@NullMarked
package io.signalbox.ingestion.markup;

import org.jspecify.annotations.NullMarked;
