/**
 * Reports in the formats of people and machines: a page in HTML, Markdown for comments, SARIF for
 * code hosts, from one description.
 */
@NullMarked
package io.signalbox.tools.foresight.report;

import org.jspecify.annotations.NullMarked;
