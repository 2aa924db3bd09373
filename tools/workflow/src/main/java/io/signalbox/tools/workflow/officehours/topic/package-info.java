/** Topics that requests to experts are sorted into, by words and by meaning. */
@NullMarked
package io.signalbox.tools.workflow.officehours.topic;

import org.jspecify.annotations.NullMarked;
