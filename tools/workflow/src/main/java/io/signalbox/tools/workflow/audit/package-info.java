/**
 * Audit log of people's decisions: append-only rows, each with a hash over itself and the row
 * before, and signed where a key is configured. Entry: {@link
 * io.signalbox.tools.workflow.audit.AuditLog}. The product has no way to change a row. The end of
 * the chain is written outside the database after each entry; whoever changes the database is found
 * out by {@code signalbox audit verify}.
 */
@NullMarked
package io.signalbox.tools.workflow.audit;

import org.jspecify.annotations.NullMarked;
