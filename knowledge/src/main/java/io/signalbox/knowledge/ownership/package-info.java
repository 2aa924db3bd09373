/** Repository of service ownership: the rows of the organisation's ownership tables. */
@NullMarked
package io.signalbox.knowledge.ownership;

import org.jspecify.annotations.NullMarked;
