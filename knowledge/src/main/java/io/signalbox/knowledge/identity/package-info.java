/**
 * Accounts and groups of other systems, and the people of the organisation that they belong to, so
 * that access rules can name them without naming who is in them.
 */
@NullMarked
package io.signalbox.knowledge.identity;

import org.jspecify.annotations.NullMarked;
