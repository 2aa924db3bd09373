/**
 * Reports of the product in the forms that people and machines read: a page in HTML, Markdown for
 * comments, SARIF for code hosts, from one description of what there is to say.
 */
@NullMarked
package io.signalbox.tools.foresight.report;

import org.jspecify.annotations.NullMarked;
