/**
 * Administration of a gateway, directly on its database or by HTTP to the process that has the
 * database open. Entry: {@code io.signalbox.bot.app.administration.GatewayAdministration}.
 */
@NullMarked
package io.signalbox.bot.app.administration;

import org.jspecify.annotations.NullMarked;
