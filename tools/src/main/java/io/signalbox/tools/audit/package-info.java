/**
 * The audit log: what people decided, in rows that are only ever added, each with a hash over
 * itself and the row before. Entry: {@link io.signalbox.tools.audit.AuditLog}. The product has no
 * way to change a row; whoever changes one in the database is found out by {@code signalbox audit
 * verify}.
 */
@NullMarked
package io.signalbox.tools.audit;

import org.jspecify.annotations.NullMarked;
