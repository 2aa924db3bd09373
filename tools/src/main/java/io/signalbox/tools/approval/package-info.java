/**
 * Calls that a person has to agree to: asked once, decided once by the one whose word counts,
 * expiring, recorded. Entry: {@link io.signalbox.tools.approval.Approvals}. Makes no call itself
 * and knows no Slack: who is asked where is handed in, and whoever shows it is told of each change.
 */
@NullMarked
package io.signalbox.tools.approval;

import org.jspecify.annotations.NullMarked;
